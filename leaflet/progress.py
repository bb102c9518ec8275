"""How far a translation has come: current, unreviewed, stale, incomplete, faulty, or not begun."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from leaflet.catalog import catalog_path, reviewed
from leaflet.language import Language
from leaflet.monograph import Monograph
from leaflet.po import read_catalog
from leaflet.translation import judged, misplaced


class State(Enum):
    """How a translation stands, the best first."""

    CURRENT = "current"
    UNREVIEWED = "unreviewed"
    FAULTY = "faulty"
    INCOMPLETE = "incomplete"
    STALE = "stale"
    NONE = "none"


@dataclass(frozen=True)
class Standing:
    """How the translation of one medicine into one language stands.

    `blocks` counts the texts to translate, `translated` and `stale` those of them that are, `faults` what is wrong in
    those translated.
    """

    medicine: str
    language: str
    state: str
    blocks: int = 0
    translated: int = 0
    stale: int = 0
    faults: int = 0
    reviewed_by: str = ""
    reviewed_on: str = ""

    def report(self) -> dict[str, str | int]:
        """Return it for other programs."""
        return dict(vars(self))


def standing(monograph: Monograph, language: Language) -> Standing:
    """Return how the translation of `monograph` into `language` stands; LeafletError where its catalog is broken."""
    target = catalog_path(monograph.path, language)
    if not target.exists():
        return Standing(monograph.name, language.tag, State.NONE.value)
    catalog = read_catalog(target)
    found = tuple(judged(monograph, language, catalog))
    translated = sum(each.translated for each, _ in found)
    stale = sum(each.stale and not each.translated for each, _ in found)
    faults = sum(len(mistakes) for each, mistakes in found if each.translated)
    faults += sum(1 for _ in misplaced(catalog, language))
    by, on = reviewed(catalog)
    if stale:
        state = State.STALE
    elif translated < len(found):
        state = State.INCOMPLETE
    elif faults:
        state = State.FAULTY
    else:
        state = State.CURRENT if by else State.UNREVIEWED
    return Standing(monograph.name, language.tag, state.value, len(found), translated, stale, faults, by, on)
