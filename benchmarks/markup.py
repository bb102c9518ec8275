"""A leaflet's HTML as Typst markup of our own: the same words, headings, lists and tables in the same print size."""

from __future__ import annotations

from html.parser import HTMLParser

from leaflet.press import fonts

_HEAD = """\
#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 29mm, top: 38mm, bottom: 26mm), header: [{title}],
  footer: context [#counter(page).display() / #counter(page).final().first()])
#set text(size: 18pt, lang: "{language}", dir: {direction}, font: ({fonts}), fallback: false)
#set par(leading: 0.9em, spacing: 1.4em)
#set list(marker: [●])
"""
_AROUND = {
    **dict.fromkeys(
        ["p", "div", "main", "section", "header", "footer", "aside", "dl", "dt", "dd", "blockquote"], ("\n\n", "\n\n")
    ),
    **{f"h{level}": (f"\n\n#heading(level: {level})[", "]\n\n") for level in range(1, 7)},
    **dict.fromkeys(("strong", "em"), ("#strong[", "]")),
    **dict.fromkeys(("li", "th", "td"), ("[", "],")),
    "ul": ("\n\n#list(", ")\n\n"),
    "ol": ("\n\n#enum(", ")\n\n"),
    "thead": ("table.header(", "),"),
}
"""What stands before and after an element."""

_UNREAD = frozenset(("head", "style", "script", "svg", "title", "template"))
_VOID = frozenset(("meta", "link", "img", "br", "wbr", "hr"))
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\#$*_`<>@[]=-+/~\"'"})


class _Writer(HTMLParser):
    """Collects markup; what has the attribute `data-running` is left to the page's own head and foot."""

    def __init__(self, columns: list[int]) -> None:
        super().__init__()
        self.columns = columns
        self.parts: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.parts.append(" \\ " if tag == "br" and not self.silent else "")
            return
        names = {name for name, _ in attrs}
        end = ""
        if self.silent or tag in _UNREAD or names & {"data-running", "hidden"}:
            self.silent += 1
        else:
            begin, end = self._around(tag)
            self.parts.append(begin)
        self.open.append((tag, end))

    def _around(self, tag: str) -> tuple[str, str]:
        """Return what stands before and after an element."""
        if tag == "table":
            return f"\n\n#table(columns: {self.columns.pop(0)}, ", ")\n\n"
        return _AROUND.get(tag, ("", ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, end = self.open.pop()
            if self.silent:
                self.silent -= 1
            else:
                self.parts.append(end)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        inside = self.open[-1][0] if self.open else ""
        if not self.silent and (data.strip() or inside not in {"ul", "ol", "table", "thead", "tbody", "tr"}):
            self.parts.append(data.translate(_SPECIAL))


def typst(html: str, title: str, tag: str) -> str:
    """Return the text of `html` as a document for Typst, called `title`, in the language `tag`."""
    writer = _Writer([table.partition("</tr>")[0].count("<th") for table in html.split("<table")[1:]])
    writer.feed(html)
    writer.close()
    return head(title, tag) + "".join(writer.parts)


def head(title: str, tag: str) -> str:
    """Return what a document begins with."""
    names = ", ".join(f'"{name}"' for name in fonts.stack(tag))
    direction = "rtl" if tag == "ar" else "ltr"
    return _HEAD.format(title=title, language=tag.partition("-")[0], direction=direction, fonts=names)
