"""The PDF: a page set in type by WeasyPrint, which is imported when the first page comes and not before."""

from __future__ import annotations

import logging
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from leaflet import resources
from leaflet.errors import LeafletError
from leaflet.page import Page
from leaflet.press import colours, fonts, libraries
from leaflet.press.backgrounds import draw_backgrounds_on_the_page
from leaflet.press.conformance import Conformance, declare, find_conformance
from leaflet.press.embedding import embed_drawn_glyphs
from leaflet.press.hanging import let_spaces_hang
from leaflet.press.haste import forget, hasten, settle
from leaflet.press.kerning import let_kerning_be_seen
from leaflet.press.leftward import let_leftward_text_be_read
from leaflet.press.packing import pack_quickly

_COLOURS = "sRGB"
_lock = threading.RLock()


@dataclass(frozen=True)
class _Press:
    """What every page shares: fonts, parsed style sheets, list markers, and the guard of what may be read."""

    base: str
    fonts: Any
    counters: Any
    sheets: tuple[Any, ...]
    fetcher: Any


class _Ear(logging.Handler):
    """Hears what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    logger, ear = logging.getLogger("weasyprint"), _Ear()
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.addHandler(ear)
    try:
        yield ear.records
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = propagate


def _fetcher(folder: Path) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415

    root = folder.resolve()

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Reads `data:` and our own style files; anything else ends the leaflet."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "data":
                return super().fetch(url, headers)
            path = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or parts.netloc or not path.is_relative_to(root):
                raise FatalURLFetchingError(f"a page may not read {url[:200]!r}")
            if not path.is_file():
                raise FatalURLFetchingError(f"there is no file {path.relative_to(root)} among the styles")
            kind = {".svg": "image/svg+xml", ".css": "text/css"}.get(path.suffix, "application/octet-stream")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return Fetcher(fail_on_errors=True)


@cache
def _font_configuration() -> Any:
    """Return the one that every page shares: a new one for each would be slower and take memory that stays taken."""
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    return FontConfiguration()


@cache
def _press() -> _Press:
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.css.counters import CounterStyle  # noqa: PLC0415

    let_spaces_hang()
    let_leftward_text_be_read()
    let_kerning_be_seen()
    embed_drawn_glyphs()
    draw_backgrounds_on_the_page()
    pack_quickly()
    hasten()
    folder = resources.folder("styles")
    fetcher = _fetcher(folder)
    shared = {"font_config": _font_configuration(), "counter_style": CounterStyle(), "url_fetcher": fetcher}
    sheets = [CSS(string=fonts.stylesheet(), **shared)]
    for path in sorted(folder.glob("*.css")):
        with _listening() as complaints:
            sheets.append(CSS(filename=path, **shared))
        if complaints:
            words = "; ".join(record.getMessage() for record in complaints)
            raise LeafletError(f"the style sheet has a mistake: {words}", str(path), "correct or remove it")
    return _Press(
        base=folder.resolve().as_uri() + "/",
        fonts=shared["font_config"],
        counters=shared["counter_style"],
        sheets=tuple(sheets),
        fetcher=fetcher,
    )


def _missing_glyphs(characters: tuple[str, ...]) -> LeafletError:
    names = ", ".join(f"{char} ({unicodedata.name(char, 'unnamed')}, U+{ord(char):04X})" for char in characters)
    absent = " ".join(sorted({family.package for family in fonts.missing()}))
    return LeafletError(
        f"no font can print: {names}",
        hint=(f"install more fonts: apt-get install {absent}; or " if absent else "") + "write it in other characters",
    )


def _judge(complaints: list[logging.LogRecord], html: Any) -> None:
    """Raise what WeasyPrint complained about: it would print a box, a blank or a guess, and go on."""
    messages = tuple(dict.fromkeys(record.getMessage() for record in complaints))
    if any(message.startswith(".notdef") for message in messages):
        body = html.etree_element.find("body")
        characters = fonts.unprintable("".join(body.itertext()))
        if characters:
            raise _missing_glyphs(characters)
    if messages:
        raise LeafletError(f"cannot be set: {'; '.join(messages)}", hint="correct the template, the style or the text")


def _refuse_nameless(document: Any) -> None:
    """A reader says the title and speaks the language of a file (ISO 14289-1, 7.1 and 7.2)."""
    for name, element in (("title", "<title>"), ("lang", "lang attribute of <html>")):
        if not getattr(document.metadata, name):
            raise LeafletError(f"the page has no {name}", hint=f"fill in the {element} in the template")


def _refuse_local_links(document: Any) -> None:
    """A link to a file would show where the program is installed, and lead nowhere on another machine."""
    for sheet in document.pages:
        for kind, target, *_ in sheet.links:
            if kind == "external" and urlsplit(target).scheme == "file":
                raise LeafletError(
                    f"a link leads to a file: {target.rpartition('/')[2]!r}",
                    hint="link to a whole address: https://...",
                )


def _set(page: Page, conformance: Conformance) -> bytes:
    press = _press()
    from weasyprint import HTML  # noqa: PLC0415

    from leaflet.press import tags  # noqa: PLC0415 - imports weasyprint

    with _listening() as complaints:
        html = HTML(string=page.html, base_url=press.base, url_fetcher=press.fetcher)
        document = html.render(
            font_config=press.fonts,
            counter_style=press.counters.copy(),
            color_profiles={_COLOURS: colours.profile()},
            stylesheets=list(press.sheets),
            output_intent=_COLOURS,
        )
        _judge(complaints, html)
        _refuse_nameless(document)
        _refuse_local_links(document)
        declare(document.metadata, conformance)
        with tags.complete():
            pdf: bytes = document.write_pdf(pdf_variant=conformance.variant, pdf_tags=True, output_intent=_COLOURS)
        _judge(complaints, html)
    settle()
    return pdf


def set_page(page: Page, conformance: str = "ua1") -> bytes:
    """Return `page` as a tagged PDF that meets all standards of a `conformance` (its name) in one file.

    "ua1" is PDF/UA-1 and PDF/A-2a, "ua2" is PDF/UA-2, PDF/A-4 and WTPDF 1.0; `press.conformance` knows them.
    The same page gives the same bytes, on the same fonts and libraries: its dates are its own, never the clock's.
    LeafletError names the page and what is wrong: a character that no font has, a missing picture, a misspelt
    property, a forbidden address. What WeasyPrint only warns of is an error here.
    """
    chosen = find_conformance(conformance)
    with _lock:
        fonts.prepare()
        libraries.load()
        from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

        try:
            return _set(page, chosen)
        except LeafletError as error:
            _press.cache_clear()  # WeasyPrint tells of a mistake in a sheet once, and the next page has it too
            forget()
            raise LeafletError(error.message, error.where or page.name, error.hint) from None
        except FatalURLFetchingError as error:
            raise LeafletError(str(error), page.name, "refer only to the program's own styles and pictures") from None
