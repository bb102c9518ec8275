"""A file as text: its encoding, its characters, its front matter and its lines."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import refused

from leaflet.errors import LeafletError
from leaflet.reader import source
from leaflet.reader.source import LARGEST, MOST_LINES, character_faults, clean, read_source

Write = Callable[[str | bytes], Path]


def test_front_matter_and_body_keep_their_lines(write: Write) -> None:
    source = read_source(write("---\ntitle: A\n---\none\n\ntwo"))
    assert (source.front_matter, source.front_matter_line) == ("title: A", 1)
    assert [(line.number, line.text) for line in source.body] == [(4, "one"), (5, ""), (6, "two")]
    assert source.where(6) == f"{source.path}:6"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085"])
def test_any_line_end_counts_as_one(write: Write, end: str) -> None:
    source = read_source(write(end.join(("---", "title: A", "---", "one"))))
    assert [(line.number, line.text) for line in source.body] == [(4, "one")]


@pytest.mark.parametrize("text", ["", "one", "\n\none\n---\n", "text\n---\ntitle: A\n---\n"])
def test_without_front_matter_all_is_body(write: Write, text: str) -> None:
    source = read_source(write(text))
    assert source.front_matter is None
    assert "\n".join(line.text for line in source.body) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("text".encode("utf-16"), "UTF-16"), ("a monograph".encode("utf-16-le"), "UTF-16"),
        ("a monograph".encode("utf-16-be"), "UTF-16"), ("text".encode("utf-32"), "UTF-32"),
        ("one\ncafé".encode("latin-1"), "0xE9"), (b"x" * (LARGEST + 1), "larger"), (b"\n" * MOST_LINES, "lines"),
        (b"---\ntitle: A\n", "never closed"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_name(write: Write, data: bytes, message: str) -> None:
    (error,) = refused(write(data))
    assert message in error.message


def test_the_line_that_is_not_utf_8_is_named(write: Write) -> None:
    path = write("one\ntwo\ncafé".encode("latin-1"))
    assert refused(path)[0].where == f"{path}:3"


def test_a_byte_order_mark_is_fine(write: Write) -> None:
    assert read_source(write("\ufeff---\ntitle: A\n---\n")).front_matter == "title: A"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path)[0].message
    assert "cannot be read" in refused(tmp_path / "none.md")[0].message


def test_every_bad_character_is_reported(write: Write) -> None:
    found = refused(write("a\x07\n\nb\u202e\nc\u2066\nd\ufffd\n1\u200b2\nÃ©\n"))
    assert [int(error.where.rsplit(":", 1)[1]) for error in found] == [1, 3, 4, 5, 6, 7]


def test_closed_isolates_and_plain_text_have_no_fault() -> None:
    assert not character_faults("a \u2067עברית\u2069 b, café, 5 µg, “x” — €", "x")


PIECES = [*"a5 é\x07\x85\r\u202d\u2066\u2069\u200b\ufeff\ufffd", "Ã©", "Â\u00a0", "â€©", "5\u00ad5"]


@given(st.lists(st.sampled_from(PIECES), max_size=3).map("".join), st.integers(0, 1002))
def test_a_glance_finds_whatever_a_close_look_does(text: str, letters: int) -> None:
    text += "b" * letters
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "_LONGEST", -1)
        closely = character_faults(text, "x")
    assert list(map(str, character_faults(text, "x"))) == list(map(str, closely))


def test_what_prints_nothing_is_left_out() -> None:
    assert clean("so\u00adft e\u0301 a\u200bb") == "soft é ab"


@given(st.text())
def test_clean_text_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(write: Write, data: bytes) -> None:
    path = write(data)
    with contextlib.suppress(LeafletError):
        text = "".join(line.text for line in read_source(path).body)
        assert text in clean(data.decode("utf-8-sig").replace("\r", "").replace("\n", ""))


def test_a_word_without_end_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("one\n" + "a" * 1001)
    with pytest.raises(LeafletError, match="a word of 1001 letters") as caught:
        read_source(path)
    assert caught.value.where == f"{path}:2"
