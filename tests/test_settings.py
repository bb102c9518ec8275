"""`leaflet.toml` is read whole, and every mistake in it is told with the nearest right word."""

import pytest

from leaflet.configuration import Configuration, Languages
from leaflet.errors import LeafletError
from leaflet.settings import read_configuration


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


def test_numbers_severities_and_addresses_are_read(tmp_path):
    path = tmp_path / "leaflet.toml"
    web = "https://pharmacy.example/{medicine}.{language}.{edition}.html"
    path.write_text(f'[pharmacy]\nweb = "{web}"\n[braille]\ncells = 32\n[check]\nUN-01 = "off"\n')
    configuration = read_configuration(path)
    assert configuration.pharmacy.web == web
    assert (configuration.braille.cells, configuration.braille.lines) == (32, 25)
    assert configuration.check == {"UN-01": "off"}


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[braille]\ncells = 10\n", "'cells' in [braille] is 10", "write a number from 20 to 80"),
        ('[braille]\nlines = "25"\n', "'lines' in [braille] is not a number", "write lines = 40"),
        ("[braille]\nlines = true\n", "'lines' in [braille] is not a number", "write lines = 40"),
        ('[pharmacy]\nweb = "pharmacy.example"\n', "'web' in [pharmacy] is no address on the web", "https://"),
        ('[pharmacy]\nweb = "https://a.example/{name}"\n', "'web' in [pharmacy] holds '{name}'", "{medicine}"),
        ('[pharmacy]\nweb = "https://a.example/{medicine"\n', "holds '{medicine'", "{medicine}"),
        ('[check]\nUN-1 = "off"\n', "unknown rule 'UN-1' in [check]", "did you mean 'UN-01'?"),
        (
            '[check]\nUN-01 = "loud"\n',
            "'UN-01' in [check] is 'loud'",
            'write "error" or "warning" or "advice" or "off"',
        ),
        ("check = 1\n", "'check' is not a table", "write [check]"),
        ('[defaults]\nconformance = "ua3"\n', "'conformance' in [defaults] is 'ua3'", 'write "ua1" or "ua2"'),
    ],
)
def test_what_cannot_be_is_said_with_what_to_write(tmp_path, text, message, hint):
    path = tmp_path / "leaflet.toml"
    path.write_text(text)
    with pytest.raises(LeafletError) as caught:
        read_configuration(path)
    assert message in caught.value.message
    assert hint in caught.value.hint
