"""How translations stand: each state by what brings it about, and the worst one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from translated import SOURCE, SPANISH, changed, save, spanish, without, written

from leaflet.errors import LeafletError
from leaflet.po import Catalog
from leaflet.progress import Standing, State, standing


def _unreviewed(catalog: Catalog) -> Catalog:
    return Catalog({**catalog.headers, "X-Reviewed-By": ""}, catalog.entries)


def _faulty(catalog: Catalog) -> Catalog:
    return changed(
        _unreviewed(catalog), "Do not take more than 8 tablets.", strings=("No tome más de 9 comprimidos.",)
    )


def _incomplete(catalog: Catalog) -> Catalog:
    return changed(_faulty(catalog), "a headache", strings=("",))


def _stale(catalog: Catalog) -> Catalog:
    return changed(_incomplete(catalog), "a sick feeling", fuzzy=True)


@pytest.mark.parametrize(
    ("break_", "state", "translated", "stale", "faulty"),
    [
        (lambda catalog: catalog, State.CURRENT, 10, 0, False),
        (_unreviewed, State.UNREVIEWED, 10, 0, False),
        (_faulty, State.FAULTY, 10, 0, True),
        (_incomplete, State.INCOMPLETE, 9, 0, True),
        (lambda catalog: without(_faulty(catalog), "a headache"), State.INCOMPLETE, 9, 0, True),
        (lambda catalog: changed(catalog, "a headache", strings=("",)), State.INCOMPLETE, 9, 0, False),
        (_stale, State.STALE, 8, 1, True),
    ],
)
def test_the_worst_that_is_true_is_told(tmp_path: Path, break_, state, translated, stale, faulty) -> None:
    monograph = written(tmp_path)
    save(break_(spanish(monograph)), monograph)
    found = standing(monograph, SPANISH)
    assert (found.state, found.blocks, found.translated, found.stale) == (state.value, 10, translated, stale)
    assert bool(found.faults) is faulty


def test_a_source_that_went_on_is_stale(tmp_path: Path) -> None:
    before = written(tmp_path)
    save(spanish(before), before)
    assert standing(written(tmp_path, SOURCE.replace("than 8", "than 6")), SPANISH).state == "stale"


def test_without_a_catalog_there_is_none(tmp_path: Path) -> None:
    assert standing(written(tmp_path), SPANISH) == Standing("testamine", "es", "none")


def test_the_report_names_medicine_language_and_review(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    save(spanish(monograph), monograph)
    assert standing(monograph, SPANISH).report() == {
        "medicine": "testamine",
        "language": "es",
        "state": "current",
        "blocks": 10,
        "translated": 10,
        "stale": 0,
        "faults": 0,
        "reviewed_by": "Benito Boticario",
        "reviewed_on": "2026-11-03",
    }


def test_a_broken_catalog_is_an_error_not_a_state(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    save(spanish(monograph), monograph).write_text("nothing")
    with pytest.raises(LeafletError):
        standing(monograph, SPANISH)
