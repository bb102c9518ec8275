"""Languages: a catalog of furniture each, complete, with nobody's English in between; found as people type them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from hypothesis import given
from hypothesis import strategies as st

from leaflet import resources
from leaflet.edition import editions
from leaflet.errors import LeafletError
from leaflet.language import CHECK, Language, find_language, languages
from leaflet.po import read_catalog

ROOT = Path(__file__).parent.parent
LOCALES = sorted(path.stem for path in resources.folder("locales").glob("*.po"))
COUNTED = "{language}, {edition} ({size} point)"
# Words that are the same in English and in these languages.
SAME = {
    **{tag: {"{count} tablet"} for tag in ("cs", "sl", "tr")},
    **{tag: {"Use {doses}."} for tag in ("es", "pt", "pt-BR")},
    "da": {"Version {version}.", "{count} tablet"},
    "de": {"Name:", "Version {version}."},
    "fr": {"Date", "Sources", "Version {version}.", "{count} patch", "{count} sachet"},
    "it": {"{count} capsule"},
    "nb": {"{count} puff"},
    "nl": {"Week", "{count} capsule", "{count} microgram", "{count} tablet"},
    "ro": {"{count} capsule", "{count} microgram"},
    "sv": {"Version {version}.", "{count} puff"},
}
UNITS = {"{number} mg", "{number} mL"}


@cache
def _marked() -> dict[str, set[str]]:
    """Return what the templates and the code mark for translation, by context; and the names of the editions."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found: dict[str, set[str]] = {"": {edition.title for edition in editions()}, CHECK: set()}
    for folder in ("templates", "leaflet"):
        for _, _, message, _, context in extract_from_dir(
            ROOT / folder,
            method_map=[(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods],
            options_map={pattern.removeprefix(f"{folder}/"): values for pattern, values in options.items()},
            keywords={"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)},
        ):
            found[context or ""].add(message if isinstance(message, str) else message[0])
    return found


def _placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


@pytest.mark.parametrize("tag", LOCALES)
def test_a_catalog_holds_the_furniture_and_the_words_for_checks_and_nothing_else(tag: str) -> None:
    marked = _marked()
    language = find_language(tag)
    assert set(language.messages) == marked[""]
    assert set(language.words) == marked[CHECK]
    assert all(language.words.values())


@pytest.mark.parametrize("tag", LOCALES)
def test_placeholders_stand_in_every_form(tag: str) -> None:
    for message, strings in find_language(tag).messages.items():
        for string in strings:
            assert _placeholders(string) == _placeholders(message), string
            assert string == string.strip()


@pytest.mark.parametrize("tag", LOCALES)
def test_every_plural_form_is_there_and_none_is_out_of_reach(tag: str) -> None:
    rule = read_catalog(resources.folder("locales") / f"{tag}.po").headers["Plural-Forms"]
    count = int(re.search(r"nplurals=(\d+)", rule)[1])
    language = find_language(tag)
    assert {len(strings) for strings in language.messages.values()} <= {1, count}
    assert len(language.messages[COUNTED]) == count
    values = {"language": "x", "edition": "y"}
    said = {language.plural(COUNTED, number, size=0, **values) for number in (*range(130), 10**6)}
    assert said == {string.format(size=0, **values) for string in language.messages[COUNTED]}


def test_a_number_takes_its_form() -> None:
    polish = find_language("pl")
    said = [polish.plural(COUNTED, n, size=n, language="x", edition="y") for n in (1, 18, 24)]
    assert [words.split()[-1] for words in said] == ["punkt)", "punktów)", "punkty)"]


@pytest.mark.parametrize("tag", [tag for tag in LOCALES if tag != "en"])
def test_no_english_is_left(tag: str) -> None:
    language = find_language(tag)
    same = {
        message
        for message, strings in language.messages.items()
        if message in strings and re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", message))
    }
    assert same <= SAME.get(tag, set()) | UNITS


SCRIPTS = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Arab": "ARABIC", "Deva": "DEVANAGARI", "Beng": "BENGALI",
    "Guru": "GURMUKHI", "Gujr": "GUJARATI", "Taml": "TAMIL", "Thai": "THAI", "Laoo": "LAO", "Khmr": "KHMER",
    "Mymr": "MYANMAR", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Armn": "ARMENIAN", "Kore": "HANGUL", "Hans": "CJK",
    "Hant": "CJK", "Jpan": "(CJK|HIRAGANA|KATAKANA)",
}  # fmt: skip


@pytest.mark.parametrize("tag", LOCALES)
def test_furniture_is_written_in_the_script_of_its_language(tag: str) -> None:
    language = find_language(tag)
    letters = "".join(re.sub(r"\{\w+\}", "", string) for strings in language.messages.values() for string in strings)
    names = [unicodedata.name(letter) for letter in letters if letter.isalpha()]
    assert sum(bool(re.match(SCRIPTS[language.script], name)) for name in names) > 0.97 * len(names)


def test_english_says_what_the_source_says_and_explains_it() -> None:
    for entry in read_catalog(resources.folder("locales") / "en.po").entries:
        assert entry.notes, entry.source
        if entry.context != CHECK:
            assert entry.strings[0] == entry.source


def test_every_catalog_says_that_nobody_has_reviewed_it() -> None:
    for tag in LOCALES:
        assert read_catalog(resources.folder("locales") / f"{tag}.po").headers["X-Reviewed-By"] == ""
        assert find_language(tag).reviewed_by == ""


@pytest.mark.parametrize(
    ("tag", "name", "english", "direction", "script"),
    [
        ("en", "English", "English", "ltr", "Latn"),
        ("es", "Español", "Spanish", "ltr", "Latn"),
        ("ar", "العربية", "Arabic", "rtl", "Arab"),
        ("zh-Hant", "繁體中文", "Traditional Chinese", "ltr", "Hant"),
        ("pt-BR", "Português (Brasil)", "Brazilian Portuguese", "ltr", "Latn"),
        ("ka", "ქართული", "Georgian", "ltr", "Geor"),
        ("sr", "Српски", "Serbian", "ltr", "Cyrl"),
        ("ko", "한국어", "Korean", "ltr", "Kore"),
    ],
)
def test_a_language_knows_its_names_direction_and_script(
    tag: str, name: str, english: str, direction: str, script: str
) -> None:
    language = find_language(tag)
    assert (language.name, language.english_name) == (name, english)
    assert (language.direction, language.script) == (direction, script)


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.tag)
def test_a_language_is_found_by_its_tag_and_by_its_names(language: Language) -> None:
    for name in (language.tag, language.tag.upper(), language.tag.replace("-", "_"), f" {language.english_name} "):
        assert find_language(name) is language
    assert find_language(language.name.casefold()) is language


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("pt_BR", "pt-BR"), ("pt-PT", "pt"), ("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh", "zh-Hans"),
        ("ZH-HK", "zh-Hant"), ("no", "nb"), ("Norwegian", "nb"), ("tl", "fil"), ("Tagalog", "fil"), ("Spanish", "es"),
        ("espanol", "es"), ("es-MX", "es"), ("en_US", "en"), ("mo", "ro"), ("farsi", "fa"), ("Chinese", "zh-Hans"),
        ("中文", "zh-Hans"), ("fr-CA", "fr"), ("eng", "en"),
    ],
)  # fmt: skip
def test_a_language_is_found_as_people_type_it(typed: str, tag: str) -> None:
    assert find_language(typed).tag == tag


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("Deutsh", "de"), ("spanisch", "es"), ("Haitian", "ht"), ("Vietnamees", "vi"), ("simplified", "zh-Hans")],
)
def test_an_unknown_language_names_the_nearest(typed: str, nearest: str) -> None:
    with pytest.raises(LeafletError, match="there is no language") as caught:
        find_language(typed)
    assert f"did you mean {nearest!r}" in caught.value.hint


