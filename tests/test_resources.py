"""What ships with the program is found beside it."""

import pytest

from leaflet import resources
from leaflet.errors import LeafletError


@pytest.mark.parametrize("name", ["templates", "styles", "locales", "monographs"])
def test_each_folder_is_there_and_filled(name):
    assert any(resources.folder(name).iterdir())


def test_a_missing_folder_is_named():
    with pytest.raises(LeafletError, match="'nowhere'"):
        resources.folder("nowhere")


def test_what_is_kept_lies_in_the_users_cache(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert str(resources.kept()) == "/somewhere/leaflet"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/ana")
    assert str(resources.kept()) == "/home/ana/.cache/leaflet"
