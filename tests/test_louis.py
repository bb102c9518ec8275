"""Liblouis: known facts of braille, and what it does not know is refused."""

import shutil
import subprocess
from pathlib import Path

import pytest

from leaflet import resources
from leaflet.blocks import leaves
from leaflet.errors import LeafletError
from leaflet.forms.brailletable import BrailleTable, braille_tables
from leaflet.forms.louis import CELLS, INSTALL, translate
from leaflet.monograph import read
from leaflet.prose import plain

TABLES = braille_tables()
FACTS = [
    ("en", "the", "!"),
    ("en", "The", ",!"),
    ("en", "and for of with", "& = ( )"),
    ("en", "123", "#ABC"),
    ("en", "ABC", ",,ABC"),
    ("en", "knowledge", "K"),
    ("en", "2.5 mg", "#B4E MG"),
    ("en", "Is it safe?", ",IS X SAFE8"),
    ("en", "10⁶", "#AJ;9#F"),
    ("fr", "à é ç", "( = &"),
    ("fr", "Prenez", ".PRENEZ"),
    ("de", "ä ö ü ß", "> [ \\ !"),
    ("de", "schön", "SCH[N"),
    ("es", "ñ á ¿", "] ( 5"),
    ("ru", "Жена", "^JENA"),
    ("uk", "ліки", "LYKI"),
    ("el", "η", ">"),
    ("ko", "약", ">A"),
    ("hi", "दवा।", "DV>4"),
    ("bn", "ওষুধ।", "O&U!4"),
    ("bn", "১২", "#AB"),
    ("gu", "ડૉ", "$X"),
    ("it", "10-20", "#AJ-#BJ"),
    ("pl", "ż", "&"),
]


@pytest.mark.parametrize(("tag", "text", "cells"), FACTS)
def test_known_words_are_written_as_readers_know_them(tag: str, text: str, cells: str) -> None:
    assert translate([text], TABLES[tag]) == [cells]


def test_english_on_another_page_is_not_contracted() -> None:
    assert translate(["the dose"], TABLES["en"], aside=True) == ["THE DOSE"]


def test_cells_are_the_64_of_ascii_braille() -> None:
    assert sorted(CELLS) == [chr(code) for code in range(0x20, 0x60)]


@pytest.mark.parametrize(("tag", "text", "name"), [
    ("es", "≥ 65 años", "'≥' (U+2265, greater-than or equal to)"),
    ("sv", "5 µg", "'µ' (U+00B5, micro sign)"),
    ("en", "a 漢", "'漢' (U+6F22, cjk unified ideograph-6f22)"),
    ("ka", "K2", "'K' (U+004B, latin capital letter k)"),
])  # fmt: skip
def test_what_a_table_does_not_know_is_refused_by_name(tag: str, text: str, name: str) -> None:
    with pytest.raises(LeafletError) as caught:
        translate(["known", text] if tag != "ka" else [text], TABLES[tag], where="x.es.large")
    assert name in caught.value.message
    assert caught.value.where == "x.es.large"


def test_quotes_and_dashes_that_a_table_lacks_are_written_plainly() -> None:
    assert translate(["l’a – “b”"], TABLES["it"]) == translate(['l\'a - "b"'], TABLES["it"])


def test_what_only_a_typesetter_needs_changes_nothing() -> None:
    assert translate(["5\u00a0mg\u200b a\u00ad", "K₂"], TABLES["en"]) == translate(["5 mg a", "K2"], TABLES["en"])


def test_a_text_of_any_length_is_translated_whole() -> None:
    text = "Take one tablet. " * 400
    [cells] = translate([text], TABLES["en"])
    assert cells == " ".join([',TAKE "O TABLET4'] * 400)
    [unbroken] = translate(["x" * 3000], TABLES["en"])
    assert unbroken.replace(" ", "").count("X") == 3000


def test_a_backslash_is_a_sign_like_others() -> None:
    assert translate([r"a\x0041b", "c\\"], TABLES["en"]) == translate([r"a\x0041b", "c\\"], TABLES["en"])
    assert translate(["\\", "a"], TABLES["en"]) == ["_*", "A"]


def test_nothing_is_translated_to_nothing() -> None:
    assert translate(["", "a", ""], TABLES["en"]) == ["", "A", ""]


def test_a_missing_program_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(LeafletError) as caught:
        translate(["a"], TABLES["en"])
    assert caught.value.hint == INSTALL


def test_a_missing_table_is_told() -> None:
    with pytest.raises(LeafletError, match=r"nonesuch\.ctb"):
        translate(["a"], BrailleTable(("nonesuch.ctb",)))


@pytest.mark.parametrize("table", ["en-ueb-g1.ctb", "en-ueb-g2.ctb"])
def test_english_reads_back_as_it_was(table: str) -> None:
    monograph = read(Path("monographs/warfarin.md"))
    texts = [plain(text) for section in monograph.sections for text, _ in leaves(section.blocks) if text]
    cells = translate(texts, BrailleTable((table,)))
    dots = ["".join(chr(0x2800 + CELLS.index(cell)) for cell in text) for text in cells]
    back = subprocess.run(
        [str(shutil.which("lou_translate")), "--backward", f"unicode.dis,{table}"],
        input="\n".join(dots) + "\n", capture_output=True, encoding="utf-8", check=True,
    ).stdout.replace("’", "'").split("\n")  # fmt: skip
    assert len(texts) > 50
    assert back[: len(texts)] == texts


def test_our_own_tables_are_used() -> None:
    ours = {path.name for path in (resources.folder("styles") / "braille").glob("*.uti")}
    used = {name for table in TABLES.values() for name in (*table.tables, *table.aside)}
    assert ours - used == {"undefined.uti"}
