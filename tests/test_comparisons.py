"""Comparisons: at least stays at least, of the same number; and not stays not."""

from __future__ import annotations

import pytest

from leaflet.gates.comparisons import differences
from leaflet.gates.figures import read_figures
from leaflet.language import find_language


def wrong(source: str, target: str, tag: str = "es") -> list[str]:
    """Return what is wrong with the comparisons of `target`."""
    figures = read_figures(source, find_language("en"), strict=True), read_figures(target, find_language(tag))
    return [fault.message for fault in differences(*figures)]


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("at least 4 hours", "más de 4 horas", ["'at least 4 hours' has become 'más de 4 horas'"]),
        ("at least 4 hours", "4 horas", ["'at least 4 hours' is missing"]),
        ("4 hours", "al menos 4 horas", ["'al menos 4 horas' is not in the source"]),
        ("Do not take more than 8.", "Tome más de 8.", ["'more than 8' has become 'más de 8'"]),
        ("Do not take it.", "Tómelo.", ["a negation is missing"]),
        ("Do not run. Do not eat.", "No corra. Coma.", ["a negation is missing"]),
        ("at least 4, at most 8", "como máximo 4, al menos 8", ["'at least 4' has become 'como máximo 4'"] * 1),
    ],
)
def test_a_change_is_named(source: str, target: str, messages: list[str]) -> None:
    assert wrong(source, target)[: len(messages)] == messages


@pytest.mark.parametrize(
    ("source", "target", "tag"),
    [
        ("no more than 8", "hasta 8", "es"),
        ("Do not take more than 8.", "No tome más de 8.", "es"),
        ("Do not take more than 8 tablets in 24 hours.", "24 saatte 8 tabletten fazla almayın.", "tr"),
        ("up to 8 tablets of 500 mg", "8 أقراص من عيار 500 ملغ كحد أقصى", "ar"),
        ("16 and over", "ab 16 oder älter", "de"),
        ("up to 8 in 24 hours", "24小时内最多可以服用8片", "zh-Hans"),
        ("It is not new.", "Ce n’est pas nouveau.", "fr"),
    ],
)
def test_another_way_to_say_it_is_no_change(source: str, target: str, tag: str) -> None:
    assert wrong(source, target, tag) == []


def test_two_words_of_one_negation_count_once() -> None:
    source, target = "Do not run, and do not eat.", "Ne courez pas, et mangez."
    assert wrong(source, target, "fr") == ["a negation is missing"]
