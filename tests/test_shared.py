"""What the commands share: lists, complaints, and the formulary that is meant."""

import click
import pytest

from leaflet.commands.shared import complain, formulary_for, split
from leaflet.configuration import Configuration, Folders
from leaflet.errors import LeafletError, ManyErrors


def _split(*values: str) -> tuple[str, ...]:
    return split(click.Context(click.Command("x")), click.Option(["-l"]), values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("es",), ("es",)),
        (("es,ar", "en"), ("es", "ar", "en")),
        ((" es , ar,",), ("es", "ar")),
        (("es", "ar,es"), ("es", "ar")),
        ((), ()),
    ],
)
def test_a_list_is_taken_repeated_or_with_commas_each_once(values, expected):
    assert _split(*values) == expected


def test_every_mistake_is_complained_of(capsys):
    complain(ManyErrors([LeafletError("one", "x.md:1", "mend it"), LeafletError("two")]))
    assert capsys.readouterr() == ("", "x.md:1: one\n  hint: mend it\ntwo\n")


@pytest.mark.parametrize(
    ("medicines", "said"), [((), True), (("warfarin",), True), (("x.md",), False), (("a/b",), False)]
)
def test_it_says_when_the_samples_are_meant(capsys, medicines, said):
    assert formulary_for(Configuration(), medicines).ours
    assert ("sample monographs" in capsys.readouterr().err) is said


def test_it_says_nothing_of_a_formulary_that_is_configured(tmp_path, capsys):
    configuration = Configuration(folders=Folders(formulary="."), path=tmp_path / "leaflet.toml")
    assert formulary_for(configuration).folder == tmp_path
    assert capsys.readouterr() == ("", "")
