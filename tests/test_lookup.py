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
    return [medicine.key for medicine in look_up(typed, SAMPLES).medicines]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("par", "paracetamol"), ("PARACETAMOL", "paracetamol"), ("tylen", "paracetamol"), ("acetamin", "paracetamol"),
        ("paracetmol", "paracetamol"), ("parcetamol", "paracetamol"), ("praacetamol", "paracetamol"),
        ("paracettamol", "paracetamol"), ("parecetamol", "paracetamol"), ("ibuprofin", "ibuprofen"),
        ("metphormin", "metformin"), ("salbu", "salbutamol-inhaler"), ("inhaler", "salbutamol-inhaler"),
        ("warfrin", "warfarin"), ("Coumadin", "warfarin"), ("vitamin m", "vitamin-mk-7"), ("mk-7", "vitamin-mk-7"),
        ("cetamol", "paracetamol"), ("amoxi 500", "amoxicillin"), ("500 mg para", "paracetamol"),
        ("advil", "ibuprofen"),
        ("MK 7", "vitamin-mk-7"), ("B01AA03", "warfarin"), ("b01aa03", "warfarin"), ("amlodpine", "amlodipine"),
    ],
)  # fmt: skip
def test_a_medicine_is_found_as_people_type_it(typed: str, first: str) -> None:
    assert keys(typed)[:1] == [first]


def test_who_types_a_name_right_is_shown_no_other() -> None:
    assert keys("amoxicillin") == ["amoxicillin"]
    assert keys("C08CA01") == ["amlodipine"]


@pytest.mark.parametrize(
    ("typed", "only"),
    [
        ("warfarin", "warfarin"), ("WARF", "warfarin"), ("coumadin", "warfarin"), ("B01AA03", "warfarin"),
        ("warfrin", None), ("am", None), ("cetamol", None), ("inhaler", None), ("metphormin", None), ("", None),
    ],
)  # fmt: skip
def test_only_what_is_beyond_doubt_is_opened(typed: str, only: str | None) -> None:
    found = look_up(typed, SAMPLES)
    assert (found.only and found.only.key) == only


def test_two_of_one_name_are_both_shown() -> None:
    strengths = [
        Medicine(key, Path(f"{key}.md"), "Testamine", key, "", ("Testamine", key), frozenset()) for key in ("5", "10")
    ]
    assert look_up("testamine", strengths).only is None
    assert look_up("testamine 10", strengths).medicines == (strengths[1],)


def test_a_whole_name_is_meant_before_a_longer_one() -> None:
    names = ("Insulin", "Insulin glargine")
    both = [Medicine(name, Path(f"{name}.md"), name, "", "", (name,), frozenset()) for name in names]
    assert look_up("insulin", both).only == both[0]
    assert look_up("insuli", both).only is None


@given(st.sampled_from(SAMPLES), st.data())
def test_a_slip_opens_nothing_and_says_so(medicine: Medicine, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(medicine.title) - 1))
    typed = f"{medicine.title[:at]}#x{medicine.title[at + 1 :]}".replace("#", data.draw(st.sampled_from("qzj")))
    found = look_up(typed, SAMPLES)
    assert found.only is None
    assert found.similar is bool(found.medicines)


@pytest.mark.parametrize("typed", ["", " ", "!", "zzz", "xylophone", "B01AA04", "12345678"])
def test_nothing_like_it_finds_nothing(typed: str) -> None:
    assert keys(typed) == []


def test_few_are_shown() -> None:
    many = [
        Medicine(str(n), Path(f"{n}.md"), f"Examplin {n}", "", "", (f"Examplin {n}",), frozenset()) for n in range(99)
    ]
    assert len(look_up("exam", many).medicines) == MOST


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
    assert medicine in look_up(typed, SAMPLES).medicines


@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert len(look_up(typed, SAMPLES).medicines) <= MOST
