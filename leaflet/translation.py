"""A monograph in the patient's language: the source itself, or nothing where no translation is at hand."""

from __future__ import annotations

from leaflet.errors import LeafletError
from leaflet.language import Language
from leaflet.monograph import Monograph

SOURCE_LANGUAGE = "en"
"""The language that monographs are written in."""


def translate(monograph: Monograph, language: Language) -> Monograph:
    """Return `monograph` in `language`; LeafletError when there is no translation, for it is never printed half."""
    if language.tag == SOURCE_LANGUAGE:
        return monograph
    raise LeafletError(
        f"{monograph.title} is not translated into {language.name}",
        str(monograph.path),
        f"print it in {SOURCE_LANGUAGE}",
    )
