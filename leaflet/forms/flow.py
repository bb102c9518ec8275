"""The flow: all that a leaflet's HTML says, piece by piece in reading order.

It is read with `html.parser` of the standard library: the HTML is our own, and nothing of it has to be mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from leaflet.forms.pieces import Flow, Piece, Run, shifted, tidy

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (*_HEADINGS, "p", "div", "section", "main", "header", "footer", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
     "table", "thead", "tbody", "tr", "th", "td", "body", "html", "head")
)  # fmt: skip
_SILENT = frozenset(("script", "style", "title", "svg", "template"))
_VOID = frozenset(("br", "img", "meta", "link", "wbr", "hr", "input", "path"))
_BLANK = re.compile(r"[ \t\r\n\f]+")


def read_flow(html: str) -> Flow:
    """Return what the document `html` says: a page to print, or the web form."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    notice, state = " ".join(reader.notice), " ".join(reader.state)
    return Flow(reader.language, notice, state, tuple(reader.pieces), frozenset(reader.languages))


@dataclass
class _Open:
    tag: str
    language: str
    classes: tuple[str, ...]
    running: bool = False


@dataclass
class _List:
    """A list that is open: its number (None when it is bulleted), and whether it has shown an item."""

    ordinal: int | None
    begun: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.digits = "0123456789"
        self.notice: list[str] = []
        self.state: list[str] = []
        self.languages: set[str] = set()
        self.pieces: list[Piece] = []
        self.open: list[_Open] = []
        self.silent = 0
        self.bare = self.filled = False
        self.runs: list[Run] = []
        self.heard: list[Run] = []
        self.shifted: list[str] = []
        self.lists: list[_List] = []
        self.marker: str | None = None
        self.term: tuple[Run, ...] = ()
        self.fresh = False
        self.heads: list[list[tuple[Run, ...]]] = []
        self.rows = self.column = 0

    def within(self, *tags: str) -> bool:
        return any(element.tag in tags for element in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self._say("\n")
        if tag in _VOID:
            return
        if self.silent or tag in _SILENT or "hidden" in given:
            self.silent += 1
        if tag in _BLOCKS:
            self.flush()
            self.languages |= {given["lang"] or ""} if "lang" in given else set()
        inherited = self.open[-1] if self.open else _Open("", "", ())
        language = given.get("lang") or inherited.language
        if tag == "html":
            self.language, self.digits = language, given.get("data-digits") or self.digits
        if tag == "strong" and self.bare and "beside" not in inherited.classes:
            language = self.language  # the mark before what is not translated
        self.bare = True
        running = inherited.running or "data-running" in given
        self.open.append(_Open(tag, language, tuple((given.get("class") or "").split()), running))
        if not self.silent:
            self._enter(tag, given.get("value"), given.get("start"))

    def _enter(self, tag: str, value: str | None, start: str | None) -> None:
        match tag:
            case "ul" | "ol":
                self._orphan()
                self.lists.append(_List(int(start or 1) if tag == "ol" else None))
            case "li":
                self.marker = self._number(value)
            case "dl":
                self.fresh = True
            case "dt" | "dd" | "table":
                self._orphan(term=tag != "dd")
                self.heads = [] if tag == "table" else self.heads
                self.rows = 0 if tag == "table" else self.rows
            case "td" | "th":
                self.filled = False
            case "tr":
                self.column, self.fresh = 0, True
                if self.within("thead"):
                    self.heads.append([])
            case "sup" | "sub":
                self.shifted = []

    def _number(self, value: str | None) -> str:
        current = self.lists[-1]
        if current.ordinal is None:
            return ""
        ordinal = int(value) if value else current.ordinal
        current.ordinal = ordinal + 1
        return "".join(self.digits[int(digit)] for digit in str(ordinal)) + "."

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self.open):
            return
        while self.open:
            last = self.open[-1]
            if last.tag in _BLOCKS:
                self.flush()
            if not self.silent:
                self._leave(last)
            self.open.pop()
            self.silent = max(0, self.silent - 1)
            if last.tag == tag:
                return

    def _leave(self, element: _Open) -> None:
        match element.tag:
            case "ul" | "ol":
                self.lists.pop()
            case "li" | "dl":
                self._orphan()
            case "tr" if not self.within("thead"):
                self.rows += 1
            case "td" | "th":
                self._end_cell()
            case "sup" | "sub":
                self._shift(element)

    def _shift(self, element: _Open) -> None:
        text, self.shifted = "".join(self.shifted), []
        before = self.runs[-1].words[-1:] if self.runs else ""
        self._add(Run(shifted(text, before, raised=element.tag == "sup"), element.language))

    def handle_data(self, data: str) -> None:
        self._say(_BLANK.sub(" ", data))

    def _say(self, data: str) -> None:
        self.bare = False
        if self.silent or not self.open:
            return
        if self.within("sup", "sub"):
            self.shifted.append(data)
        else:
            self._add(Run(data, self.open[-1].language))

    def _add(self, run: Run) -> None:
        self.runs.append(run)
        if not any("seen" in element.classes for element in self.open):
            self.heard.append(run)

    def flush(self) -> None:
        """Make a piece of the words read since the last block began or ended."""
        runs, heard, self.runs, self.heard = tidy(self.runs), tidy(self.heard), [], []
        if not runs:
            return
        block = next(element for element in reversed(self.open) if element.tag in _BLOCKS)
        if block.running:
            self._run(block, "".join(run.words for run in runs))
        elif self.within("main"):
            self._put(block, runs, heard)

    def _run(self, block: _Open, words: str) -> None:
        if "notice" in block.classes or self.within("header"):
            self.notice.append(words)
        elif not {"name", "number"} & set(block.classes):
            self.state.append(words)

    def _put(self, block: _Open, runs: tuple[Run, ...], heard: tuple[Run, ...]) -> None:
        level = len(self.lists) + sum(element.tag == "blockquote" for element in self.open)
        first, self.fresh = self.fresh, False
        if block.tag in ("th", "td"):
            self._cell(runs, first)
        elif block.tag in _HEADINGS:
            self._orphan()
            self.pieces.append(Piece("heading", runs, int(block.tag[1])))
        elif block.tag == "dt":
            self.term, self.fresh = runs, first
        elif self.term:
            term, self.term = self.term, ()
            self.pieces.append(Piece("definition", runs, level, label=term, first=first))
        elif self.marker is not None:
            self._item(runs, level)
        else:
            self.fresh = first
            self.pieces.append(Piece("paragraph", runs, level, heard=None if heard == runs else heard))

    def _item(self, runs: tuple[Run, ...], level: int) -> None:
        current = self.lists[-1]
        self.pieces.append(Piece("item", runs, level, marker=self.marker or "", first=not current.begun))
        self.marker, current.begun = None, True

    def _cell(self, runs: tuple[Run, ...], first: bool) -> None:
        self._orphan()
        if self.within("thead"):
            self.heads[-1].extend([()] * (self.column - len(self.heads[-1])))
            self.heads[-1].append(runs)
            self.pieces.append(Piece("header", runs, first=first))
            return
        self.filled = True
        self.pieces.append(Piece("cell", runs, label=self._head(), repeats=True, first=first))

    def _head(self) -> tuple[Run, ...]:
        """Return what heads the column of the cell that is open."""
        head = self.heads[self.rows % len(self.heads)] if self.heads else []
        return head[self.column] if self.column < len(head) else ()

    def _end_cell(self) -> None:
        """Go on to the next column; one that begins empty is named nevertheless, as in a record."""
        if not self.filled and not self.within("thead") and self.rows < len(self.heads) and self._head():
            first, self.fresh = self.fresh, False
            self._cell((), first)
        self.column += 1

    def _orphan(self, term: bool = True) -> None:
        """Put a term without a text of its own, or a number whose item begins with another block."""
        if term and self.term:
            runs, self.term = self.term, ()
            self.pieces.append(Piece("definition", (), len(self.lists), label=runs, first=self.fresh))
            self.fresh = False
        if self.marker:
            self._item((), len(self.lists))
        self.marker = None
