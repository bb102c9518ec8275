"""A monograph is printed in the patient's language, or not at all; as a draft it says what is not translated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from translated import REVIEWED, SOURCE, SPANISH, TEXTS, changed, save, spanish, without, written

from leaflet import resources
from leaflet.blocks import Foreign
from leaflet.catalog import catalog_path
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.messages import messages
from leaflet.monograph import Monograph, Translation, read
from leaflet.po import Catalog, read_catalog
from leaflet.translation import mistakes, translate

WHOLE = Translation("en", "2026-11", "Ana Traductora", "Benito Boticario", "2026-11-03", True)


def _refused(monograph: Monograph) -> tuple[LeafletError, ...]:
    with pytest.raises(LeafletError) as caught:
        translate(monograph, SPANISH)
    return caught.value.each()


def _line(path: Path, msgid: str) -> int:
    return path.read_text().splitlines().index(f'msgid "{msgid}"') + 1


def _kept(monograph: Monograph) -> list[str]:
    """Return the texts that stand in the source language, marked so."""
    return [each.text for each in messages(monograph) if isinstance(each.text, Foreign)]


def test_english_is_the_source_itself() -> None:
    monograph = read(resources.folder("monographs") / "vitamin-mk-7.md")
    assert translate(monograph, find_language("en")) is monograph


def test_a_finished_translation_has_every_text_in_its_place(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    save(spanish(monograph), monograph)
    made = translate(monograph, SPANISH)
    assert [each.text for each in messages(made)] == [TEXTS[each.text] for each in messages(monograph)]
    assert (made.title, made.strength, made.form) == ("Testamina", "500 mg", "comprimidos")
    assert [section.heading for section in made.sections] == ["", "", "", "Análisis de sangre"]
    assert made.translation == WHOLE
    assert (made.path, made.version, made.reviewed_by) == (monograph.path, "2026-11", "A. Pharmacist")
    assert not _kept(made)


def test_provenance_tells_only_what_is_known(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    save(spanish(monograph, {}), monograph)
    assert translate(monograph, SPANISH).translation == Translation("en", "2026-11", "", "", "", True)


def test_provenance_tells_the_version_that_was_translated(tmp_path: Path) -> None:
    save(spanish(written(tmp_path)), written(tmp_path))
    newer = written(tmp_path, SOURCE.replace("version: 2026-11", "version: 2026-12"))
    assert translate(newer, SPANISH).translation == WHOLE


def test_a_review_before_the_last_change_is_none(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    save(spanish(monograph, {**REVIEWED, "PO-Revision-Date": "2026-11-04 09:00+0000"}), monograph)
    assert translate(monograph, SPANISH).translation == replace(WHOLE, reviewed_by="", reviewed_on="")


def test_a_language_without_a_catalog_is_refused_with_the_way_to_one(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    (error,) = _refused(monograph)
    assert error.message == "Testamine is not translated into Spanish"
    assert error.where == str(monograph.path)
    assert str(catalog_path(monograph.path, SPANISH)) in error.hint
    assert "leaflet translate update" in error.hint


def _missing(catalog: Catalog) -> Catalog:
    return changed(catalog, "a headache", strings=("",))


def _fuzzy(catalog: Catalog) -> Catalog:
    return changed(catalog, "a headache", fuzzy=True, previous="a bad headache")


@pytest.mark.parametrize(
    ("break_", "words"),
    [
        (_missing, "the translation of side_effects is missing: testamine.md:19 says 'a headache'"),
        (
            _fuzzy,
            (
                "the translation of side_effects is older than its source, made of 'a bad headache': "
                "testamine.md:19 says 'a headache', the translation 'dolor de cabeza'"
            ),
        ),
    ],
)
def test_a_block_that_is_missing_or_fuzzy_is_refused_with_both_files_and_lines(tmp_path, break_, words) -> None:
    monograph = written(tmp_path)
    path = save(break_(spanish(monograph)), monograph)
    (error,) = _refused(monograph)
    assert error.message == words
    assert error.where == f"{path}:{_line(path, 'a headache')}"
    assert "--draft" in error.hint


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (SOURCE.replace("a headache", "a bad headache"), "is older than its source"),
        (SOURCE.replace("a headache", "a headache\n* a bad headache"), "is missing"),
    ],
)
def test_a_source_that_went_on_without_its_catalog_is_refused(tmp_path: Path, source: str, state: str) -> None:
    before = written(tmp_path)
    path = save(spanish(before), before)
    (error,) = _refused(written(tmp_path, source))
    assert f"the translation of side_effects {state}: testamine.md:" in error.message
    assert "'a bad headache'" in error.message
    assert error.where == str(path)
    assert "leaflet translate update" in error.hint


@pytest.mark.parametrize(
    ("text", "translation", "said"),
    [
        ("Do not take more than 8 tablets.", "No tome más de 6 comprimidos.", "6"),
        ("Take **one tablet** with water.", "Tome un comprimido con agua.", "bold"),
        ("Go to every blood test.", "Go to every blood test.", "still in English"),
        ("Go to every blood test.", "Сдайте все анализы крови.", "not in the script of Spanish"),
    ],
)
def test_a_block_that_fails_a_gate_is_refused_with_both_texts(
    tmp_path: Path, text: str, translation: str, said: str
) -> None:
    monograph = written(tmp_path)
    path = save(changed(spanish(monograph), text, strings=(translation,)), monograph)
    errors = _refused(monograph)
    assert any(said in error.message for error in errors)
    for error in errors:
        assert error.message.startswith("the translation of ")
        assert f"says {text!r}, the translation {translation!r}" in error.message
        assert error.where == f"{path}:{_line(path, text)}"
        assert error.hint


def test_a_text_may_stay_as_it_is_on_purpose_and_a_name_always(tmp_path: Path) -> None:
    monograph = written(tmp_path, SOURCE.replace("title: Testamine", "title: Vitamin K Extra Strong Drops"))
    catalog = spanish(monograph, texts={**TEXTS, monograph.title: monograph.title})
    same = changed(catalog, "Go to every blood test.", strings=("Go to every blood test.",))
    save(same, monograph)
    (error,) = _refused(monograph)
    assert "still in English" in error.message
    save(changed(same, "Go to every blood test.", comments=("Same on purpose: a form's name.",)), monograph)
    assert translate(monograph, SPANISH).title == "Vitamin K Extra Strong Drops"


def test_all_mistakes_are_told_at_once_and_each_once(tmp_path: Path) -> None:
    monograph = written(tmp_path, SOURCE.replace("It eases pain.", "It eases pain.\n\nRest.\n\nRest."))
    catalog = without(_fuzzy(spanish(monograph, texts={**TEXTS, "Rest.": "Descanse."})), "Rest.")
    save(changed(catalog, "It eases pain.", strings=("",)), monograph)
    errors = _refused(monograph)
    assert [each.message.split(" says ")[1].split("'")[1] for each in errors] == [
        "It eases pain.",
        "Rest.",
        "a headache",
    ]
    found = mistakes(monograph, SPANISH, read_catalog(catalog_path(monograph.path, SPANISH)))
    assert [str(each) for each in found] == [str(each) for each in errors]


@pytest.mark.parametrize(
    "break_",
    [
        _missing,
        _fuzzy,
        lambda catalog: without(catalog, "a headache"),
        lambda catalog: changed(catalog, "a headache", strings=("a headache",)),
        lambda catalog: changed(catalog, "a headache", strings=("8 dolores de cabeza",)),
    ],
    ids=["missing", "fuzzy", "unknown", "in English", "another number"],
)
def test_a_draft_has_the_source_where_the_translation_is_not_fit_and_says_so(tmp_path: Path, break_) -> None:
    monograph = written(tmp_path)
    save(break_(spanish(monograph)), monograph)
    made = translate(monograph, SPANISH, draft=True)
    assert _kept(made) == ["a headache"]
    (text,) = (each.text for each in messages(made) if isinstance(each.text, Foreign))
    assert (text.language, text.mark) == ("en", "Sin traducir:")
    assert [each.text for each in messages(made) if each.text != "a headache"] == [
        TEXTS[each.text] for each in messages(monograph) if each.text != "a headache"
    ]
    assert made.translation == replace(WHOLE, finished=False)


def test_a_draft_of_nothing_is_the_source_marked_throughout(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    made = translate(monograph, SPANISH, draft=True)
    assert _kept(made) == [each.text for each in messages(monograph)]
    assert made.translation == Translation("en", "2026-11", "", "", "", False)


def test_a_draft_of_a_finished_translation_is_finished(tmp_path: Path) -> None:
    monograph = written(tmp_path)
    save(spanish(monograph), monograph)
    assert translate(monograph, SPANISH, draft=True) == translate(monograph, SPANISH)


@pytest.mark.parametrize("draft", [False, True])
def test_a_broken_catalog_is_refused_even_for_a_draft(tmp_path: Path, draft: bool) -> None:
    monograph = written(tmp_path)
    path = save(spanish(monograph), monograph)
    path.write_text(path.read_text().replace("msgid", "msgidd", 1))
    with pytest.raises(LeafletError) as caught:
        translate(monograph, SPANISH, draft=draft)
    assert caught.value.where.startswith(str(path))
