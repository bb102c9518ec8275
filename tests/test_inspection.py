"""Whatever a file is, it is held against the rules that fit it; in what is ours nothing is found."""

from datetime import date
from pathlib import Path

import pytest

from leaflet import resources
from leaflet.audit.finding import Finding
from leaflet.audit.inspection import SUFFIXES, find_files, inspect, reading_grades
from leaflet.audit.rule import SUBJECTS, rules
from leaflet.configuration import Braille, Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError, refuse
from leaflet.language import find_language, languages
from leaflet.pipeline import FORMS, make_leaflet

LARGE = find_edition("large")
SAMPLES = resources.folder("monographs")
WRONG_MONOGRAPH = """---
title: Testamine
---

## Usage

It is for pain.

## Dosage

Take 1.0 mg twice daily.
"""


def _inspected(path: Path, edition: str) -> list[Finding]:
    refused: list[LeafletError] = []
    findings = list(inspect(path, find_edition(edition), Braille(), refused))
    refuse(refused)
    return findings


def found(path: Path, edition: str = "large") -> list[str]:
    return [finding.rule for finding in _inspected(path, edition)]


def made(folder: Path, medicine: str, tag: str, edition: str, form: str, beside: str = "", **options: object) -> Path:
    chosen = find_edition(edition)
    leaflet = make_leaflet(
        SAMPLES / f"{medicine}.md",
        find_language(tag),
        chosen,
        find_paper(chosen.papers[-1], chosen),
        Configuration(),
        date(2026, 11, 1),
        form=form,
        beside=find_language(beside) if beside else None,
        **options,
    )
    path = folder / leaflet.file
    path.write_bytes(leaflet.data)
    return path


def test_every_subject_can_be_inspected() -> None:
    assert set(SUFFIXES.values()) == set(SUBJECTS)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_nothing_is_found_in_our_monographs(path: Path) -> None:
    assert found(path) == []


@pytest.mark.parametrize("folder", sorted((SAMPLES / "locales").iterdir()), ids=lambda path: path.name)
def test_nothing_is_found_in_our_translations(folder: Path) -> None:
    assert [(path.name, found(path)) for path in sorted(folder.glob("*.po")) if found(path)] == []


@pytest.mark.parametrize("tag", [language.tag for language in languages()])
def test_nothing_is_found_in_our_furniture(tag: str) -> None:
    assert found(resources.folder("locales") / f"{tag}.po") == []


@pytest.mark.parametrize(
    ("tag", "edition", "options"),
    [
        ("en", "clear", {}),
        ("es", "large", {"beside": "en"}),
        ("ar", "giant", {}),
        ("hi", "clear", {"conformance": "ua2"}),
        ("zh-Hans", "large", {}),
        ("de", "clear", {"draft": True}),
    ],
)
def test_nothing_is_found_in_our_leaflets(tmp_path: Path, tag: str, edition: str, options: dict[str, object]) -> None:
    thick = {"LP-27"}  # true of a long leaflet in giant print: it needs another binding than a staple
    assert set(found(made(tmp_path, "warfarin", tag, edition, "pdf", **options))) <= thick


@pytest.mark.parametrize("form", FORMS[1:])
def test_nothing_is_found_in_our_other_forms(tmp_path: Path, form: str) -> None:
    for tag in ("en", "es"):
        assert found(made(tmp_path, "warfarin", tag, "large", form)) == []


def test_a_monograph_is_held_against_every_kind_of_rule(tmp_path: Path) -> None:
    path = tmp_path / "testamine.md"
    path.write_text(WRONG_MONOGRAPH)
    assert {"UN-02", "RD-09", "RD-18"} <= set(found(path))


def test_a_catalog_is_held_against_its_monograph_too(tmp_path: Path) -> None:
    (tmp_path / "locales" / "es").mkdir(parents=True)
    (tmp_path / "warfarin.md").write_text((SAMPLES / "warfarin.md").read_text())
    text = (SAMPLES / "locales" / "es" / "warfarin.po").read_text()
    path = tmp_path / "locales" / "es" / "warfarin.po"
    path.write_text(text.replace("y 5\N{NO-BREAK SPACE}mg", "y 50\N{NO-BREAK SPACE}mg"))
    with pytest.raises(LeafletError, match="50"):
        found(path)


def test_a_catalog_apart_from_its_monograph_is_not_passed_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "warfarin.po"
    path.write_text((SAMPLES / "locales" / "es" / "warfarin.po").read_text())
    with pytest.raises(LeafletError, match="doses were not compared"):
        found(path)


def test_what_stops_one_check_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "warfarin.po"
    text = (SAMPLES / "locales" / "es" / "warfarin.po").read_text()
    path.write_text(text.replace("Acuda a todos", "Tome 1.0 mg BID. Acuda a todos"))
    refused: list[LeafletError] = []
    assert "UN-04" in {finding.rule for finding in inspect(path, LARGE, Braille(), refused)}
    assert len(refused) == 1


def test_a_pdf_is_held_against_the_edition_in_its_name(tmp_path: Path) -> None:
    path = made(tmp_path, "warfarin", "en", "clear", "pdf")
    assert found(path, "giant") == []
    other = path.rename(tmp_path / "other.pdf")
    assert "LP-01" in found(other, "giant")


def test_the_words_of_a_pdf_are_read_too(tmp_path: Path) -> None:
    source = tmp_path / "testamine.md"
    source.write_text(WRONG_MONOGRAPH)
    leaflet = make_leaflet(
        source, find_language("en"), LARGE, find_paper("a4", LARGE), Configuration(), date(2026, 11, 1)
    )
    (tmp_path / leaflet.file).write_bytes(leaflet.data)
    assert set(found(tmp_path / leaflet.file)) == {"UN-02", "RD-09"}


def test_a_folder_is_looked_through_and_hidden_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("a/x.md", "b.po", "c.png", ".hidden/d.md", ".e.md"):
        (tmp_path / name).touch()
    assert [str(path.relative_to(tmp_path)) for path in find_files(tmp_path)] == ["a/x.md", "b.po"]


@pytest.mark.parametrize(
    ("name", "said"), [("none.md", "no such file"), ("x.png", "nothing is known"), ("", "nothing")]
)
def test_what_cannot_be_inspected_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "x.png").touch()
    with pytest.raises(LeafletError, match=said):
        list(find_files(tmp_path / name if name else tmp_path))


def test_grades_are_told_of_texts_and_of_nothing_else(tmp_path: Path) -> None:
    assert reading_grades(SAMPLES / "warfarin.md")[0].formula.startswith("Flesch-Kincaid")
    assert "Szigriszt" in reading_grades(SAMPLES / "locales" / "es" / "warfarin.po")[0].formula
    assert reading_grades(tmp_path / "x.pdf") == ()


def test_every_finding_names_a_rule_that_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "testamine.md"
    path.write_text(WRONG_MONOGRAPH)
    assert all(rules()[name].checked and "monograph" in rules()[name].on for name in found(path))
