"""Lines, paragraphs and their room."""

from __future__ import annotations

import pytest
from paper import BOLD, line, print_of

from leaflet.audit.sheet.passages import setting
from leaflet.audit.sheet.printed import Line, Part
from leaflet.audit.sheet.spacing import check_spacing
from leaflet.edition import find_edition

TEXT = "Swallow one tablet whole."


def rules(*lines: Line, edition: str = "large") -> list[str]:
    """Return the rules that `lines` break."""
    return [finding.rule for finding in check_spacing(setting(print_of(*lines)), find_edition(edition))]


def block(kind: str, number: int, *baselines: float, text: str = TEXT, **run: object) -> list[Line]:
    """Return one tagged block."""
    return [line(text, baseline=each, part=Part(kind, number, frozenset({kind})), **run) for each in baselines]


@pytest.mark.parametrize(
    ("step", "edition", "found"), [(27, "large", []), (24, "large", ["LP-04"]), (24, "clear", [])]
)
def test_lines_stand_apart(step: float, edition: str, found: list[str]) -> None:
    """1.5 times their size; in clear print 1.25."""
    assert rules(*block("P", 1, 700, 700 - step), edition=edition) == found


def test_bold_lines_may_stand_closer() -> None:
    """As headings do."""
    assert rules(*block("P", 1, 700, 677.5, face=BOLD)) == []


@pytest.mark.parametrize(("gap", "found"), [(54, []), (41, []), (30, ["LP-05"])])
def test_paragraphs_stand_apart(gap: float, found: list[str]) -> None:
    """One and a half line spacings."""
    assert rules(*block("P", 1, 700, 673), *block("P", 2, 673 - gap, 646 - gap)) == found


def test_items_labels_and_translations_may_stand_close() -> None:
    """A label ends without a stop; a translation is in another language."""
    assert rules(*block("LI", 1, 700, 673), *block("LI", 2, 643)) == []
    assert rules(*block("P", 1, 700, 673), *block("P", 2, 643, text="Generic name: exemplum")) == []
    other = [line("Trague una.", baseline=643, part=Part("P", 2, language="es"))]
    assert rules(*block("P", 1, 700, 673), *other) == []


@pytest.mark.parametrize(
    ("text", "found"), [("x" * 70, []), ("x" * 75, ["LP-13"]), ("药" * 40, []), ("药" * 41, ["LP-13"]), ("é" * 70, [])]
)
def test_lines_are_not_too_long(text: str, found: list[str]) -> None:
    """Marks on letters do not count, wide letters twice."""
    assert rules(*block("P", 1, 700, 673, text=text)) == found


def test_one_line_of_narrow_letters_is_no_fault() -> None:
    """One of eight, up to 80."""
    lines = [*block("P", 1, 700, text="i" * 78), *block("P", 2, *(600 - 27 * at for at in range(7)))]
    assert rules(*lines) == []
    assert rules(*block("P", 1, 700, text="i" * 81), *lines[1:]) == ["LP-13"]
