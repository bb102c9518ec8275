"""Front matter: YAML read as strings, with lines; tricks are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet.errors import LeafletError
from leaflet.reader.frontmatter import Mapping, Scalar, Sequence, read_front_matter
from leaflet.reader.source import read_source

Write = Callable[[str | bytes], Path]


def front(write: Write, text: str) -> Mapping:
    return read_front_matter(read_source(write(f"---\n{text}\n---\nbody\n")))


def test_values_are_texts_with_their_lines(write: Write) -> None:
    read = front(write, "title: NO\nversion: 1.10\non: 2024-01-02\nnone: ~\nlist: [a, 007]\nmap:\n  key: yes")
    assert read.entries["title"] == Scalar("NO", 2)
    assert read.entries["version"] == Scalar("1.10", 3)
    assert read.entries["on"] == Scalar("2024-01-02", 4)
    assert read.entries["none"] == Scalar("", 5)
    assert read.entries["list"] == Sequence((Scalar("a", 6), Scalar("007", 6)), 6)
    assert read.entries["map"] == Mapping({"key": Scalar("yes", 8)}, 8)


def test_no_front_matter_and_an_empty_one_hold_nothing(write: Write) -> None:
    assert not read_front_matter(read_source(write("text"))).entries
    assert not front(write, "").entries
    assert not front(write, "# a comment").entries


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("title: a: b", 2, "not YAML"), ("title: @x", 2, "not YAML"), ("a: 1\n\tb: 2", 3, "not YAML"),
        ("a: 1\na: 2", 3, "twice"), ("a: &x 1\nb: *x", 3, "alias"), ("a: !!python/object:x {}", 2, "tag"),
        ("a: !x y", 2, "tag"), ("[1]: 2", 2, "key"), ("- a", 2, "keys and values"), ("text", 2, "keys and values"),
        ("a: \"\\x07\"", 2, "control character"), ("a: \"\\u202e\"", 2, "direction override"),
        ("a: " + "[" * 40, 2, "deep"),
        ("a: 'x", 3, "not YAML"),
    ],
)  # fmt: skip
def test_tricks_and_mistakes_are_refused_at_their_line(write: Write, text: str, line: int, message: str) -> None:
    with pytest.raises(LeafletError) as caught:
        front(write, text)
    error = caught.value.each()[0]
    assert message in error.message
    assert abs(int(error.where.rsplit(":", 1)[1]) - line) <= 1
    assert error.hint


def test_all_tricks_are_reported_at_once(write: Write) -> None:
    with pytest.raises(LeafletError) as caught:
        front(write, "a: &x 1\nb: *x\nc: !t 1\na: 2")
    assert len(caught.value.each()) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9 ,:'\"#µé-]{0,30}", fullmatch=True)
    )
)
def test_what_yaml_writes_is_read_back(write: Write, values: dict[str, str]) -> None:
    read = front(write, yaml.safe_dump(values, allow_unicode=True).strip())
    assert {key: node.text for key, node in read.entries.items() if isinstance(node, Scalar)} == {
        key: value.strip() for key, value in values.items()
    }
