"""Looking up: a few letters find a medicine by any of its names, a slip is forgiven, a code is exact."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet import resources
from leaflet.counter.lookup import MOST, look_up
from leaflet.counter.shelf import Medicine, Shelf

SAMPLES = Shelf(resources.folder("monographs")).medicines()


def keys(typed: str) -> list[str]:
    """Return the keys of the medicines found, in their order."""
    return [medicine.key for medicine in look_up(typed, SAMPLES)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("par", "paracetamol"), ("PARACETAMOL", "paracetamol"), ("tylen", "paracetamol"), ("acetamin", "paracetamol"),
        ("paracetmol", "paracetamol"), ("parcetamol", "paracetamol"), ("praacetamol", "paracetamol"),
        ("paracettamol", "paracetamol"), ("parecetamol", "paracetamol"), ("ibuprofin", "ibuprofen"),
        ("metphormin", "metformin"), ("salbu", "salbutamol-inhaler"), ("inhaler", "salbutamol-inhaler"),
        ("warfrin", "warfarin"), ("Coumadin", "warfarin"), ("vitamin m", "vitamin-mk-7"), ("mk-7", "vitamin-mk-7"),
        ("MK 7", "vitamin-mk-7"), ("B01AA03", "warfarin"), ("b01aa03", "warfarin"), ("amlodpine", "amlodipine"),
    ],
)  # fmt: skip
def test_a_medicine_is_found_as_people_type_it(typed: str, first: str) -> None:
    assert keys(typed)[:1] == [first]


def test_who_types_a_name_right_is_shown_no_other() -> None:
    assert keys("amoxicillin") == ["amoxicillin"]
    assert keys("C08CA01") == ["amlodipine"]


@pytest.mark.parametrize("typed", ["", " ", "!", "zzz", "xylophone", "B01AA04", "12345678"])
def test_nothing_like_it_finds_nothing(typed: str) -> None:
    assert keys(typed) == []


def test_few_are_shown() -> None:
    many = [
        Medicine(str(n), Path(f"{n}.md"), f"Examplin {n}", "", "", (f"Examplin {n}",), frozenset()) for n in range(99)
    ]
    assert len(look_up("exam", many)) == MOST


@given(st.sampled_from(SAMPLES), st.data())
def test_a_single_slip_in_a_title_is_forgiven(medicine: Medicine, data: st.DataObject) -> None:
    """A letter left out, doubled, changed, or two changed about: the medicine is still among those shown."""
    title = medicine.title.casefold()
    at = data.draw(st.integers(1, len(title) - 2))
    typed = data.draw(
        st.sampled_from(
            (
                title[:at] + title[at + 1 :],
                title[:at] + title[at] + title[at:],
                f"{title[:at]}e{title[at + 1 :]}",
                title[:at] + title[at + 1] + title[at] + title[at + 2 :],
            )
        )
    )
    assert medicine in look_up(typed, SAMPLES)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert len(look_up(typed, SAMPLES)) <= MOST
