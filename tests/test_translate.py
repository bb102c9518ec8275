"""`leaflet translate` and what `leaflet build` makes of it, from an empty formulary to a reviewed leaflet."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from translated import REVIEWED, SOURCE, TEXTS, changed, of, save, spanish, written

from leaflet import resources
from leaflet.cli import run
from leaflet.monograph import read
from leaflet.po import Catalog, read_catalog, render

PO = Path("formulary/locales/es/testamine.po")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A pharmacy's folder: settings, and a formulary of two medicines without a translation."""
    monkeypatch.chdir(tmp_path)
    Path("leaflet.toml").write_text('[folders]\nformulary = "formulary"\n')
    written(Path("formulary"))
    Path("formulary/other.md").write_text(SOURCE.replace("Testamine", "Other"))
    return tmp_path


def _source(text: str = SOURCE) -> None:
    Path("formulary/testamine.md").write_text(text)


def _catalog(**headers: str) -> Catalog:
    """Fill the Spanish catalog in, as a translator does."""
    catalog = spanish(read(Path("formulary/testamine.md")), {**REVIEWED, **headers})
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(render(catalog))
    return catalog


def _words(path: str) -> list[str]:
    """Return the words of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def _called(capsys, *arguments: str, status: int = 0) -> tuple[str, str]:
    assert run(arguments) == status
    return tuple(capsys.readouterr())


def test_update_makes_a_catalog_for_each_medicine_and_language_asked_for(here, capsys):
    said, _ = _called(capsys, "translate", "update", "-l", "es,ar")
    assert said.split() == [
        f"formulary/locales/{tag}/{name}.po" for name in ("other", "testamine") for tag in ("es", "ar")
    ]
    assert [each.source for each in read_catalog(PO).entries] == list(TEXTS)


def test_update_takes_medicines_by_name_and_path_and_languages_by_name(here, capsys):
    assert _called(capsys, "translate", "update", "testamine", "-l", "Spanish")[0].split() == [str(PO)]
    assert _called(capsys, "translate", "update", "formulary/other.md", "-l", "es")[0].split() == [
        "formulary/locales/es/other.po"
    ]


def test_update_without_a_language_takes_those_begun_and_says_only_what_changed(here, capsys):
    _called(capsys, "translate", "update", "testamine", "-l", "es")
    assert _called(capsys, "translate", "update")[0].split() == ["formulary/locales/es/other.po"]
    before = PO.stat()
    assert _called(capsys, "translate", "update") == ("", "")
    assert PO.stat() == before
    _source(SOURCE.replace("than 8", "than 6"))
    assert _called(capsys, "translate", "update")[0].split() == [str(PO)]
    assert of(read_catalog(PO), "Do not take more than 6 tablets.").references == ("testamine.md:15",)


def test_update_keeps_a_moved_text_and_marks_a_changed_one(here, capsys):
    _catalog()
    _source(
        SOURCE.replace("than 8", "than 6")
        .replace("* a headache\n", "")
        .replace("It eases", "* a headache\n\nIt eases")
    )
    _called(capsys, "translate", "update", "testamine", "-l", "es")
    after = read_catalog(PO)
    assert (of(after, "a headache").text, of(after, "a headache").fuzzy) == ("dolor de cabeza", False)
    assert (
        '#: testamine.md:17\n#, fuzzy\n#| msgid "Do not take more than 8 tablets."\nmsgctxt "dosage"\n'
        'msgid "Do not take more than 6 tablets."\nmsgstr "No tome más de 8 comprimidos."\n'
    ) in PO.read_text()


def test_every_catalog_that_update_makes_passes_msgfmt(here, capsys):
    shutil.copytree(resources.folder("monographs"), "samples", ignore=shutil.ignore_patterns("locales"))
    Path("leaflet.toml").write_text('[folders]\nformulary = "samples"\n')
    said, _ = _called(capsys, "translate", "update", "-l", "es,ar,zh-Hans,pt-BR")
    made = said.split()
    assert len(made) == 4 * len(list(Path("samples").glob("*.md")))
    for path in made:
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True, capture_output=True)


def test_every_sample_catalog_passes_msgfmt_without_a_warning():
    for path in sorted((resources.folder("monographs") / "locales").glob("*/*.po")):
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=False, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_poedit_saved_catalog_is_taken_as_it_is(here, capsys):
    """Poedit wraps lines and writes what is gone in gettext's own way; msgcat does the same."""
    _catalog()
    _source(SOURCE.replace("* a headache\n", "").replace("than 8", "than 6"))
    _called(capsys, "translate", "update", "testamine", "-l", "es")
    ours = PO.read_text()
    subprocess.run(["msgcat", "--width=30", "-o", PO, PO], check=True)
    assert PO.read_text() != ours
    _called(capsys, "translate", "update", "testamine", "-l", "es")
    assert PO.read_text() == ours


