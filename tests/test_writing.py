"""How scripts are written: the ones whose glyphs change places are known, and none that runs right to left."""

import pytest

from leaflet.language import languages
from leaflet.writing import is_reordered

REORDERED = {"bn", "gu", "hi", "km", "lo", "my", "ne", "pa", "ta", "th"}


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_only_scripts_that_change_places_need_their_text_said(language):
    assert is_reordered(language.messages["In an emergency"][0]) == (language.tag in REORDERED)


@pytest.mark.parametrize(
    ("text", "reordered"),
    [("हिन्दी", True), ("ไทย", True), ("ខ្មែរ", True), ("English", False), ("العربية", False), ("中文", False)],
)
def test_only_left_to_right_scripts_that_reorder_need_their_text_beside_them(text, reordered):
    assert is_reordered(text) is reordered
