"""In every language a leaflet is whole: it conforms, both PDF readers find its words, no English is in between."""

from __future__ import annotations

import random
import re
import subprocess
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from conforming import faults

from leaflet import resources
from leaflet.catalog import catalog_path
from leaflet.configuration import Configuration
from leaflet.edition import editions, find_edition, find_paper
from leaflet.language import Language, find_language, languages
from leaflet.layout.beside import Companion
from leaflet.monograph import read
from leaflet.page import Page, compose
from leaflet.pdf import set_page
from leaflet.press.conformance import CONFORMANCES
from leaflet.proof import proof
from leaflet.readback.anyorder import plain
from leaflet.readback.wording import fold
from leaflet.translation import translate

TODAY = date(2026, 11, 22)
SAMPLES = resources.folder("monographs")
TRANSLATED = ("vitamin-mk-7", "paracetamol", "warfarin")
CONTENT = "es ar zh-Hans vi so ru uk fr pl hi bn ur fa am ps ne my ko ro sw".split()  # noqa: SIM905
NEWER = [name for name in CONFORMANCES if name != "ua1"]
SCRIPTS = ("ar", "my", "zh-Hans")
"""Languages that are not set as English is: right to left, letters in another order, in squares."""

FLOOR = 52
"""The least number of languages that furniture is complete in."""


def _compose(medicine: str, language: Language, edition: str, beside: str = "", draft: bool = False) -> Page:
    monograph = read(SAMPLES / f"{medicine}.md")
    chosen = find_edition(edition)
    other = find_language(beside) if beside else None
    return compose(
        translate(monograph, language, draft=draft),
        language,
        chosen,
        find_paper("a4", chosen),
        Configuration(),
        today=TODAY,
        companion=Companion(translate(monograph, other), other) if other else None,
    )


def _letters(words: str) -> str:
    """Return `words` without white space, and without hyphens: poppler takes one away at the end of a line."""
    return "".join(fold(letter) for letter in words if not letter.isspace() and letter not in "-\u2010")


def _read_by_poppler(pdf: bytes, page: Page, folder: Path, mode: str) -> str:
    """Return what poppler finds between the margins of all pages: in its own order, or as drawn (`-raw`: cells)."""
    file = folder / "leaflet.pdf"
    file.write_bytes(pdf)
    width, height = page.paper.width / 25.4 * 72, page.paper.height / 25.4 * 72
    frame = {
        "-x": 0,
        "-y": page.margins.top,
        "-W": width,
        "-H": height - page.margins.top - page.margins.bottom,
    }
    options = [word for name, size in frame.items() for word in (name, str(round(size)))]
    done = subprocess.run(
        ["pdftotext", *mode.split(), "-enc", "UTF-8", "-r", "72", *options, str(file), "-"],
        check=True,
        capture_output=True,
    )
    return done.stdout.decode()


def _words(text: str) -> list[str]:
    """Return the words and numbers of `text`; a letter that only keeps others apart has no glyph to be found."""
    spelt = "".join(
        " " if letter.isspace() else plain(letter) for letter in text if unicodedata.category(letter) != "Cf"
    )
    return re.findall(r"[^\W\d_]+|\d+", spelt)


def _missing(page: Page, found: str, language: Language) -> list[str]:
    """Return the passages that poppler has not found; right to left word by word, for it moves signs and marks."""
    if language.direction == "ltr":
        letters = _letters(found)
        return [passage.words for passage in page.passages if _letters(passage.words) not in letters]
    there = Counter(_words(found))
    here = Counter(word for passage in page.passages for word in _words(passage.words))
    return list((here - there).elements())


def _conforms(page: Page, conformance: str = "ua1") -> bytes:
    pdf = set_page(page, conformance)
    assert proof(pdf, page).smallest >= page.edition.size - 0.05
    assert faults(pdf, conformance) == {}
    return pdf


def _holds(page: Page, language: Language, folder: Path) -> None:
    pdf = _conforms(page)
    found = [_missing(page, _read_by_poppler(pdf, page, folder, mode), language) for mode in ("", "-raw")]
    assert set(found[0]) & set(found[1]) == set()


def test_there_are_more_languages_than_any_other_system_has() -> None:
    assert len(languages()) >= FLOOR
    assert set(CONTENT) <= {language.tag for language in languages()}


def _drawn(chance: random.Random) -> str:
    """Return an edition by chance, small print more often: it has fewer pages."""
    (edition,) = chance.choices(editions(), weights=[each.size**-4 for each in editions()])
    return edition.name


def _is_unfinished(language: Language) -> bool:
    return language.tag != "en" and not catalog_path(SAMPLES / "vitamin-mk-7.md", language).exists()


def _sampled() -> list[Language]:
    """Return every language that has a sample of its own, and of the others one for each script."""
    others = {language.script: language for language in languages() if _is_unfinished(language)}
    return [language for language in languages() if not _is_unfinished(language) or language in others.values()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "language" in metafunc.fixturenames:
        chosen = languages() if metafunc.config.getoption("--all") else _sampled()
        metafunc.parametrize("language", chosen, ids=[language.tag for language in chosen])


def test_a_leaflet_is_whole_in_every_language(
    language: Language, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    chosen = [edition.name for edition in editions()]
    if not request.config.getoption("--all"):
        chosen = [_drawn(random.Random(language.tag))]
    unfinished = _is_unfinished(language)
    for edition in chosen:
        page = _compose("vitamin-mk-7", language, edition, draft=unfinished)
        assert page.name.endswith(".draft") == unfinished
        _holds(page, language, tmp_path)


@pytest.mark.parametrize("conformance", NEWER)
def test_every_language_conforms_to_newer_standards(conformance: str, request: pytest.FixtureRequest) -> None:
    every = request.config.getoption("--all")
    tags = [language.tag for language in languages()] if every else SCRIPTS
    for tag in tags:
        for edition in [edition.name for edition in editions()] if every else ["clear"]:
            _conforms(_compose("vitamin-mk-7", find_language(tag), edition, draft=True), conformance)


@pytest.mark.parametrize("tag", CONTENT)
def test_the_translated_samples_are_whole(tag: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    chance = random.Random(tag)
    language = find_language(tag)
    for medicine in TRANSLATED if request.config.getoption("--all") else [chance.choice(TRANSLATED[1:])]:
        edition = _drawn(chance)
        _holds(_compose(medicine, language, edition), language, tmp_path)


@pytest.mark.parametrize(
    ("first", "second"), [("es", "en"), ("ar", "en"), ("en", "ur"), ("zh-Hans", "ru"), ("hi", "my")]
)
def test_two_languages_are_whole_together(first: str, second: str, request: pytest.FixtureRequest) -> None:
    page = _compose("paracetamol", find_language(first), "large", beside=second)
    assert page.name == f"paracetamol.{first}+{second}.large"
    _conforms(page)
    if request.config.getoption("--all"):
        for conformance in NEWER:
            _conforms(page, conformance)


def test_one_language_stands_alone_on_a_page() -> None:
    """The other languages on it are marked: the names of sources, which stay as they are."""
    page = _compose("vitamin-mk-7", find_language("es"), "large")
    foreign = re.findall(r'<p lang="(\w+)"[^>]*>(.*?)</p>', page.html)
    assert foreign == [("en", source) for source in read(SAMPLES / "vitamin-mk-7.md").sources]
