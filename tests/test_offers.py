"""Offers: a language is offered where its translation is whole; where not, the reason is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from counters import stock

from leaflet.counter.offers import judged, offers
from leaflet.errors import LeafletError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stock(tmp_path)
    return tmp_path


def reasons(path: Path) -> dict[str, str]:
    """Return why languages are not offered, "" for those that are."""
    return {each.tag: each.reason.message.format(**each.reason.values) if each.reason else "" for each in offers(path)}


def test_a_whole_translation_is_offered(folder: Path) -> None:
    assert reasons(folder / "testamine.md") == {"en": "", "es": ""}
    assert judged(folder / "testamine.md", "es").reason is None


def test_a_stale_one_is_not_and_says_so(folder: Path) -> None:
    assert reasons(folder / "oldamine.md") == {"en": "", "es": "older than its source: 1 of 11 texts"}


def test_an_unfinished_one_is_not(folder: Path) -> None:
    catalog = folder / "locales/es/testamine.po"
    catalog.write_text(catalog.read_text().replace('msgstr "Alivia el dolor."', 'msgstr ""'))
    assert reasons(folder / "testamine.md")["es"] == "not finished: 10 of 11 texts"


def test_one_with_a_wrong_number_is_seen_when_it_is_judged(folder: Path) -> None:
    assert reasons(folder / "badamine.md")["es"] == ""
    reason = judged(folder / "badamine.md", "es").reason
    assert reason
    assert "mistakes" in reason.message


def test_a_broken_catalog_says_what_is_wrong(folder: Path) -> None:
    (folder / "locales/es/testamine.po").write_text("msgid\n")
    assert reasons(folder / "testamine.md")["es"]


def test_a_broken_monograph_is_an_error(folder: Path) -> None:
    with pytest.raises(LeafletError, match="no dosage section"):
        offers(folder / "broken.md")
