// What makes the counter quick. Everything works without it, too: forms are sent, pages come back.
"use strict";

// Ask for a part of a page and put it into `place`; an answer that has been overtaken is dropped.
function asker(place, part, seen) {
  let running = null;
  return async function ask(address, options) {
    if (running) running.abort();
    const mine = running = new AbortController();
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Part": part }, signal: mine.signal });
      if (!answer.ok) { location.assign("/"); return; }
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...parsed.body.childNodes);
      if (seen) seen();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
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
  const ask = asker(preview, "preview", mark);
  const show = () => ask(order.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(order)) });
  const soon = after(350, show);
  order.addEventListener("input", soon);
  order.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.name !== "action") return;
    event.preventDefault();
    show();
  });
  if (!preview.querySelector("img, .troubles")) show();
}
