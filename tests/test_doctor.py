"""`leaflet doctor`: what is lacking is found, and named with the command that installs it."""

from __future__ import annotations

import ctypes
import dataclasses
import json
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pytest

from leaflet import doctor, resources
from leaflet.doctor import Finding
from leaflet.errors import LeafletError
from leaflet.language import languages
from leaflet.press import fonts, haste

ROOT = Path(__file__).resolve().parent.parent


def find(what: str) -> Finding:
    (finding,) = [finding for finding in doctor.examine() if finding.what == what]
    return finding


def without_font(monkeypatch: pytest.MonkeyPatch, *, required: bool) -> fonts.Family:
    """Take one family from this machine."""
    family = next(family for family in fonts.families() if family.required == required)
    monkeypatch.setattr(fonts, "missing", lambda: (family,))
    return family


def test_nothing_required_is_lacking_here() -> None:
    assert [finding for finding in doctor.examine() if finding.required and not finding.ok] == []


def test_each_thing_is_looked_for_once() -> None:
    names = [finding.what for finding in doctor.examine()]
    assert len(names) == len(set(names))


def test_every_lack_comes_with_a_command_and_nothing_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "missing", fonts.families)
    findings = doctor.examine()
    assert not doctor.is_well(findings)
    assert all(bool(finding.remedy) != finding.ok and finding.detail for finding in findings)


@pytest.mark.parametrize(
    ("platform", "remedy"),
    [("linux", "apt-get install libharfbuzz-subset0"), ("darwin", "brew install harfbuzz")],
)
def test_a_library_that_does_not_load_is_a_finding(
    monkeypatch: pytest.MonkeyPatch, platform: str, remedy: str
) -> None:
    def load(name: str) -> None:
        if "subset" in name:
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(sys, "platform", platform)
    finding = find("HarfBuzz subsetter")
    assert (finding.ok, finding.required, finding.remedy) == (False, True, remedy)
    assert "cannot open shared object file" in finding.detail
    assert find("Pango").ok


def test_a_missing_package_is_required_or_belongs_to_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    pdf, checks = find("Python package weasyprint"), find("Python package jpype1")
    assert (pdf.required, pdf.remedy) == (True, "python -m pip install 'pharmacy-leaflet'")
    assert (checks.required, checks.remedy) == (False, "python -m pip install 'pharmacy-leaflet[ua]'")


def test_a_release_that_is_set_more_slowly_is_told_but_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find("pages set at full speed").ok
    there = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "0.11.0" if name == "cssselect2" else there(name))
    finding = find("pages set at full speed")
    assert not finding.ok
    assert "cssselect2 0.11.0" in finding.detail
    assert f"'cssselect2=={haste.VERSIONS['cssselect2']}'" in finding.remedy
    assert doctor.is_well(doctor.examine())


def test_a_required_font_that_lacks_stops_the_press(monkeypatch: pytest.MonkeyPatch) -> None:
    family = without_font(monkeypatch, required=True)
    finding = find(f"font {family.name}")
    assert (finding.ok, finding.remedy) == (False, family.command)
    assert not doctor.is_well([finding])


@pytest.mark.parametrize(
    ("platform", "remedy"),
    [("linux", "apt-get install liblouis-bin liblouis-data"), ("darwin", "brew install liblouis")],
)
def test_without_liblouis_only_braille_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch, platform: str, remedy: str
) -> None:
    assert find("liblouis, for braille").ok
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(sys, "platform", platform)
    finding = find("liblouis, for braille")
    assert (finding.ok, finding.required, finding.remedy) == (False, False, remedy)


def test_an_optional_font_that_lacks_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    family = without_font(monkeypatch, required=False)
    finding = find(f"font {family.name}")
    assert (finding.ok, finding.remedy) == (False, family.command)
    assert doctor.is_well([finding])


@pytest.mark.parametrize("name", doctor.FOLDERS)
def test_an_empty_folder_is_found_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    folder = resources.folder
    monkeypatch.setattr(resources, "folder", lambda each: tmp_path if each == name else folder(each))
    finding = find(f"folder of {name}")
    assert (finding.ok, finding.required, finding.detail) == (False, True, f"{tmp_path} is empty")


def test_a_lost_folder_is_a_finding_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def folder(name: str) -> Path:
        raise LeafletError(f"no {name}")

    monkeypatch.setattr(resources, "folder", folder)
    finding = find("folder of styles")
    assert (finding.ok, finding.detail) == (False, "no styles")
    assert finding.remedy.startswith("python -m pip install")


def test_a_cache_that_cannot_be_written_is_told_but_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    finding = find("cache folder")
    assert (finding.ok, finding.required) == (False, False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "not" / "yet" / "there"))
    assert find("cache folder").ok
    assert not (tmp_path / "not").exists()


def test_every_language_can_be_set_here() -> None:
    findings = [finding for finding in doctor.examine() if finding.what.startswith("language ")]
    assert [finding.what.split()[1] for finding in findings] == [language.tag for language in languages()]
    assert all(finding.ok for finding in findings)


@pytest.mark.parametrize(
    ("family", "tags"), [("Noto Sans CJK KR", {"ko"}), ("Noto Naskh Arabic", {"ar", "fa", "ps", "ur"})]
)
def test_a_language_whose_own_font_lacks_is_named_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, family: str, tags: set[str]
) -> None:
    lacking = next(each for each in fonts.families() if each.name == family)
    monkeypatch.setattr(fonts, "missing", lambda: (lacking,))
    found = [finding for finding in doctor.examine() if finding.what.startswith("language ") and not finding.ok]
    assert {finding.what.split()[1] for finding in found} == tags
    assert {finding.remedy for finding in found} == {lacking.command}
    assert doctor.is_well(found)


def test_a_language_with_a_letter_that_no_font_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "unprintable", lambda letters: tuple(char for char in letters if char == "ဆ"))
    found = [finding for finding in doctor.examine() if finding.what.startswith("language ") and not finding.ok]
    assert [(finding.what, "ဆ" in finding.detail) for finding in found] == [("language my (Burmese)", True)]


def test_findings_go_into_json() -> None:
    findings = [dataclasses.asdict(finding) for finding in doctor.examine()]
    assert json.loads(json.dumps(findings)) == findings


def test_quickstart_installs_whatever_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(fonts, "missing", fonts.families)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    installed = re.findall(r"(?m)^packages='(.*)'$", (ROOT / "quickstart").read_text())[0].split()
    remedies = {
        (package, finding.required)
        for finding in doctor.examine()
        if finding.remedy.startswith("apt-get install ")
        for package in finding.remedy.split()[2:]
    }
    assert {package for package, required in remedies if required} <= set(installed)
    assert set(installed) <= {package for package, _ in remedies}
