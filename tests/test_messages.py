"""The messages of a monograph: everything a patient reads of it, once a block, and the same monograph again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import collection
from examples import BLOCKS, MONOGRAPH
from hypothesis import given
from hypothesis import strategies as st
from told import told, words

from leaflet import prose
from leaflet.blocks import Block, leaves
from leaflet.messages import FIELDS, messages, put
from leaflet.monograph import Monograph, Section, read

SECTIONS = st.lists(
    st.builds(
        Section, st.sampled_from(["usage", "dosage", "other"]), st.sampled_from(["", "More"]), BLOCKS, st.just(3)
    ),
    max_size=3,
).map(tuple)
MONOGRAPHS = st.builds(lambda sections, form: replace(MONOGRAPH, sections=sections, form=form), SECTIONS, st.just(""))


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [text for text, _ in leaves(blocks) if text]


def test_a_message_is_a_block_with_its_section_and_line() -> None:
    assert [(each.context, each.text, each.line) for each in messages(MONOGRAPH)] == [
        ("title", "Examplin", 1),
        ("generic_name", "exemplum", 1),
        ("strength", "500 mg", 1),
        ("form", "tablets", 1),
        ("usage", "Take one tablet with a full glass of water. Do not take more than 8 tablets in 24 hours.", 9),
        ("dosage", "Take it **whole**.", 12),
        ("other", "What *else* there is", 14),
        ("other", "Much.", 15),
    ]


def test_each_name_and_heading_comes_with_a_note_to_the_translator() -> None:
    noted = [each.context for each in messages(MONOGRAPH) if each.note]
    assert noted == [*FIELDS, "other"]


@given(MONOGRAPHS)
def test_to_put_each_text_in_its_own_place_changes_nothing(monograph: Monograph) -> None:
    assert put(monograph, lambda _, text: text) == monograph


@given(MONOGRAPHS)
def test_every_text_but_no_empty_one_is_changed_where_it_stands(monograph: Monograph) -> None:
    changed = put(monograph, lambda context, text: f"{context}: {text}")
    assert [each.text for each in messages(changed)] == [
        f"{each.context}: {each.text}" for each in messages(monograph)
    ]
    assert [each.line for each in messages(changed)] == [each.line for each in messages(monograph)]
    assert (changed.form, changed.brand_names, changed.codes) == ("", monograph.brand_names, monograph.codes)


@given(MONOGRAPHS)
def test_every_text_of_a_monograph_is_a_message_in_page_order(monograph: Monograph) -> None:
    shown = [text for each in monograph.sections for text in (each.heading, *_texts(each.blocks)) if text]
    assert [each.text for each in messages(monograph) if each.context not in FIELDS] == shown


def test_the_messages_of_a_made_up_collection_hold_every_word(
    write: Callable[[str | bytes], Path], share: int
) -> None:
    for seed in range(40 * share):
        monograph = read(write(collection.good(seed).text))
        said = Counter(word for each in messages(monograph) for word in words(prose.plain(each.text)))
        names = Counter(word for name in monograph.brand_names for word in words(name))
        assert said + names == told(monograph), seed
        assert put(monograph, lambda _, text: text) == monograph, seed
        lines = len(monograph.path.read_text().splitlines())
        assert all(0 < each.line <= lines and "\n" not in each.text for each in messages(monograph)), seed
