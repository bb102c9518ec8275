"""`leaflet.toml` is read whole, and every mistake in it is told with the nearest right word."""

import pytest

from leaflet.configuration import Configuration, Languages, read_configuration
from leaflet.errors import LeafletError


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_configuration() == Configuration()


def test_the_file_in_the_working_folder_is_found(tmp_path, monkeypatch):
    (tmp_path / "leaflet.toml").write_text('[pharmacy]\nname = "Corner\\n  Pharmacy"\n[defaults]\nedition = "giant"\n')
    monkeypatch.chdir(tmp_path)
    configuration = read_configuration()
    assert configuration.pharmacy.name == "Corner Pharmacy"
    assert configuration.defaults.edition == "giant"
    assert configuration.defaults.paper == "a4"


def test_every_unknown_key_is_told_with_the_nearest_known(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[pharmacy]\nnmae = "x"\nphone = 5\n[helpp]\na = 1\n')
    with pytest.raises(LeafletError) as caught:
        read_configuration(path)
    messages = [(error.message, error.hint) for error in caught.value.each()]
    assert messages[0][0] == "unknown key 'nmae' in [pharmacy]"
    assert "'name'" in messages[0][1]
    assert messages[1][0] == "'phone' in [pharmacy] is not text"
    assert messages[2][0] == "unknown table [helpp]"
    assert "'help'" in messages[2][1]
    assert all(error.where == str(path) for error in caught.value.each())


@pytest.mark.parametrize("text", ["[pharmacy", "pharmacy = 1", "a = \x00"])
def test_a_broken_file_is_refused_with_its_name(tmp_path, text):
    path = tmp_path / "leaflet.toml"
    path.write_text(text)
    with pytest.raises(LeafletError) as caught:
        read_configuration(path)
    assert str(path) in str(caught.value)


def test_a_named_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(LeafletError, match="cannot be read"):
        read_configuration(tmp_path / "none.toml")


def test_a_key_with_choices_takes_no_other(tmp_path):
    path = tmp_path / "leaflet.toml"
    path.write_text('[languages]\ndigits = "own"\nurdu = "nastaliq"\n')
    assert read_configuration(path).languages == Languages(digits="own", urdu="nastaliq")
    assert [read_configuration(path).languages.hand(tag) for tag in ("ur", "ar")] == ["nastaliq", ""]
    assert Languages().hand("ur") == ""
    path.write_text('[languages]\ndigits = "arabic"\nurdu = "kufi"\n')
    with pytest.raises(LeafletError) as caught:
        read_configuration(path)
    assert [error.message for error in caught.value.each()] == [
        "'digits' in [languages] is 'arabic'",
        "'urdu' in [languages] is 'kufi'",
    ]
    assert caught.value.each()[0].hint == 'write "western" or "own"'
