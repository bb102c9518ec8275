"""The parts of a CFF font are read as they were written, and as fontTools reads and writes them."""

from __future__ import annotations

import pytest
from fontTools.misc.psCharStrings import encodeFloat, encodeIntCFF
from hypothesis import given
from hypothesis import strategies as st

from leaflet.press import cff

ENTRIES = st.lists(st.binary(max_size=400), max_size=30)


@given(ENTRIES, st.binary(max_size=9))
def test_an_index_is_read_as_it_was_written(entries, before):
    data = before + cff.index(entries)
    found, end = cff.entries(data + b"more", len(before))
    assert (list(found), end) == (entries, len(data))
    assert list(found.lengths()) == [len(entry) for entry in entries]


def test_an_index_of_many_bytes_has_wide_places():
    entries = [bytes(70_000), b"last"]
    data = cff.index(entries)
    assert data[2] == 3
    assert list(cff.entries(data, 0)[0]) == entries


def test_an_index_that_is_cut_off_is_no_index():
    with pytest.raises(ValueError, match="cut off"):
        cff.entries(cff.index([b"one", b"two"])[:-1], 0)


def test_an_entry_that_is_not_there_is_not_taken_from_elsewhere():
    found, _ = cff.entries(cff.index([b"one", b"two"]), 0)
    for place in (2, -1):
        with pytest.raises(IndexError):
            found[place]


@given(
    st.dictionaries(
        st.sampled_from([5, 15, 17, 18, 12 << 8 | 7, 12 << 8 | 36]), st.lists(st.integers(-(2**31), 2**31 - 1))
    )
)
def test_a_dictionary_has_the_numbers_that_were_written(values):
    for write in (cff.integer, encodeIntCFF):
        written = {key: b"".join(map(write, numbers)) for key, numbers in values.items()}
        data = b"".join(operands + cff.operator(key) for key, operands in written.items())
        assert cff.dictionary(data) == {key: (written[key], numbers) for key, numbers in values.items()}


@given(st.floats(-1000, 1000), st.integers(-5000, 5000))
def test_numbers_that_are_not_whole_are_passed_over(real, whole):
    operands = encodeFloat(real) + encodeIntCFF(whole) + encodeFloat(-real)
    assert cff.dictionary(operands + cff.operator(5)) == {5: (operands, [whole])}
