"""The anatomy of a PDF: what every rule looks at, read once."""

from __future__ import annotations

from faulty import sound

from leaflet.audit.structure.anatomy import read_anatomy


def test_letters_are_counted_and_judged_by_page() -> None:
    anatomy = read_anatomy(sound())
    assert len(anatomy.layers) == len(anatomy.file.pages) > 2
    assert all(layer.letters > 10 and not layer.unmapped and not layer.outside for layer in anatomy.layers)
    assert sum(layer.pictured for layer in anatomy.layers) == 0


def test_resources_of_a_page_are_found() -> None:
    anatomy = read_anatomy(sound())
    page = anatomy.objects.dictionary(anatomy.objects.pages[0])
    fonts = dict(anatomy.resources(page, "/Font"))
    assert fonts
    assert all(font["/Type"] == "/Font" for font in fonts.values())
    assert not dict(anatomy.resources(page, "/Pattern"))
