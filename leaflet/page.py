"""The page: a monograph put into the localized template, one HTML document ready to be set."""

from __future__ import annotations

from dataclasses import dataclass

from leaflet.edition import Edition, Paper


@dataclass(frozen=True)
class Passage:
    """A piece of the monograph as plain words, and the place in the source where it stands ("x.md:12")."""

    words: str
    where: str


@dataclass(frozen=True)
class Margins:
    """The page's margins in points; running head and foot lie inside `top` and `bottom`."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class Page:
    """A leaflet before it is set.

    `name` is what messages and files call it ("vitamin-mk-7.en.large"). `html` is one whole document on minified
    lines (no white space between block tags), its `<style>` holding the @page rule and sizes of this leaflet, its
    metadata in `<title>` and `<meta>`. `passages` are the monograph's words in page order; `head` and `foot` are the
    words of the running head and foot, with `{page}` and `{pages}` where the numbers stand.
    """

    name: str
    html: str
    language: str
    edition: Edition
    paper: Paper
    margins: Margins
    passages: tuple[Passage, ...]
    head: str
    foot: str
