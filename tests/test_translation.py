"""A monograph is printed in the language it is in, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from leaflet import resources
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.monograph import read
from leaflet.translation import translate


def test_english_is_the_source_itself():
    monograph = read(resources.folder("monographs") / "vitamin-mk-7.md")
    assert translate(monograph, find_language("en")) is monograph


def test_a_language_without_a_translation_is_refused():
    monograph = read(resources.folder("monographs") / "vitamin-mk-7.md")
    with pytest.raises(LeafletError, match="is not translated") as caught:
        translate(monograph, replace(find_language("en"), tag="es"))
    assert Path(caught.value.where) == monograph.path