def test_update_goes_on_after_a_broken_monograph_a_broken_catalog_and_a_wrong_name(here, capsys):
    Path("formulary/broken.md").write_text("nothing")
    (here / "formulary/locales/es").mkdir(parents=True)
    Path("formulary/locales/es/other.po").write_text("nothing")
    said, complaint = _called(capsys, "translate", "update", "-l", "es", status=1)
    assert said.split() == [str(PO)]
    assert "formulary/broken.md" in complaint
    assert "formulary/locales/es/other.po:1: the line is not whole" in complaint
    assert Path("formulary/locales/es/other.po").read_text() == "nothing"
    _source(SOURCE.replace("than 8", "than 6"))
    said, complaint = _called(capsys, "translate", "update", "nothing", "testamine", "-l", "es", status=1)
    assert said.split() == [str(PO)]
    assert "there is no medicine 'nothing'" in complaint


def test_update_of_nothing_says_how_to_begin(here, capsys):
    assert "translate update -l es" in _called(capsys, "translate", "update", status=1)[1]


@pytest.mark.parametrize("command", ["update", "status", "check"])
@pytest.mark.parametrize(("tag", "said"), [("en", "en is what the monographs are written in"), ("xx", "'xx'")])
def test_a_language_that_nothing_is_translated_into_is_refused(here, capsys, command, tag, said):
    complaint = _called(capsys, "translate", command, "-l", tag, status=1)[1]
    assert said in complaint
    assert "hint: " in complaint
    assert not Path("formulary/locales").exists()


@pytest.mark.parametrize(("folder", "said"), [("xx", "there is no language 'xx'"), ("es_MX", "is kept in 'es'")])
def test_a_folder_that_is_no_language_is_named_once(here, capsys, folder, said):
    Path("formulary/locales", folder).mkdir(parents=True)
    complaint = _called(capsys, "translate", "status", status=1)[1]
    assert complaint.count(said) == 1
    assert complaint.startswith(f"formulary/locales/{folder}: ")


def test_status_is_a_table_of_medicines_by_languages(here, capsys):
    _catalog()
    said, _ = _called(capsys, "translate", "status", "-l", "es,pt-BR")
    assert said.splitlines() == [
        "           es  pt-BR",
        "other      -   -",
        "testamine  C   -",
        "C  current: 1",
        "-  none: 3",
    ]


@pytest.mark.parametrize(
    ("change", "letter", "state"),
    [
        (lambda catalog: changed(catalog, "a headache", fuzzy=True), "S", "stale"),
        (lambda catalog: changed(catalog, "a headache", strings=("",)), "I", "incomplete"),
        (lambda catalog: changed(catalog, "a headache", strings=("8 dolores",)), "F", "faulty"),
        (lambda catalog: Catalog({**catalog.headers, "X-Reviewed-On": ""}, catalog.entries), "U", "unreviewed"),
        (lambda catalog: catalog, "C", "current"),
    ],
)
def test_status_tells_each_state(here, capsys, change, letter, state):
    save(change(_catalog()), read(Path("formulary/testamine.md")))
    assert f"testamine  {letter}\n{letter}  {state}: 1\n" in _called(capsys, "translate", "status", "testamine")[0]
    (entry,) = json.loads(_called(capsys, "translate", "status", "testamine", "--format", "json")[0])
    assert (entry["medicine"], entry["language"], entry["state"], entry["blocks"]) == ("testamine", "es", state, 10)


def test_status_of_nothing_is_said_and_is_an_empty_list(here, capsys):
    assert _called(capsys, "translate", "status") == ("no translation has been begun\n", "")
    assert json.loads(_called(capsys, "translate", "status", "--format", "json")[0]) == []


def test_status_goes_on_after_a_broken_catalog(here, capsys):
    _catalog()
    Path("formulary/locales/es/other.po").write_text("nothing")
    said, complaint = _called(capsys, "translate", "status", "--format", "json", status=1)
    assert [entry["medicine"] for entry in json.loads(said)] == ["testamine"]
    assert complaint.startswith("formulary/locales/es/other.po:1: the line is not whole")


def test_check_finds_no_fault_in_a_good_catalog(here, capsys):
    _catalog()
    assert _called(capsys, "translate", "check") == ("catalogs checked: 1, faults found: 0\n", "")


def test_check_names_file_line_both_texts_and_what_to_do(here, capsys):
    monograph = read(Path("formulary/testamine.md"))
    wrong = changed(_catalog(), "Do not take more than 8 tablets.", strings=("No tome más de 6 comprimidos.",))
    save(changed(wrong, "a headache", strings=("",)), monograph)
    lines = PO.read_text().splitlines()
    number, lack = (lines.index(f'msgid "{text}"') + 1 for text in ("Do not take more than 8 tablets.", "a headache"))
    said, complaint = _called(capsys, "translate", "check", "-l", "es", status=1)
    found = int(re.fullmatch(r"catalogs checked: 1, faults found: (\d+)\n", said)[1])
    assert found >= 2
    assert complaint.count("\n  hint: ") == found
    assert f"{PO}:{number}: the translation of dosage is wrong: " in complaint
    assert "testamine.md:15 says 'Do not take more than 8 tablets.', the translation 'No tome más de 6" in complaint
    assert f"{PO}:{lack}: the translation of side_effects is missing: testamine.md:19 says 'a headache'\n" in complaint
    report = json.loads(_called(capsys, "translate", "check", "--format", "json", status=1)[0])
    assert [each["where"] for each in report] == [f"{PO}:{number}"] * (found - 1) + [f"{PO}:{lack}"]
    assert all(each["message"] and each["hint"] for each in report)


