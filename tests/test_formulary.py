"""A medicine is found by its path or by its name, and a misspelt name by the nearest."""

import pytest

from leaflet.configuration import Configuration, Folders
from leaflet.errors import LeafletError
from leaflet.formulary import Formulary, find_formulary


def test_the_samples_are_used_where_nothing_is_configured():
    formulary = find_formulary(Configuration())
    assert formulary.ours
    assert "vitamin-mk-7" in formulary.names()
    assert formulary.find("Vitamin-MK-7").name == "vitamin-mk-7.md"


def test_a_name_is_found_in_whatever_case_it_is_written(tmp_path):
    (tmp_path / "Warfarin.md").touch()
    assert Formulary(tmp_path).find("warfarin") == tmp_path / "Warfarin.md"
    with pytest.raises(LeafletError, match="no medicine") as caught:
        Formulary(tmp_path).find("warfarni")
    assert "'Warfarin'" in caught.value.hint


def test_a_path_is_taken_as_it_is(tmp_path):
    assert Formulary(tmp_path).find("some/where.md").as_posix() == "some/where.md"


def test_an_unknown_name_is_refused_with_the_nearest(tmp_path):
    (tmp_path / "warfarin.md").touch()
    with pytest.raises(LeafletError) as caught:
        Formulary(tmp_path).find("warfarine")
    assert "'warfarin'" in caught.value.hint


def test_a_configured_folder_counts_from_the_file_that_names_it(tmp_path):
    (tmp_path / "ours").mkdir()
    configuration = Configuration(folders=Folders(formulary="ours"), path=tmp_path / "leaflet.toml")
    assert find_formulary(configuration) == Formulary(tmp_path / "ours")


def test_a_configured_folder_that_is_not_there_is_refused(tmp_path):
    configuration = Configuration(folders=Folders(formulary="none"), path=tmp_path / "leaflet.toml")
    with pytest.raises(LeafletError, match="not a folder"):
        find_formulary(configuration)
