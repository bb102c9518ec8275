"""The parts of a page: every section under its heading, and each of its words told to the proof."""

from __future__ import annotations

from dataclasses import replace

from examples import MONOGRAPH
from markupsafe import Markup

from leaflet.blocks import Foreign, Paragraph
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.layout.parts import parts
from leaflet.monograph import Section

ENGLISH, SPANISH = find_language("en"), find_language("es")


def test_a_part_has_its_heading_its_pictogram_and_its_words() -> None:
    usage, dosage, other, sources = parts(MONOGRAPH, ENGLISH, 24, None)
    assert (usage.pictogram, usage.heading) == ("usage", Markup("What this medicine is for"))
    assert [passage.where for passage in usage.passages] == ["example.md:9"]
    assert dosage.passages[0].words == "Take it whole."
    assert other.heading == "What *else* there is"
    assert other.passages[0].words == "What else there is"
    assert (sources.names, sources.heading) == (("A book, 2020",), Markup("Sources"))


def test_sources_join_the_section_of_sources() -> None:
    monograph = replace(MONOGRAPH, sections=(Section("sources", "", (Paragraph("More.", 3),), 2),))
    (part,) = parts(monograph, ENGLISH, 24, None)
    assert [passage.words for passage in part.passages] == ["More.", "A book, 2020"]


def test_a_second_language_has_its_own_heading_and_its_words_are_told_too() -> None:
    usage, *_, sources = parts(MONOGRAPH, SPANISH, 24, Companion(MONOGRAPH, ENGLISH))
    assert usage.heading == SPANISH.markup("What this medicine is for")
    assert 'lang="en"' in usage.second
    assert "English: What this medicine is for" in usage.second
    assert [passage.words for passage in usage.passages] == [usage.blocks[0].text, usage.blocks[1].text]
    assert isinstance(usage.blocks[1].text, Foreign)
    assert "English: Sources" in sources.second


def test_a_heading_that_no_kind_knows_stands_in_both_languages() -> None:
    *_, other, _ = parts(MONOGRAPH, SPANISH, 24, Companion(MONOGRAPH, ENGLISH))
    assert other.second == ""
    assert other.blocks[0].text == "What *else* there is"
    assert other.blocks[0].text.language == "en"
