"""Languages: a catalog of furniture each, complete, with nobody's English in between."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from leaflet import resources
from leaflet.edition import editions
from leaflet.errors import LeafletError
from leaflet.language import _reviewed_by as reviewed_by
from leaflet.language import find_language

ROOT = Path(__file__).parent.parent
LOCALES = sorted(path.stem for path in resources.folder("locales").glob("*.po"))


def _furniture() -> set[str]:
    """Return every message in the templates and the code, and the names of the editions."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = {
        message
        for folder in ("templates", "leaflet")
        for _, _, message, _, _ in extract_from_dir(
            ROOT / folder,
            method_map=[(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods],
            options_map={pattern.removeprefix(f"{folder}/"): values for pattern, values in options.items()},
            keywords={"_": None},
        )
    }
    return found | {edition.title for edition in editions()}


@pytest.mark.parametrize("tag", LOCALES)
def test_a_catalog_holds_the_furniture_and_nothing_else(tag: str) -> None:
    assert set(find_language(tag).messages) == _furniture()


def test_english_says_what_the_source_says_and_explains_it() -> None:
    with (resources.folder("locales") / "en.po").open("rb") as file:
        catalog = read_po(file)
    for message in catalog:
        if message.id:
            assert message.string == message.id
            assert message.auto_comments, message.id


def test_a_language_knows_its_name_and_direction() -> None:
    english = find_language("en")
    assert (english.tag, english.name, english.direction) == ("en", "English", "ltr")
    assert english.number(15.5) == "15.5"


def test_an_unknown_language_names_those_that_there_are() -> None:
    with pytest.raises(LeafletError) as caught:
        find_language("xx")
    assert "en" in caught.value.hint


@pytest.mark.parametrize("tag", ["../en", "en.po", "", "EN"])
def test_a_tag_is_a_name_and_never_a_path(tag: str) -> None:
    with pytest.raises(LeafletError):
        find_language(tag)


def test_a_message_that_is_not_translated_is_refused() -> None:
    with pytest.raises(LeafletError) as caught:
        replace(find_language("en"), tag="fr", messages={}).text("Page {page} of {pages}")
    assert caught.value.where == "locales/fr.po"


def test_values_are_put_in_and_escaped_in_markup() -> None:
    english = replace(find_language("en"), messages={"<{x}>": ("<{x}>",)})
    assert english.text("<{x}>", x="&") == "<&>"
    assert english.markup("<{x}>", x="&") == "&lt;&amp;&gt;"


@pytest.mark.parametrize(
    ("header", "name"),
    [('"X-Reviewed-By: A. B.\\n"', "A. B."), ('"X-Reviewed-By: \\n"', ""), ('"Language: en\\n"', "")],
)
def test_the_reviewer_is_read_from_the_header(header: str, name: str) -> None:
    source = f'msgid ""\nmsgstr ""\n{header}\n'
    read_po(io.BytesIO(source.encode()))
    assert reviewed_by(source) == name
