"""Passages: lines that belong together, told from headings, items and running heads, with tags and without."""

from __future__ import annotations

from paper import BOLD, line, print_of

from leaflet.audit.sheet.passages import joined, setting, unspaced
from leaflet.audit.sheet.printed import Line, Part

LONG = "Swallow one tablet whole with a glass of water"


def texts(*lines: Line) -> list[str]:
    """Return the passages that `lines` make."""
    return [passage.text for passage in setting(print_of(*lines)).passages]


def test_lines_below_each_other_are_a_paragraph() -> None:
    """A wider gap begins the next one."""
    lines = [line(LONG, baseline=700), line("every day.", baseline=673), line("Then wait.", baseline=600)]
    assert texts(*lines, line("And wait.", baseline=573)) == [f"{LONG} every day.", "Then wait.", "And wait."]


def test_a_short_line_with_a_stop_ends_a_paragraph() -> None:
    """Where no gap says so."""
    assert texts(line(LONG), line("It works.", baseline=673), line(LONG, baseline=646)) == [f"{LONG} It works.", LONG]


def test_lines_that_all_end_with_a_stop_are_paragraphs() -> None:
    """Where no tag says so, and all are equally long; then nobody knows how far apart lines are."""
    found = setting(print_of(*(line(f"{LONG}.", baseline=700 - 43 * at) for at in range(5))))
    assert [passage.text for passage in found.passages] == [f"{LONG}."] * 5
    assert found.leading is None


def test_turned_lines_are_passages_by_themselves() -> None:
    """They have no place among the level ones, but are text."""
    read = print_of(line(LONG), line("sideways", baseline=690, angle=90.0), line("every day.", baseline=673))
    assert [passage.text for passage in setting(read).passages] == [LONG, "sideways", "every day."]
    assert [passage.text for passage in setting(read).on(read.sheets[0])] == [LONG, "every day."]


def test_a_bullet_begins_an_item() -> None:
    """Without tags."""
    assert texts(line("• one"), line("• two", baseline=673)) == ["• one", "• two"]


def test_tags_say_what_belongs_together() -> None:
    """Whatever the gaps are."""
    part = Part("P", 1)
    assert texts(line("one", part=part), line("two", baseline=500, part=part)) == ["one two"]


def test_large_short_text_is_a_heading_where_no_tag_says_so() -> None:
    """With heading tags, those alone count."""
    large = line("Storage", size=22.0, face=BOLD)
    found = setting(print_of(large, line(LONG, baseline=650)))
    assert [found.heading(passage) for passage in found.passages] == [True, False]
    tagged = setting(print_of(large, line(LONG, baseline=650, part=Part("H2", 1))))
    assert [tagged.heading(passage) for passage in tagged.passages] == [False, True]


def test_heads_and_feet_are_no_text() -> None:
    """Marked so, or the same at one height of two pages."""
    feet = [line(f"Page {number}", baseline=40, page=number) for number in (1, 2)]
    head = line("Examplin", baseline=800, running=True)
    found = setting(print_of(head, line(LONG), line(LONG, baseline=650, page=2), *feet))
    assert [passage.text for passage in found.passages] == [LONG, LONG]
    assert len(found.running) == 3


def test_lines_are_joined_as_they_are_read() -> None:
    """A split word in one, a script without spaces without."""
    assert joined("over-the-", "counter") == "over-the-counter"
    assert joined("machin\u00ad", "ery") == "machinery"
    assert joined("一片", "药") == "一片药"
    assert joined("one", "two") == "one two"
    assert unspaced("请送服一片药")
    assert not unspaced(LONG)
