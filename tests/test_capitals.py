"""Capitals: rows of words are found, acronyms and single words are not."""

from __future__ import annotations

import pytest

from leaflet.audit.capitals import rows_of_capitals


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("DO NOT TAKE IT", ["DO NOT TAKE IT"]),
        ("Now DO NOT TAKE it, and NEVER WITH ALCOHOL.", ["DO NOT TAKE", "NEVER WITH ALCOHOL"]),
        ("НЕ ПРИНИМАЙТЕ БОЛЬШЕ", ["НЕ ПРИНИМАЙТЕ БОЛЬШЕ"]),
        ("HIV AIDS, COPD", []),
        ("WARNING", []),
        ("HIV and AIDS", []),
        ("UK EU USA", []),
        ("不要服用 更多 药片", []),
        ("", []),
    ],
)
def test_rows_of_capitals(words: str, rows: list[str]) -> None:
    assert list(rows_of_capitals(words)) == rows
