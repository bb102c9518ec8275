"""What lines and pages may not tear apart."""

from __future__ import annotations

import pytest
from paper import BOLD, line, print_of

from leaflet.audit.sheet.breaks import check_breaks
from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Part

PART = Part("P", 1)


def rules(*texts: str) -> list[str]:
    """Return the rules that a paragraph of these lines breaks."""
    lines = [line(text, baseline=700 - 27 * at, part=PART) for at, text in enumerate(texts)]
    return list(dict.fromkeys(fault.rule for fault in check_breaks(setting(print_of(*lines)))))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Do not use mach\u2010", "inery."), ["LP-07"]),
        (("Do not use any mach-", "inery. Old machinery is bad."), ["LP-07"]),
        (("Take over-the-", "counter medicines. An over-the-counter one."), []),
        (("It is long-", "term use."), []),
        (("co-", "one of many extra\u00ad", "ordinary charac\u00ad", "teristic prepa\u00ad", "rations"), ["LP-07"]),
        (("Wait – then", "go."), []),
    ],
)
def test_split_words_are_told_from_words_with_a_hyphen(texts: tuple[str, ...], found: list[str]) -> None:
    """By the other words of the print."""
    assert rules(*texts) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Take 250", "mg now."), ["LP-08"]),
        (("Mix with 2.5", "ml of water."), ["LP-08"]),
        (("About 10", "% of people"), ["LP-08"]),
        (("Call us: 555", "0199 200."), ["LP-08"]),
        (("Take 250 mg", "now."), []),
        (("Corner Street 12", "555 0100"), []),
        (("Made in 2026", "glasses came."), []),
        (("Born in 1950", "2 people"), []),
        (("tablets of B12", "g is a letter"), []),
    ],
)
def test_split_amounts_are_found(texts: tuple[str, ...], found: list[str]) -> None:
    """A number and its unit, the parts of a telephone number."""
    assert rules(*texts) == found


def test_a_heading_last_on_its_page_is_found() -> None:
    """Not on the last page."""
    heading = line("Storage", baseline=100, size=22.0, face=BOLD, part=Part("H2", 2))
    text = line("Swallow one tablet whole.", part=PART)
    after = line("Keep it dry.", page=2, part=PART)
    assert [(fault.rule, fault.page) for fault in check_breaks(setting(print_of(text, heading, after)))] == [
        ("LP-23", 1)
    ]
    assert not list(check_breaks(setting(print_of(text, heading))))
