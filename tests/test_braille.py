"""Braille leaflets: laid out as readers expect, in every language that has braille, and nothing lost."""

from dataclasses import replace
from pathlib import Path

import collection
import examples
import pytest
from test_plaintext import page as sample

from leaflet.audit.embossing import check_braille
from leaflet.blocks import Heading, Item, List, Paragraph, Row, Table
from leaflet.configuration import Configuration, Defaults
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.forms.braille import braille
from leaflet.forms.brailletable import braille_tables
from leaflet.language import find_language
from leaflet.monograph import read
from leaflet.page import compose

LACKING = {("am", "warfarin"), ("am", "paracetamol")}
"""Samples with a letter that the table of their language does not know."""

TRANSLATED = [
    path
    for path in sorted(Path("monographs/locales").glob("*/*.po"))
    if path.parent.name in braille_tables() and (path.parent.name, path.stem) not in LACKING
]


def pages(text: str) -> list[list[str]]:
    """Return the lines of each page."""
    return [page.removesuffix("\r\n").split("\r\n") for page in text.split("\f")[:-1]]


def section(*blocks: object) -> list[str]:
    """Return the braille lines of one section's blocks, without running heads."""
    text = braille(examples.page(examples.with_blocks(*blocks)), 40, 60)  # type: ignore[arg-type]
    lines = [line for page in pages(text) for line in page[1:]]
    return lines[lines.index("    ,:AT ? M$IC9E IS =") + 1 : lines.index("    ,S\\RCES") - 1]


def test_the_first_page_reads_as_braille_does() -> None:
    lines = pages(braille(examples.page()))[0]
    assert lines[:8] == [
        "               ,EXAMPL9               #A",
        "  ,CORN] ,PH>MACY",
        "",
        "                ,EXAMPL9",
        "",
        "  #EJJ MG1 TABLETS",
        "  ,G5]IC \"N3 EXEMPLUM",
        "  ,O!R \"NS3 ,EXA1 ,PL9",
    ]  # fmt: skip


def test_headings_lists_and_tables_are_laid_out() -> None:
    table = Table(Row(("Age", "Dose"), 1), (Row(("6", "5 mg"), 2), Row(("7", "6 mg"), 3)))
    inner = List((Item((Paragraph("inner", 3),), 7),), ordered=True)
    items = List((Item((Paragraph("two", 1), inner)),))
    made = section(Paragraph("One.", 1), items, Heading("Three", 4), Paragraph("four", 5), table)
    assert made == [
        "  ,\"O4", "", "TWO", "  #G4 9N]", "", "      ,?REE", "  F\\R", "",
        ",AGE3 #F", ",DOSE3 #E MG", "", ",AGE3 #G", ",DOSE3 #F MG",
    ]  # fmt: skip


def test_a_draft_says_so_on_every_page() -> None:
    made = pages(braille(examples.page(replace(examples.MONOGRAPH, reviewed_by=""))))
    assert len(made) > 1
    assert all(",N *ECK$ BY A PH>MACI/" in page[0] for page in made)


def test_a_narrow_page_says_the_whole_notice() -> None:
    made = pages(braille(examples.page(replace(examples.MONOGRAPH, reviewed_by="")), 20, 25))
    assert all(" ".join(f"{page[0][:-3]} {page[1]}".split()) == ",N *ECK$ BY A PH>MACI/" for page in made)


def test_a_page_that_is_too_small_for_the_notice_is_refused() -> None:
    long = replace(examples.page(), html=examples.page(replace(examples.MONOGRAPH, reviewed_by="")).html.replace(
        "Not checked by a pharmacist", "Not checked by a pharmacist " * 9))  # fmt: skip
    with pytest.raises(LeafletError, match="too small"):
        braille(long, 20, 10)


@pytest.mark.parametrize(("cells", "lines"), [(19, 25), (81, 25), (40, 9), (40, 61), (0, 0), (-40, 25)])
def test_nonsense_sizes_are_refused(cells: int, lines: int) -> None:
    with pytest.raises(LeafletError, match="is not possible"):
        braille(examples.page(), cells, lines)


@pytest.mark.parametrize(("cells", "lines"), [(20, 10), (32, 28), (40, 25), (80, 60)])
def test_every_size_is_kept(cells: int, lines: int) -> None:
    made = braille(sample(Path("monographs/warfarin.md")), cells, lines)
    assert not list(check_braille(made, "x.brf", cells, lines))


@pytest.mark.parametrize("path", TRANSLATED[::6], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_translations_become_braille(path: Path) -> None:
    made = braille(sample(Path(f"monographs/{path.stem}.md"), path.parent.name))
    assert made.isascii()
    assert not list(check_braille(made, path.stem))


@pytest.mark.parametrize("name", ["paracetamol", "vitamin-mk-7"])
def test_english_samples_become_braille(name: str) -> None:
    assert not list(check_braille(braille(sample(Path(f"monographs/{name}.md"))), name))


@pytest.mark.parametrize(("tag", "name"), sorted(LACKING))
def test_a_letter_without_braille_is_named(tag: str, name: str) -> None:
    with pytest.raises(LeafletError, match=r"U\+128B"):
        braille(sample(Path(f"monographs/{name}.md"), tag))


def test_a_second_language_is_in_its_own_braille() -> None:
    made = braille(sample(Path("monographs/warfarin.md"), "es", "en"))
    assert "\r\nEST( SANGRANDO AHORA\r\n    ARE BLEEDING NOW\r\n" in made


def test_a_language_without_braille_is_refused_beside_another_too() -> None:
    with pytest.raises(LeafletError, match="no braille for Somali"):
        braille(sample(Path("monographs/warfarin.md"), "en", "so"))


def test_what_only_the_eye_can_use_is_left_out() -> None:
    text = braille(examples.page())
    assert "SQU>E" not in text
    assert "CAM]A" not in text


def test_the_address_on_the_web_is_said() -> None:
    assert "HTTPS3_/_/PH>MACY4EXAMPLE" in braille(examples.page())


@pytest.mark.parametrize("own", ["tr", "de"])
def test_the_pharmacys_own_name_never_stops_a_leaflet(own: str) -> None:
    """In German braille where that is its language, in the page's where its own has none."""
    own_words = replace(examples.CONFIGURATION, defaults=Defaults(language=own))
    text = braille(examples.page(configuration=own_words))
    assert (",CORN]" in text) is (own == "tr")


def test_made_up_monographs_lose_nothing(tmp_path: Path, share: int) -> None:
    file, edition = tmp_path / "medicine.md", find_edition("large")
    for seed in range(10 * share):
        file.write_text(collection.good(seed).text)
        sheet = find_paper("a4", edition), Configuration()
        made = compose(read(file), find_language("en"), edition, *sheet, today=examples.TODAY)
        assert not list(check_braille(braille(made), "x.brf"))


def test_lost_words_are_refused() -> None:
    made = examples.page()
    with pytest.raises(LeafletError, match="lost words"):
        braille(replace(made, html=made.html.replace("Take it <strong>whole</strong>.", "")))


def test_the_same_leaflet_gives_the_same_braille() -> None:
    assert braille(examples.page()) == braille(examples.page())
