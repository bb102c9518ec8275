"""A recipe names what is in a leaflet: its parts, each once, and nothing that is read from it by another name."""

import re
from pathlib import Path

import pytest

from leaflet import resources
from leaflet.batch.digests import Digests
from leaflet.batch.recipe import _ELSEWHERE, _SETTING, Recipe, installed, libraries, versions
from leaflet.configuration import Braille, Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.press import fonts

LARGE = find_edition("large")
A4 = find_paper("a4", LARGE)
HTML = '<html lang="{}"><body><h2 class="pictogram usage">x</h2></body></html>'


@pytest.fixture
def recipe() -> Recipe:
    return Recipe(Configuration(), Digests())


def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the set of the names of all files that are looked at from now on."""
    names: set[str] = set()
    look = Digests.file
    monkeypatch.setattr(Digests, "file", lambda self, path: (names.add(Path(path).name), look(self, path))[1])
    return names


def test_each_kind_of_leaflet_has_inputs_of_its_own(recipe: Recipe) -> None:
    giant = find_edition("giant")
    kinds = {
        recipe.inputs(language, edition, find_paper(paper, edition), form, "ua1")
        for language in ("en", "hi")
        for edition in (LARGE, giant)
        for paper in ("a4", "letter")
        for form in ("pdf", "html", "txt", "brf")
    }
    assert len(kinds) == 32
    assert recipe.inputs("en", LARGE, A4, "pdf", "ua1") != recipe.inputs("en", LARGE, A4, "pdf", "ua2")
    assert recipe.inputs("en", LARGE, A4, "txt", "ua1") == recipe.inputs("en", LARGE, A4, "txt", "ua2")


def test_the_size_of_braille_is_in_braille_only(recipe: Recipe) -> None:
    other = Recipe(Configuration(braille=Braille(30, 20)), Digests())
    for form in ("pdf", "html", "txt", "brf"):
        same = other.inputs("en", LARGE, A4, form, "ua1") == recipe.inputs("en", LARGE, A4, form, "ua1")
        assert same == (form != "brf")


@pytest.mark.parametrize(
    ("language", "used"),
    [
        ("en", "Noto Sans"),
        ("en", "Noto Sans,Noto Sans Symbols2"),
        ("hi", "Noto Sans,Noto Sans Devanagari"),
        ("hi", "Noto Sans"),
        ("zh-Hans", "Noto Sans,Noto Sans CJK SC"),
    ],
)
def test_a_page_is_made_of_the_fonts_that_its_text_tries_before_it_is_set(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch, language: str, used: str
) -> None:
    names = read(monkeypatch)
    recipe.page(f'{HTML.format(language)}<p lang="en">x</p>', "", "ua1", used)
    stack = fonts.stack(language)
    tried = stack[: max(map(stack.index, used.split(","))) + 1]
    assert len(tried) == 2 or language != "zh-Hans"
    wanted = {file for family in fonts.families() if family.name in tried for file in family.files}
    assert {name for name in names if name.endswith((".ttf", ".ttc", ".otf"))} == wanted


def test_a_page_is_made_of_the_pictograms_that_it_shows(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    names = read(monkeypatch)
    recipe.page(HTML.format("en"), "", "ua1", "Noto Sans")
    assert {name for name in names if name.endswith(".svg")} == {"usage.svg"}


def test_every_picture_in_the_style_sheet_is_called_like_its_class() -> None:
    text = (resources.folder("styles") / "leaflet.css").read_text("utf-8")
    drawn = re.findall(r"^\.(\w+) \{ background-image: url\(pictograms/(\w+)\.svg\) \}$", text, re.MULTILINE)
    assert len(drawn) > 10
    assert all(name == file for name, file in drawn)
    assert len(re.findall(r"url\(|@import", text)) == len(drawn)


def test_the_rooms_that_it_knows_are_there() -> None:
    house = Path(resources.__file__).parent
    assert {name for name in (*_ELSEWHERE, *_SETTING) if not (house / name).exists()} == set()


def test_versions_are_those_installed() -> None:
    from importlib.metadata import version

    assert f"weasyprint-{version('weasyprint')}" in installed()
    assert versions(("weasyprint", "none"))[1:] == (f"weasyprint-{version('weasyprint')}",)
    assert any(each.startswith("pango") for each in libraries())
    assert any("FriBidi" in each for each in libraries())
