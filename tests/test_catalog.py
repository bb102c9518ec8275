"""A catalog follows its source: nothing translated is lost, and nothing changed passes as translated."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from examples import MONOGRAPH, with_blocks
from hypothesis import given
from hypothesis import strategies as st
from translated import REVIEWED, SOURCE, SPANISH, TEXTS, changed, of, spanish, without, written

from leaflet import resources
from leaflet.blocks import Paragraph, Row, Table
from leaflet.catalog import catalog_path, refresh, renderings, reviewed, translator
from leaflet.language import find_language
from leaflet.messages import messages
from leaflet.monograph import Monograph, Section, read
from leaflet.po import Catalog, read_catalog, render

LONG = (
    "Keep the tablets in their own pack, in a cool and dry place. Keep them out of the sun, because light and damp can"
    " spoil them. Keep them where children cannot see or reach them at all, and not in the bathroom or in the kitchen."
)
CHANGES = {"cool": "cold", "spoil": "harm", "children": "pets", "kitchen": "car", "sun": "heat", "dry": "dark"}
SAMPLES = sorted((resources.folder("monographs") / "locales").glob("*/*.po"))


def test_the_catalog_lies_beside_the_monograph() -> None:
    assert catalog_path(Path("a/b.c.md"), find_language("pt-BR")) == Path("a/locales/pt-BR/b.c.po")


def test_a_fresh_catalog_has_a_message_a_block_with_context_file_and_line(tmp_path: Path) -> None:
    fresh = refresh(written(tmp_path), SPANISH, None)
    assert [(each.context, each.source) for each in fresh.entries] == [
        ("title", "Testamine"),
        ("strength", "500 mg"),
        ("form", "tablets"),
        ("usage", "It eases pain."),
        ("dosage", "Take **one tablet** with water."),
        ("dosage", "Do not take more than 8 tablets."),
        ("side_effects", "a sick feeling"),
        ("side_effects", "a headache"),
        ("other", "Blood tests"),
        ("other", "Go to every blood test."),
    ]
    assert of(fresh, "Do not take more than 8 tablets.").references == ("testamine.md:15",)
    assert of(fresh, "Blood tests").notes
    assert not any(each.text or each.fuzzy for each in fresh.entries)
    assert fresh.headers["Language"] == "es"
    assert fresh.headers["X-Source-Version"] == "2026-11"


def test_a_text_that_comes_again_in_a_section_is_one_message_with_all_its_places() -> None:
    twice = with_blocks(Paragraph("Rest.", 9), Table(Row(("Drink.", "Rest."), 11), (Row(("Rest.", "Rest."), 13),)))
    assert of(refresh(twice, SPANISH, None), "Rest.").references == ("example.md:9", "example.md:11", "example.md:13")


def test_the_tag_is_written_as_gettext_writes_it() -> None:
    assert refresh(MONOGRAPH, find_language("pt-BR"), None).headers["Language"] == "pt_BR"


def test_gettext_finds_no_fault_in_a_fresh_catalog_and_a_filled_one(tmp_path: Path) -> None:
    monograph = written(tmp_path, SOURCE.replace("It eases pain.", 'It "eases" 30% of {pain} \\\\ in 5% of people.'))
    fresh = refresh(monograph, SPANISH, None)
    filled = replace(
        fresh,
        headers={**fresh.headers, **REVIEWED},
        entries=tuple(replace(each, strings=("30% de %d",)) for each in fresh.entries),
    )
    again = refresh(monograph, SPANISH, _through_a_file(filled, tmp_path))
    for catalog in (fresh, filled, again):
        (tmp_path / "x.po").write_text(render(catalog))
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", tmp_path / "x.po"], check=True, capture_output=True)


def test_a_changed_text_is_fuzzy_and_tells_what_it_was(tmp_path: Path) -> None:
    before = spanish(written(tmp_path))
    after = refresh(written(tmp_path, SOURCE.replace("than 8", "than 6")), SPANISH, before)
    entry = of(after, "Do not take more than 6 tablets.")
    assert (entry.fuzzy, entry.previous, entry.text) == (
        True,
        "Do not take more than 8 tablets.",
        "No tome más de 8 comprimidos.",
    )
    assert sum(each.fuzzy for each in after.entries) == 1
    assert not after.obsolete


def test_a_text_changed_twice_tells_what_the_translation_was_made_of(tmp_path: Path) -> None:
    catalog = spanish(written(tmp_path))
    for number in (6, 4):
        catalog = refresh(written(tmp_path, SOURCE.replace("than 8", f"than {number}")), SPANISH, catalog)
    assert of(catalog, "Do not take more than 4 tablets.").previous == "Do not take more than 8 tablets."


@pytest.mark.parametrize("fuzzy", [False, True])
def test_a_text_changed_and_changed_back_waits_for_the_translator(tmp_path: Path, fuzzy: bool) -> None:
    catalog = changed(spanish(written(tmp_path)), "Do not take more than 8 tablets.", fuzzy=fuzzy)
    for number in (6, 8):
        catalog = refresh(written(tmp_path, SOURCE.replace("than 8", f"than {number}")), SPANISH, catalog)
    entry = of(catalog, "Do not take more than 8 tablets.")
    assert (entry.fuzzy, entry.previous, entry.text) == (True, "", "No tome más de 8 comprimidos.")


def test_a_few_changed_words_of_a_long_text_are_a_change(tmp_path: Path) -> None:
    long = written(tmp_path, SOURCE.replace("It eases pain.", LONG))
    before = changed(refresh(long, SPANISH, None), LONG, strings=("Guárdelos en su envase.",))
    new = LONG
    for old, word in CHANGES.items():
        new = new.replace(old, word)
    after = refresh(written(tmp_path, SOURCE.replace("It eases pain.", new)), SPANISH, before)
    assert of(after, new).previous == LONG


def test_a_text_of_another_section_that_is_only_alike_takes_no_translation(tmp_path: Path) -> None:
    before = spanish(written(tmp_path))
    text = SOURCE.replace("It eases pain.", "It eases pain.\n\nDo not take more than 6 tablets.")
    text = text.replace("\n\nDo not take more than 8 tablets.", "", 1)
    after = refresh(written(tmp_path, text), SPANISH, before)
    assert of(after, "Do not take more than 6 tablets.").text == ""
    assert [each.text for each in after.obsolete] == ["No tome más de 8 comprimidos."]


def test_the_nearest_text_takes_the_translation_not_the_first_one(tmp_path: Path) -> None:
    before = spanish(written(tmp_path))
    text = SOURCE.replace("Do not take more than 8", "Do not take them.\n\nDo not take more than 6")
    after = refresh(written(tmp_path, text), SPANISH, before)
    assert of(after, "Do not take more than 6 tablets.").text == "No tome más de 8 comprimidos."
    assert of(after, "Do not take them.").text == ""


def test_a_moved_text_keeps_its_translation_and_learns_its_place(tmp_path: Path) -> None:
    before = spanish(written(tmp_path))
    text = SOURCE.replace("It eases pain.", "For you.\n\nTake **one tablet** with water.", 1)
    text = text.replace("## Dosage\nTake **one tablet** with water.\n", "## Dosage\n")
    after = refresh(written(tmp_path, text), SPANISH, before)
    entry = of(after, "Take **one tablet** with water.")
    assert (entry.context, entry.fuzzy, entry.text) == ("usage", False, "Tome **un comprimido** con agua.")
    assert entry.references == ("testamine.md:12",)


def test_what_is_gone_is_kept_and_comes_back(tmp_path: Path) -> None:
    before = spanish(written(tmp_path))
    fewer = refresh(written(tmp_path, SOURCE.replace("* a headache\n", "")), SPANISH, before)
    assert [each.text for each in fewer.obsolete] == ["dolor de cabeza"]
    fewer = _through_a_file(fewer, tmp_path)
    again = refresh(written(tmp_path), SPANISH, fewer)
    assert (of(again, "a headache").text, of(again, "a headache").fuzzy) == ("dolor de cabeza", False)
    assert not again.obsolete


def test_a_translation_kept_as_obsolete_is_not_lost_to_an_empty_message(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    whole = spanish(monograph)
    empty = changed(whole, "a headache", strings=("",))
    after = refresh(monograph, SPANISH, replace(empty, obsolete=(of(whole, "a headache"),)))
    assert of(after, "a headache").text == "dolor de cabeza"


def test_what_the_translator_wrote_stays(tmp_path: Path) -> None:
    before = replace(spanish(written(tmp_path)), comment="Ours.")
    before = changed(before, "500 mg", comments=("same on purpose",), flags=("no-wrap",))
    after = refresh(written(tmp_path, SOURCE.replace("2026-11\n", "2026-12\n", 1)), SPANISH, before)
    assert of(after, "500 mg").comments == ("same on purpose",)
    assert of(after, "500 mg").flags == ("no-wrap",)
    assert after.comment == "Ours."
    assert after.headers == {**before.headers, "X-Source-Version": "2026-12"}


@pytest.mark.parametrize(
    ("old", "new", "holds"),
    [
        ("a headache", "a headache", True),
        ("* a headache\n", "", True),
        ("* a sick feeling\n* a headache", "* a headache\n* a sick feeling", True),
        ("than 8", "than 6", False),
        ("* a headache", "* a headache\n* thirst", False),
        ("It eases pain.", "It eases pain.\n\na headache", False),
    ],
)
def test_a_review_ends_when_a_text_is_new_or_changed(tmp_path: Path, old: str, new: str, holds: bool) -> None:
    before = spanish(written(tmp_path))
    assert reviewed(before) == ("Benito Boticario", "2026-11-03")
    assert bool(reviewed(refresh(written(tmp_path, SOURCE.replace(old, new)), SPANISH, before))[0]) is holds


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, ("Benito Boticario", "2026-11-03")),
        ({"PO-Revision-Date": "2026-11-03 23:59+0000"}, ("Benito Boticario", "2026-11-03")),
        ({"PO-Revision-Date": "2026-11-04 00:00+0000"}, ("", "")),
        ({"PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE"}, ("Benito Boticario", "2026-11-03")),
        ({"PO-Revision-Date": "yesterday"}, ("", "")),
        ({"X-Reviewed-By": ""}, ("", "")),
        ({"X-Reviewed-On": ""}, ("", "")),
        ({"X-Reviewed-On": "soon"}, ("", "")),
    ],
)
def test_a_review_counts_with_name_and_day_and_for_nothing_later(
    headers: dict[str, str], expected: tuple[str, str]
) -> None:
    assert reviewed(Catalog({**REVIEWED, **headers}, ())) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana <ana@example.org>", "Ana"), ("Ana", "Ana"), ("FULL NAME <EMAIL@ADDRESS>", ""), ("", ""), ("<a@b>", "")],
)
def test_the_translator_is_named_without_an_address(name: str, expected: str) -> None:
    assert translator(Catalog({"Last-Translator": name}, ())) == expected


def test_a_rendering_is_translated_when_there_are_words_for_what_the_source_says_now(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    whole = spanish(monograph)
    assert all(each.translated and not each.stale for each in renderings(monograph, whole))
    for catalog, stale in (
        (changed(whole, "a headache", strings=("",)), False),
        (changed(whole, "a headache", strings=("  ",)), False),
        (changed(whole, "a headache", fuzzy=True), True),
        (without(whole, "a headache"), False),
        (changed(whole, "a headache", source="a bad headache"), True),
    ):
        (wanting,) = (each for each in renderings(monograph, catalog) if not each.translated)
        assert (wanting.message.text, wanting.stale) == ("a headache", stale)


@pytest.mark.parametrize(
    ("comment", "same"), [("same on purpose", True), ("Same on purpose: a name", True), ("the same", False)]
)
def test_a_translator_says_that_a_text_stays_as_it_is(tmp_path: Path, comment: str, same: bool) -> None:
    monograph = written(tmp_path)
    catalog = changed(spanish(monograph), "a headache", comments=("a word", comment))
    (found,) = (each for each in renderings(monograph, catalog) if each.message.text == "a headache")
    assert found.same is same


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_sample_stands_as_update_writes_it(path: Path) -> None:
    monograph = read(path.parents[2] / f"{path.stem}.md")
    assert render(refresh(monograph, find_language(path.parent.name), read_catalog(path))) == path.read_text()


def _through_a_file(catalog: Catalog, folder: Path) -> Catalog:
    (folder / "through.po").write_text(render(catalog))
    return read_catalog(folder / "through.po")


WORDS = st.lists(
    st.sampled_from(["take", "do", "not", "with", "water", "milk", "1", "2", "tablets", "day"]), min_size=1
)
PARAGRAPHS = WORDS.map(" ".join)
SECTIONS = st.lists(PARAGRAPHS, max_size=5)
SOURCES = st.tuples(SECTIONS, SECTIONS, st.lists(st.sampled_from([*TEXTS]), max_size=3))


def _monograph(sections: tuple[list[str], ...]) -> Monograph:
    kinds = ("usage", "dosage", "side_effects")
    made = (
        Section(kind, "", tuple(Paragraph(text, line) for line, text in enumerate(texts, 5)), 4)
        for kind, texts in zip(kinds, sections, strict=True)
    )
    return replace(MONOGRAPH, sections=tuple(made))


def _translate(catalog: Catalog) -> Catalog:
    """Translate what is not translated yet: each text by its own words in capitals, so that it tells its source."""
    entries = (each if each.text else replace(each, strings=(each.source.upper(),)) for each in catalog.entries)
    return replace(catalog, entries=tuple(entries))


@given(SOURCES, st.data())
def test_refreshing_again_and_again_loses_no_translation_and_passes_no_changed_text(
    first: tuple[list[str], ...], data: st.DataObject
) -> None:
    catalog = _translate(refresh(_monograph(first), SPANISH, None))
    sections = first
    for _ in range(3):
        sections = data.draw(_edits(sections))
        monograph = _monograph(sections)
        after = refresh(monograph, SPANISH, catalog)
        assert refresh(monograph, SPANISH, after) == after
        assert {each.key for each in after.entries} == {each.key for each in messages(monograph)}
        kept, had = (
            Counter(text for text in (each.text for each in (*part.entries, *part.obsolete)) if text)
            for part in (after, catalog)
        )
        assert kept == had
        for each in after.entries:
            if each.text and not each.fuzzy:
                assert each.text == each.source.upper()
            if each.fuzzy and each.previous:
                assert each.text == each.previous.upper()
        catalog = data.draw(st.sampled_from([after, _translate(after)]))


@st.composite
def _edits(draw: st.DrawFn, sections: tuple[list[str], ...]) -> tuple[list[str], ...]:
    """Draw the sections with paragraphs deleted, changed, added, and moved to another section."""
    edited: list[list[str]] = [[], [], []]
    for place, texts in enumerate(sections):
        for text in texts:
            what = draw(st.sampled_from(["stay", "stay", "change", "delete", "move", "add"]))
            if what == "add":
                edited[place].append(draw(PARAGRAPHS))
            if what == "change":
                edited[place].append(f"{text} {draw(PARAGRAPHS)}")
            elif what != "delete":
                edited[draw(st.integers(0, 2)) if what == "move" else place].append(text)
    return tuple(edited)