@pytest.mark.parametrize("tag", ["../en", "en.po", "", "xx", "sr-Latn", "pa-PK", "zz-ZZ", "en/../es"])
def test_what_is_no_language_of_ours_is_refused(tag: str) -> None:
    """Another script of a language is another language to its reader; and a tag is never a path."""
    with pytest.raises(LeafletError, match="there is no language"):
        find_language(tag)


@given(st.text(max_size=30))
def test_whatever_is_typed_finds_a_language_or_is_refused(typed: str) -> None:
    try:
        found = find_language(typed).tag
    except LeafletError as error:
        found = error.hint
    assert found in LOCALES or "leaflet languages" in found


def test_a_message_that_is_not_translated_is_refused() -> None:
    with pytest.raises(LeafletError) as caught:
        replace(find_language("en"), tag="fr", messages={}).text("Page {page} of {pages}")
    assert caught.value.where == "locales/fr.po"


def test_values_are_put_in_and_escaped_in_markup() -> None:
    english = replace(find_language("en"), messages={"<{x}>": ("<{x}>",)})
    assert english.text("<{x}>", x="&") == "<&>"
    assert english.markup("<{x}>", x="&") == "&lt;&amp;&gt;"


def test_a_date_that_ends_with_a_point_takes_no_other() -> None:
    english = replace(find_language("en"), messages={"On {day}.": ("On {day}.",)})
    assert english.text("On {day}.", day="1 г.") == "On 1 г."
    assert english.text("On {day}.", day="1 May") == "On 1 May."


def test_numbers_and_lists_are_written_as_the_language_does() -> None:
    assert find_language("de").number(15.5) == "15,5"
    assert find_language("ar").join(["أ", "", "ب"]) == "أ، ب"
    assert find_language("en").join(()) == ""


def test_every_language_is_one_that_the_locale_data_know() -> None:
    assert all(Locale.parse(tag, sep="-") for tag in LOCALES)
