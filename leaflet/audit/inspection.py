"""An inspection: one file, whatever it is, held against every rule that can be checked on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf

from leaflet.audit.claims import check_conformance
from leaflet.audit.embossing import check_braille, check_plain
from leaflet.audit.expressions import check_expressions
from leaflet.audit.finding import Finding
from leaflet.audit.makeup import check_monograph
from leaflet.audit.plainness import check_wording
from leaflet.audit.readability import Grade, check_readability, grades
from leaflet.audit.sheet.printaudit import check_sheets, paragraphs
from leaflet.audit.structure.examination import check_structure
from leaflet.audit.text import Text, Writing, catalog_writing, monograph_writing
from leaflet.audit.verapdf import is_installed
from leaflet.audit.webpage import check_html
from leaflet.configuration import Braille
from leaflet.edition import Edition, editions
from leaflet.errors import LeafletError, refuse
from leaflet.language import find_language
from leaflet.monograph import read
from leaflet.po import read_catalog
from leaflet.translation import mistakes

SUFFIXES = {".md": "monograph", ".po": "catalog", ".pdf": "pdf", ".html": "html", ".txt": "txt", ".brf": "brf"}
"""What can be inspected, by the endings of the files."""


def find_files(path: Path) -> Iterator[Path]:
    """Yield `path`, or every file in the folder `path` that can be inspected; LeafletError where there is none."""
    if path.is_dir():
        inside = (each.relative_to(path) for each in path.rglob("*"))
        kept = [path / each for each in sorted(inside) if not any(part.startswith(".") for part in each.parts)]
        found = [each for each in kept if each.suffix in SUFFIXES and each.is_file()]
        if not found:
            raise LeafletError("there is nothing to check", str(path), f"known endings: {', '.join(SUFFIXES)}")
        yield from found
    elif not path.exists():
        raise LeafletError("there is no such file", str(path), "check its name")
    elif path.suffix not in SUFFIXES:
        known = f"known endings: {', '.join(SUFFIXES)}"
        raise LeafletError("nothing is known of files that end so", str(path), known)
    else:
        yield path


def inspect(path: Path, edition: Edition, braille: Braille, refused: list[LeafletError]) -> Iterator[Finding]:
    """Yield what the rules do not allow in the file `path`, and add to `refused` what kept it from being looked at.

    A PDF is held against the edition that its name tells ("warfarin.es.large.pdf"), else against `edition`; a braille
    file against the size of `braille`. What stops one check stops no other.
    """
    told: set[str] = set()
    for check in _checks(path, edition, braille):
        try:
            yield from check()
        except LeafletError as error:
            refused += (each for each in error.each() if str(each) not in told)
            told.update(map(str, error.each()))


def _checks(path: Path, edition: Edition, braille: Braille) -> Iterator[Callable[[], Iterator[Finding]]]:
    name = str(path)
    match SUFFIXES[path.suffix]:
        case "monograph":
            yield lambda: _monograph(path)
        case "catalog":
            yield lambda: _texts(catalog_writing(read_catalog(path)))
            yield lambda: _faults(path)
        case "pdf":
            pdf = path.read_bytes()
            yield lambda: check_sheets(pdf, name, _edition(path) or edition)
            yield lambda: check_structure(pdf, name)
            yield lambda: _printed(pdf, name)
            if is_installed():
                yield lambda: check_conformance(pdf, name)
        case "html":
            yield lambda: check_html(path.read_text("utf-8", "replace"), name)
        case "txt":
            yield lambda: check_plain(path.read_bytes(), name)
        case _:
            text = path.read_text("ascii", "surrogateescape")
            yield lambda: check_braille(text, name, braille.cells, braille.lines)


def reading_grades(path: Path) -> tuple[Grade, ...]:
    """Return how hard the sections of a monograph or a catalog are to read; () for other files."""
    match SUFFIXES[path.suffix]:
        case "monograph":
            return grades(monograph_writing(read(path)))
        case "catalog":
            return grades(catalog_writing(read_catalog(path)))
    return ()


def _texts(writing: Writing) -> Iterator[Finding]:
    yield from check_expressions(writing)
    yield from check_readability(writing)
    yield from check_wording(writing)


def _monograph(path: Path) -> Iterator[Finding]:
    monograph = read(path)
    yield from check_monograph(monograph)
    yield from _texts(monograph_writing(monograph))


def _printed(pdf: bytes, name: str) -> Iterator[Finding]:
    """Hold the words of a PDF against the rules on words, each language by its own."""
    main = _language(pdf)
    texts: dict[str, list[Text]] = {}
    for words, page, language in paragraphs(pdf, name):
        spoken = _known(language) or main
        texts.setdefault(spoken, []).append(Text(words, f"{name}, page {page}", "", "paragraph"))
    for language, written in texts.items():
        yield from _texts(Writing(tuple(written), language))


def _language(pdf: bytes) -> str:
    """Return the language that a PDF says it is in, as we call it; "" where it says none that we know."""
    try:
        with pikepdf.open(BytesIO(pdf)) as file:
            return _known(str(file.Root.get("/Lang", "")))
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return ""


def _known(language: str) -> str:
    """Return the tag by which we know a language, "" where we do not."""
    try:
        return find_language(language).tag if language else ""
    except LeafletError:
        return ""


def _edition(path: Path) -> Edition | None:
    parts = path.name.split(".")
    return next((edition for edition in editions() if edition.name in parts[1:]), None)


def _faults(path: Path) -> Iterator[Finding]:
    """Raise what keeps the catalog `path` from being printed, held against its monograph; furniture has none.

    LeafletError too where the monograph is not there: then nobody has compared its doses.
    """
    catalog = read_catalog(path)
    if not catalog.headers.get("X-Source-Language"):
        return
    source = path.parent.parent.parent / f"{path.stem}.md"
    if path.parent.parent.name != "locales" or not source.is_file():
        raise LeafletError(
            "its monograph is not where it should be, so its doses were not compared",
            str(path),
            f"put it into locales/<language>/ beside {path.stem}.md",
        )
    refuse(mistakes(read(source), find_language(path.parent.name), catalog))
    yield from ()
