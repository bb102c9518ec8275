"""Reasons: what a medicine is for, a sentence of its own in every language."""

import pytest

from leaflet.dosing.reasons import REASONS
from leaflet.language import Language, languages


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_every_reason_is_another_sentence(language: Language) -> None:
    sentences = {language.text(message) for message in REASONS.values()}
    assert len(sentences) == len(REASONS)
    assert not any("{" in sentence for sentence in sentences)


def test_reasons_are_found_in_the_order_of_the_alphabet() -> None:
    names = [name.casefold() for name in REASONS]
    assert len(set(names)) == len(names)
    assert all(message.startswith("This medicine is ") for message in REASONS.values())
