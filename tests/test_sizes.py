"""Print sizes: floors by edition, what is smaller than the text, headings that do not stand out."""

from __future__ import annotations

import pytest
from paper import BOLD, line, print_of

from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Line, Part
from leaflet.audit.sheet.sizes import check_sizes, excerpt
from leaflet.edition import find_edition


def rules(edition: str, *lines: Line) -> list[str]:
    """Return the rules that `lines` break."""
    return [finding.rule for finding in check_sizes(setting(print_of(*lines)), find_edition(edition))]


@pytest.mark.parametrize(
    ("edition", "size", "found"),
    [
        ("clear", 11.5, ["LP-01"]), ("clear", 12, ["LP-02"]), ("clear", 13.9, []), ("clear", 14, []),
        ("large", 15, ["LP-01"]), ("large", 16, ["LP-02"]), ("large", 18, []),
        ("giant", 23, ["LP-01"]), ("giant", 24, []),
    ],
)  # fmt: skip
def test_each_edition_has_its_floor(edition: str, size: float, found: list[str]) -> None:
    """Below it an error, between it and the edition's size a warning."""
    assert rules(edition, line("Take one tablet.", size=size)) == found


def test_smaller_than_the_text_is_found() -> None:
    """Though it is large enough by itself."""
    assert rules("large", line("Take one tablet every day.", size=20.0), line("Page 1", 72, 40, size=18.0)) == [
        "LP-02"
    ]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ({"size": 22.0, "face": BOLD}, []),
        ({"size": 22.0, "thick": True}, []),
        ({"size": 22.0}, ["LP-03"]),
        ({"size": 18.0, "face": BOLD}, ["LP-03"]),
    ],
)
def test_headings_are_larger_and_bold(heading: dict[str, object], found: list[str]) -> None:
    """Both."""
    text = line("Take one tablet every day with a glass of water.", baseline=600)
    assert rules("large", line("How to take it", part=Part("H2", 1), **heading), text) == found


def test_the_smaller_print_is_the_worse_one() -> None:
    """One letter is no letters."""
    (fault,) = check_sizes(setting(print_of(line("I", size=9.0))), find_edition("large"))
    assert (fault.badness, fault.message.split(",")[0]) == (-9, "1 letter is too small")
    assert excerpt("word " * 20).endswith("…")
