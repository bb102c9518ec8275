"""Around a dose: the mend is written out, ready to copy."""

from __future__ import annotations

import pytest

from leaflet.audit.dosewords import measures, pairs, spaces
from leaflet.audit.text import Text, Writing

ENGLISH = Writing((), "en")


def _text(words: str) -> Text:
    return Text(words, "x.md:1", "dosage", "item")


@pytest.mark.parametrize("name", ["Inderal", "warfarin", "Тегретол"])
def test_a_name_glued_to_its_dose_is_parted(name):
    (found,) = spaces(_text(f"Take {name}40 mg at night"), ENGLISH)
    assert found.instead == f"write '{name} 40 mg'"


def test_each_glued_number_is_told():
    assert [found.instead for found in spaces(_text("5mg or 10mL"), ENGLISH)] == ["write '5 mg'", "write '10 mL'"]


def test_the_count_is_to_be_a_word():
    (found,) = pairs(_text("Take 3 20 mg capsules"), ENGLISH)
    assert "'three' in place of '3'" in found.instead


def test_a_spoon_in_another_sentence_than_its_measure_is_found():
    assert tuple(measures(_text("Take 2 teaspoons. Drink 50 mL of water."), ENGLISH))
    assert not tuple(measures(_text("Take 2 teaspoons (10 mL). Rest."), ENGLISH))
