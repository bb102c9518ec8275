"""All gates on one block of a translation."""

from __future__ import annotations

from functools import lru_cache

from leaflet.gates import comparisons, inline, numbers, numberwords, script
from leaflet.gates.fault import Fault
from leaflet.gates.figures import Figures, read_figures
from leaflet.language import Language


@lru_cache(maxsize=65536)  # the same block comes again with every edition
def faults(source: str, target: str, origin: Language, language: Language, *, same: bool = False) -> tuple[Fault, ...]:
    """Return everything that is wrong with `target`, the translation of `source` (inline Markdown on one line).

    `same`: the translator says that it is the same in both languages on purpose.
    """
    if same and source == target:
        return ()
    before = _said(source, origin)
    after = read_figures(target, language, frozenset(amount.value for amount in before.amounts.amounts))
    return (
        *inline.differences(source, target),
        *numbers.differences(before, after),
        *comparisons.differences(before, after),
        *numberwords.differences(before, after),
        *script.differences(source, target, origin, language, same=same),
    )


@lru_cache(maxsize=4096)  # the same block comes again with every language
def _said(source: str, origin: Language) -> Figures:
    return read_figures(source, origin, strict=True)
