"""IPP on the wire: what is written is read back, and whatever else arrives is told apart."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.printing.ipp import Answer, Attribute, Group, MalformedError, Operation, Tag, ask, read_answer

URI = "ipp://localhost/ipp/print"
TEXTS = st.text(max_size=20)
NUMBERS = st.integers(-(2**31), 2**31 - 1)


def answered(question: bytes, status: int = 0) -> bytes:
    """Return the attributes of a question as an answer has them."""
    return question[:2] + struct.pack(">H", status) + question[4:]


@given(st.dictionaries(st.from_regex("[a-z][a-z-]{0,20}", fullmatch=True), st.lists(NUMBERS, min_size=1), max_size=5))
def test_numbers_are_read_as_they_were_written(values: dict[str, list[int]]) -> None:
    job = [Attribute(name, Tag.INTEGER, each) for name, each in values.items()]
    answer = read_answer(answered(ask(Operation.PRINT_JOB, URI, job=job)))
    assert answer.groups.get(Group.JOB, {}) == {name: tuple(each) for name, each in values.items()}


@given(st.lists(TEXTS, min_size=1))
def test_texts_are_read_as_they_were_written(values: list[str]) -> None:
    answer = read_answer(answered(ask(Operation.PRINT_JOB, URI, job=[Attribute("job-name", Tag.NAME, values)])))
    assert answer.all("job-name") == tuple(values)


def test_a_collection_is_read_with_what_it_holds() -> None:
    media = {"media-size": {"x-dimension": 21000, "y-dimension": 29700}, "media-source": "main"}
    job = [Attribute("media-col", Tag.COLLECTION, (media,)), Attribute("copies", Tag.INTEGER, (2,))]
    answer = read_answer(answered(ask(Operation.PRINT_JOB, URI, job=job)))
    (read,) = answer.all("media-col")
    assert read == {"media-size": ({"x-dimension": (21000,), "y-dimension": (29700,)},), "media-source": ("main",)}
    assert answer.first("copies") == 2


def test_a_question_is_what_the_standard_shows() -> None:
    """The first octets of RFC 8010, A.1: version, operation, number, then the three attributes in their order."""
    asked = ask(Operation.GET_PRINTER_ATTRIBUTES, URI)
    assert asked[:8] == b"\x02\x00\x00\x0b\x00\x00\x00\x01"
    assert asked[8:] == (
        b"\x01G\x00\x12attributes-charset\x00\x05utf-8H\x00\x1battributes-natural-language\x00\x02en"
        b"E\x00\x0bprinter-uri\x00\x19ipp://localhost/ipp/print\x03"
    )


@pytest.mark.parametrize(("status", "accepted"), [(0x0000, True), (0x0001, True), (0x0400, False), (0x0507, False)])
def test_an_answer_knows_whether_it_is_a_yes(status: int, accepted: bool) -> None:
    answer = read_answer(answered(ask(Operation.PRINT_JOB, URI), status))
    assert (answer.status, answer.accepted) == (status, accepted)


def test_ranges_booleans_and_texts_in_a_language_are_read() -> None:
    def part(tag: int, name: bytes, value: bytes) -> bytes:
        return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value

    told = struct.pack(">H", 2) + b"en" + struct.pack(">H", 4) + b"Idle"
    body = part(0x33, b"copies-supported", struct.pack(">ii", 1, 99)) + part(0x35, b"state", told)
    body += part(0x22, b"color", b"\x01") + part(0x10, b"nothing", b"")
    answer = read_answer(b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + body + b"\x03")
    assert answer.first("copies-supported") == (1, 99)
    assert answer.first("state") == "Idle"
    assert answer.first("color") == 1
    assert answer.first("lacking") is None


@given(st.binary(max_size=200))
def test_whatever_arrives_is_an_answer_or_told_to_be_none(data: bytes) -> None:
    with suppress(MalformedError):
        assert isinstance(read_answer(data), Answer)


@given(st.integers(0, 90))
def test_an_answer_that_is_cut_off_is_none(end: int) -> None:
    whole = answered(ask(Operation.PRINT_JOB, URI))
    with pytest.raises(MalformedError):
        read_answer(whole[: min(end, len(whole) - 1)])
