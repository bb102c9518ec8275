"""What is broken, in plain words."""

from __future__ import annotations

import pytest

from leaflet.audit import verapdf
from leaflet.audit.clauses import known, plain
from leaflet.audit.verapdf import Breach


def test_every_clause_that_has_words_is_one_of_verapdf() -> None:
    """No words for a rule that is not there."""
    there = {
        (standard, clause)
        for name in verapdf.PROFILES
        for clause, (standard, _) in verapdf._profile(name).about.items()
    }
    assert set(known()) <= there


@pytest.mark.parametrize(
    ("breach", "words"),
    [
        (Breach("ISO 14289-1", "7.4.2-1", "SEHn", 1), "a level of headings is left out"),
        (
            Breach("ISO 14289-1", "7.18.2-1", "PDTrapNetAnnot", 1),
            "rule 7.18.2-1 of ISO 14289-1 is broken by an annotation",
        ),
        (Breach("ISO 19005-2", "6.1.13-3", "CosString", 1), "rule 6.1.13-3 of ISO 19005-2 is broken by CosString"),
        (
            Breach("ISO 32005", "Table 5. P-TD-1", "SETD", 1),
            "a tag TD stands in a tag P, where ISO 32005 does not allow it",
        ),
    ],
)
def test_what_is_broken_is_told_in_plain_words(breach: Breach, words: str) -> None:
    """Or by number and object."""
    assert plain(breach) == words


def test_one_clause_of_two_standards_is_told_by_its_standard() -> None:
    """5-1 is one thing in ISO 14289-1, and none that we know of in ISO 19005-2."""
    assert plain(Breach("ISO 14289-1", "5-1", "MainXMPPackage", 1)) == "the file does not say that it is PDF/UA"
    assert plain(Breach("ISO 19005-2", "5-1", "MainXMPPackage", 1)).endswith("by the metadata")
