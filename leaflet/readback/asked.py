"""What tags an HTML page asks for: one structure element for one element that says something, in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaflet.readback.hypertext import tell
from leaflet.readback.tokens import Begin, End, Token, Words, add_words, read_letters, tongue
from leaflet.readback.wording import BULLET

GROUP = "a group"
_KINDS = {
    **dict.fromkeys(("body", "main", "article", "section", "div", "aside", "header", "footer", "nav"), GROUP),
    **dict.fromkeys(("address", "figure", "details"), GROUP),
    **dict.fromkeys(("p", "figcaption", "summary"), "P"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    **dict.fromkeys(("li", "dd"), "LBody"),
    "dt": "Lbl",
    "blockquote": "BlockQuote",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
_HOLDERS = frozenset((GROUP, "BlockQuote"))
"""Elements of blocks: words right inside them get a paragraph of their own."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_SILENT = frozenset(("head", "script", "style", "template"))


@dataclass
class _Open:
    """An element that has begun: its tag, its structure type ("" for one of a paragraph's words), its language.

    `silent` is one that is not read; `inside` says that something begun for it has to end with it, before it.
    """

    tag: str
    kind: str
    language: str
    silent: bool = False
    inside: str = ""
    digits: str = "0123456789"
    ordinal: int = 1
    start: int = 0


class _Reader:
    """Collects tokens; what has the attribute `data-running` is a running head or foot, and no part of the tags."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.open = [_Open("", "", "")]
        self.title: list[str] = []

    def start(self, tag: str, given: Mapping[str, str | None]) -> None:
        around = self.open[-1]
        language = tongue(given["lang"]) if "lang" in given else around.language
        if tag == "img":
            if not around.silent and given.get("aria-hidden") != "true":
                self._figure(given.get("alt") or "", language)
            return
        if tag in _VOID:
            return
        silent = around.silent or tag in _SILENT or "data-running" in given or "hidden" in given or tag == "svg"
        begun = _Open(tag, "", language, silent, "", given.get("data-digits") or around.digits)
        if tag == "svg":
            self.title = []
            begun.kind = "" if around.silent or given.get("aria-hidden") == "true" else "Figure"
        elif not silent and tag in _KINDS:
            begun.kind = _KINDS[tag]
            self._block(begun, given)
        elif not silent and tag == "a" and given.get("href"):
            self._flow()
            begun.kind = "Link"
            begun.start = len(self.tokens)
            self.tokens.append(Begin("Link"))
        self.open.append(begun)

    def _block(self, begun: _Open, given: Mapping[str, str | None]) -> None:
        """Begin an element that is no part of a paragraph."""
        tag, kind = begun.tag, begun.kind
        holder = self._holder()
        if holder.kind in _HOLDERS or (holder.kind == "Table" and tag != "tr"):
            self._end_inside(holder)
        if holder.kind == "Table" and tag == "tr" and not holder.inside:
            holder.inside = "TBody"
            self.tokens.append(Begin("TBody"))
        elif tag == "li":
            self._label(begun.language, holder, given.get("value"))
        elif tag == "dt" or (tag == "dd" and not holder.inside):
            self._end_inside(holder)
            self.tokens.append(Begin("LI"))
            holder.inside = "LI"
        says: tuple[str, ...] = ()
        if kind == "L":
            begun.ordinal = int(given.get("start") or 1)
            says = ("marks", {"ul": "bullets", "ol": "numbers"}.get(tag, "none"))
        elif tag == "th":
            says = ("scope", "Row" if given.get("scope") in {"row", "rowgroup"} else "Column")
        if kind in {"TH", "TD"}:
            says += ("columns", given.get("colspan") or "1", "rows", given.get("rowspan") or "1")
        if kind != GROUP:
            self.tokens.append(Begin(kind, says))

    def _label(self, language: str, around: _Open, value: str | None) -> None:
        """Begin a list item with the marker that stands before it."""
        words = BULLET
        if around.tag == "ol":
            around.ordinal = int(value) if value else around.ordinal
            words = "".join(around.digits[int(digit)] for digit in str(around.ordinal)) + "."
            around.ordinal += 1
        self.tokens += (Begin("LI"), Begin("Lbl"), Words(words, language), End("Lbl"))

    def _holder(self) -> _Open:
        """Return the innermost element that is no part of a paragraph's words."""
        return next((begun for begun in reversed(self.open) if begun.kind not in {"", "Link"}), self.open[0])

    def _flow(self) -> None:
        """Begin a paragraph for words that stand right inside an element of blocks."""
        holder = self._holder()
        if holder.kind in _HOLDERS and not holder.inside:
            holder.inside = "P"
            self.tokens.append(Begin("P"))

    def _end_inside(self, begun: _Open) -> None:
        if begun.inside:
            self.tokens.append(End(begun.inside))
            begun.inside = ""

    def _figure(self, words: str, language: str) -> None:
        if words:
            self._flow()
            self.tokens += (Begin("Figure", ("alt", read_letters(words), "language", language)), End("Figure"))

    def end(self, tag: str) -> None:
        if all(begun.tag != tag for begun in self.open):
            return
        while True:
            begun = self.open.pop()
            if begun.kind == "Figure":
                self._figure(" ".join(self.title), begun.language)
            elif begun.kind:
                self._end(begun)
            if begun.tag == tag:
                return

    def _end(self, begun: _Open) -> None:
        self._end_inside(begun)
        if begun.kind == "Link":
            said = "".join(token.letters for token in self.tokens[begun.start :] if isinstance(token, Words))
            self.tokens[begun.start] = Begin("Link", ("contents", said))
        if begun.kind != GROUP:
            self.tokens.append(End(begun.kind))
        if begun.tag == "li":
            self.tokens.append(End("LI"))

    def text(self, data: str) -> None:
        around = self.open[-1]
        if around.silent:
            if around.tag == "title":
                self.title.append(data)
            return
        letters = read_letters(data)
        if letters and len(self.open) > 1:
            self._flow()
            add_words(self.tokens, letters, around.language)


def read_asked(html: str) -> list[Token]:
    """Return the structure that the body of `html` asks for, running head and foot left out."""
    reader = _Reader()
    tell(html, reader)
    return reader.tokens