def test_check_tells_a_broken_catalog_with_its_line(here, capsys):
    _catalog()
    PO.write_text(f"{PO.read_text()}\nmsgidd\n")
    complaint = _called(capsys, "translate", "check", status=1)[1]
    assert complaint.startswith(f"{PO}:{len(PO.read_text().splitlines())}: the line is not whole")


def test_a_finished_translation_is_built_with_its_provenance_at_the_end(here, capsys):
    _catalog()
    assert _called(capsys, "build", "testamine", "-l", "es", "-e", "clear")[0] == "testamine.es.clear.pdf\n"
    pages = _words("testamine.es.clear.pdf")
    assert "No tome más de 8 comprimidos." in " ".join(pages)
    assert "Do not take" not in " ".join(pages)
    last = " ".join(pages[-2:])
    for said in ("Ana Traductora", "inglés", "2026-11", "Benito Boticario", "3 de noviembre de 2026"):
        assert said in last
    assert "ana@example.org" not in " ".join(pages)


@pytest.mark.parametrize("spoil", [True, False])
def test_a_translation_that_is_not_fit_is_refused_and_printed_as_a_draft_only(here, capsys, spoil):
    if spoil:
        save(changed(_catalog(), "a headache", fuzzy=True), read(Path("formulary/testamine.md")))
    complaint = _called(capsys, "build", "testamine", "-l", "es", "-o", "out", status=1)[1]
    assert (f"{PO}:" in complaint) is spoil
    assert "--draft" in complaint
    assert not Path("out").exists()
    said, _ = _called(capsys, "build", "testamine", "-l", "es", "-o", "out", "--draft")
    assert said == "out/testamine.es.large.draft.pdf\n"
    pages = _words("out/testamine.es.large.draft.pdf")
    assert all("Borrador" in page for page in pages)
    text = " ".join(pages)
    assert "Sin traducir: a headache" in text
    assert ("dolor de cabeza" in text, "ganas de vomitar" in text) == (False, spoil)


def test_two_languages_are_built_together_and_never_one_twice(here, capsys):
    _catalog()
    said, _ = _called(capsys, "build", "testamine", "-l", "es", "--beside", "en")
    assert said == "testamine.es+en.large.pdf\n"
    text = " ".join(_words("testamine.es+en.large.pdf"))
    assert text.index("Alivia el dolor.") < text.index("It eases pain.") < text.index("No tome más")
    assert "cannot stand beside itself" in _called(capsys, "build", "testamine", "--beside", "en", status=2)[1]
    assert "'xx'" in _called(capsys, "build", "testamine", "--beside", "xx", status=2)[1]


def test_the_samples_are_used_without_a_formulary_and_it_says_so(here, capsys):
    Path("leaflet.toml").unlink()
    said, complaint = _called(capsys, "translate", "status", "vitamin-mk-7", "-l", "es")
    assert "vitamin-mk-7  U" in said
    assert "sample monographs" in complaint


def test_check_names_a_catalog_that_no_monograph_has(here, capsys):
    _catalog()
    shutil.copy(PO, PO.with_name("renamed.po"))
    out, complaint = _called(capsys, "translate", "check", status=1)
    assert "formulary/locales/es/renamed.po: the catalog belongs to no monograph" in complaint
    assert out.endswith("faults found: 1\n")
    assert _called(capsys, "translate", "check", "testamine")[0].endswith("faults found: 0\n")


def test_a_catalog_in_the_folder_of_another_language_is_refused(here, capsys):
    PO.parent.mkdir(parents=True)
    PO.write_text(render(_catalog()).replace("Language: es", "Language: fr"))
    _, complaint = _called(capsys, "build", "testamine", "-l", "es", status=1)
    assert "says that it is in 'fr', and stands where Spanish is" in complaint


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("<b>{}</b>", "raw HTML '<b>' is not allowed"),
        ("![x](http://a/b.png) {}", "a picture is not allowed"),
        ("{}\\n", "more than one line"),
        ("\u202e{}", "direction override"),
        ("\a{}", "control character"),
    ],
)
def test_what_no_monograph_may_hold_no_translation_may(here, capsys, wrong, words):
    _catalog()
    text = next(entry.text for entry in read_catalog(PO).entries if entry.context == "usage")
    PO.write_text(PO.read_text().replace(f'"{text}"', '"' + wrong.format(text) + '"'))
    _, complaint = _called(capsys, "translate", "check", status=1)
    assert words in complaint
    assert f"{PO}:" in complaint
