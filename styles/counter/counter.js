// What makes the counter quick. Everything works without it, too: forms are sent, pages come back.
"use strict";

// Ask for a part of a page and put it into `place`; an answer that has been overtaken is dropped. `seen` is told
// whether there was one. What a page of the counter says instead, such as that it was open for too long, is put there.
function asker(place, part, seen) {
  const unreachable = document.getElementById("unreachable");
  let running = null;
  return async function ask(address, options) {
    if (running) running.abort();
    const mine = running = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Part": part }, signal: mine.signal });
      if (answer.redirected) { location.assign(answer.url); return; }
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...(parsed.querySelector("main") || parsed.body).childNodes);
      unreachable.hidden = true;
      if (seen) seen();
    } catch (error) {
      if (error.name === "AbortError") return;
      unreachable.hidden = false;
    } finally {
      if (running === mine) { running = null; place.removeAttribute("aria-busy"); }
    }
  };
}

function after(milliseconds, act) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(act, milliseconds); };
}

const search = document.getElementById("q");
if (search) {
  const results = document.getElementById("results");
  const ask = asker(results, "results");
  search.addEventListener("input", after(120, () => ask("/?q=" + encodeURIComponent(search.value))));
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const links = [search, ...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 || !links[at + step]) return;
    event.preventDefault();
    links[at + step].focus();
  });
}

const order = document.getElementById("order");
const preview = document.getElementById("preview");
if (order && preview) {
  // A field with something wrong in it says so itself, and where to read what.
  const mark = () => {
    const faulty = [...preview.querySelectorAll(".troubles a")].map((link) => link.hash.slice(1));
    for (const field of order.elements) {
      if (!field.id) continue;
      const wrong = faulty.includes(field.id);
      field.toggleAttribute("aria-invalid", wrong);
      if (wrong) { field.setAttribute("aria-invalid", "true"); field.setAttribute("aria-describedby", "troubles"); }
      else field.removeAttribute("aria-describedby");
    }
  };
  // Nothing is printed of pages that are not those of what is entered; the counter itself sees to that, too.
  const stale = document.getElementById("stale");
  const hold = (held) => {
    preview.classList.toggle("stale", held);
    stale.hidden = !held || !preview.querySelector("img");
    for (const button of preview.querySelectorAll("button")) button.disabled = held;
  };
  const ask = asker(preview, "preview", () => { hold(false); mark(); });
  const show = () => ask(order.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(order)) });
  const soon = after(350, show);
  order.addEventListener("input", () => { hold(true); soon(); });
  order.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.name !== "action") {
      if (event.submitter.classList.contains("main")) setTimeout(() => hold(true));  // one click is enough
      return;
    }
    event.preventDefault();
    show();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) hold(false); });
  if (!preview.querySelector("img, .troubles")) show();
}
