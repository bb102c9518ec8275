"""What staff have seen: a seal vouches for exactly that, in one session, for one print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.counter import seen as room
from leaflet.counter.entry import FIELDS
from leaflet.counter.seen import Seen
from leaflet.counter.session import Sessions

CHOSEN = ("language", "beside", "edition", "paper")
FORM = dict.fromkeys((*FIELDS, *CHOSEN), "")


@pytest.fixture
def seen() -> Seen:
    return Seen(Sessions("", secure=False))


@pytest.mark.parametrize("field", [*FIELDS, *CHOSEN])
def test_whatever_changes_the_pages_needs_another_look(seen: Seen, field: str) -> None:
    seal = seen.seal("session", "warfarin", FORM)
    assert seen.is_seal_of(seal, "session", "warfarin", FORM)
    assert not seen.is_seal_of(seal, "session", "warfarin", {**FORM, field: "1"})


def test_it_is_that_of_one_session_and_one_medicine(seen: Seen) -> None:
    seal = seen.seal("session", "warfarin", FORM)
    assert not seen.is_seal_of(seal, "other", "warfarin", FORM)
    assert not seen.is_seal_of(seal, "session", "other", FORM)
    assert not Seen(Sessions("", secure=False)).is_seal_of(seal, "session", "warfarin", FORM)


@given(st.text())
def test_made_up_seals_vouch_for_nothing(made_up: str) -> None:
    seen = Seen(Sessions("", secure=False))
    assert not seen.is_seal_of(made_up, "session", "warfarin", FORM)


def test_words_cannot_move_from_one_field_to_the_next(seen: Seen) -> None:
    seal = seen.seal("session", "warfarin", {**FORM, "patient": "Ana\0named=1"})
    assert not seen.is_seal_of(seal, "session", "warfarin", {**FORM, "patient": "Ana", "named": "1"})


def test_each_prints_once(seen: Seen) -> None:
    first, second = (seen.seal("session", "warfarin", FORM) for _ in range(2))
    assert first != second
    assert [seen.use(first), seen.use(first), seen.use(second)] == [True, False, True]
    seen.release(first)
    assert seen.use(first), "nothing was printed with it"


def test_old_ones_are_forgotten(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST_USED", 2)
    assert all(seen.use(str(number)) for number in range(5))
    assert not seen.use("4")
