"""The plan knows what is fresh, what is to be made, what was tampered with, and what nobody asks for."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

from leaflet.batch.digests import Digests, digest, stamp
from leaflet.batch.plan import Order, Plan, plan
from leaflet.batch.recipe import Recipe
from leaflet.batch.work import Fault, Made, Outcome
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import languages

LARGE, GIANT = find_edition("large"), find_edition("giant")
TODAY = date(2026, 11, 1)


@pytest.fixture
def formulary(tmp_path: Path) -> Path:
    folder = tmp_path / "formulary"
    (folder / "locales" / "es").mkdir(parents=True)
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n")
    for name in ("one", "two"):
        (folder / "locales" / "es" / f"{name}.po").write_text('msgid ""\nmsgstr ""\n')
    time.sleep(0.15)  # until then, stamps are not believed
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    return folder


def order(formulary: Path, *tags: str, every: bool = False, forms: tuple[str, ...] = ("pdf",)) -> Order:
    chosen = tuple(language.tag for language in languages()) if every else tags or ("en", "es")
    sizes = tuple((edition, find_paper("a4", edition)) for edition in (LARGE, GIANT))
    return Order(formulary, chosen, sizes, forms, every=every)


class Remembered(dict[str, Made]):
    """What a manifest would know."""

    find = dict.get

    def standing(self, day: str) -> dict[str, str]:
        return {each.file: f"{each.seen} {each.stamp}" if day <= (each.until or day) else "" for each in self.values()}


def planned(wanted: Order, known: dict[str, Made], output: Path, today: date = TODAY) -> Plan:
    digests = Digests()
    return plan(wanted, Recipe(Configuration(), digests), digests, Remembered(known), output, today)


def made(done: Plan, output: Path, until: str = "") -> dict[str, Made]:
    """Play the crew: every leaflet of the plan is made."""
    known = {}
    for work in done.works:
        path = output / work.file
        path.write_bytes(work.file.encode())
        made_of = (work.inputs, work.seen, "page", "Noto Sans", digest(path.read_bytes()), stamp(path.stat()), until)
        known[work.file] = Made(work.file, Outcome.MADE, *made_of)
    return known


def test_a_plan_is_every_medicine_by_language_edition_and_form(formulary: Path, output: Path) -> None:
    done = planned(order(formulary, forms=("pdf", "txt")), {}, output)
    assert {work.file for work in done.works} == {
        f"{medicine}.{tag}.{edition}.{form}"
        for medicine in ("one", "two")
        for tag in ("en", "es")
        for edition in ("large", "giant")
        for form in ("pdf", "txt")
    }
    assert not done.fresh
    assert not done.gone


def test_every_language_means_those_that_a_medicine_has_a_catalog_for(formulary: Path, output: Path) -> None:
    (formulary / "locales/es/two.po").unlink()
    done = planned(order(formulary, every=True), {}, output)
    assert {tuple(work.file.split(".")[:2]) for work in done.works} == {("one", "en"), ("one", "es"), ("two", "en")}


def test_catalogs_in_no_language_are_told_when_every_language_is_asked_for(formulary: Path, output: Path) -> None:
    (formulary / "locales/es").rename(formulary / "locales/es_MX")
    (formulary / "locales/notes").mkdir()
    (fault,) = planned(order(formulary, every=True), {}, output).faults
    assert (fault.message, fault.where) == ("is not called after a language", str(formulary / "locales/es_MX"))
    assert not planned(order(formulary, "en"), {}, output).faults


def test_a_language_that_is_asked_for_and_not_there_is_refused_with_the_reason(formulary: Path, output: Path) -> None:
    (formulary / "locales/es/two.po").unlink()
    done = planned(order(formulary), {}, output)
    assert {made.file for made in done.lacking} == {"two.es.large.pdf", "two.es.giant.pdf"}
    (fault,) = {fault for made in done.lacking for fault in made.faults}
    assert fault.message == "there is no translation into Spanish"
    assert fault.where == str(formulary / "locales/es")
    assert f"`leaflet translate update {formulary}/*.md -l es` makes catalogs" in fault.hint
    assert len(done.works) == 6
    again = planned(order(formulary), {made.file: made for made in done.lacking}, output)
    assert again.refused == done.lacking
    assert not again.lacking


def test_what_was_made_of_the_same_is_fresh(formulary: Path, output: Path) -> None:
    known = made(planned(order(formulary), {}, output), output)
    done = planned(order(formulary), known, output)
    assert not done.works
    assert not done.copied
    assert set(done.fresh) == set(known)
    assert done.size == len(known) == 8


def test_a_changed_monograph_is_made_anew_in_all_its_leaflets_and_no_other(formulary: Path, output: Path) -> None:
    known = made(planned(order(formulary), {}, output), output)
    (formulary / "one.md").write_text("---\ntitle: other\n---\n")
    done = planned(order(formulary), known, output)
    assert {work.path.stem for work in done.works} == {"one"}
    assert len(done.works) == 4
    assert {work.before for work in done.works} == {known[work.file] for work in done.works}


def test_a_changed_catalog_is_made_anew_in_its_language(formulary: Path, output: Path) -> None:
    known = made(planned(order(formulary), {}, output), output)
    (formulary / "locales/es/one.po").write_text("# other\n")
    done = planned(order(formulary), known, output)
    assert {work.file for work in done.works} == {"one.es.large.pdf", "one.es.giant.pdf"}


def test_what_was_deleted_or_tampered_with_is_made_anew(formulary: Path, output: Path) -> None:
    known = made(planned(order(formulary), {}, output), output)
    (output / "one.en.large.pdf").unlink()
    (output / "two.en.giant.pdf").write_bytes(b"another dose")
    done = planned(order(formulary), known, output)
    assert {work.file for work in done.works} == {"one.en.large.pdf", "two.en.giant.pdf"}
    assert {work.before for work in done.works} == {None}


def test_a_copy_of_the_folder_is_as_fresh_as_the_original(formulary: Path, output: Path, tmp_path: Path) -> None:
    known = made(planned(order(formulary), {}, output), output)
    moved = output.rename(tmp_path / "moved")
    for path in moved.iterdir():
        path.write_bytes(path.read_bytes())
    done = planned(order(formulary), known, moved)
    assert not done.works
    assert len(done.copied) == 8
    assert all(each.stamp == stamp((moved / each.file).stat()) for each in done.copied)


def test_a_leaflet_whose_review_ends_is_made_anew_on_the_day_after(formulary: Path, output: Path) -> None:
    known = made(planned(order(formulary), {}, output), output, until="2026-11-01")
    assert not planned(order(formulary), known, output).works
    assert len(planned(order(formulary), known, output, date(2026, 11, 2)).works) == 8


def test_what_was_refused_stays_refused_until_it_changes_or_is_elsewhere(formulary: Path, output: Path) -> None:
    fault = Fault("is empty", "one.md:1", "write it")
    known = {work.file: work.refused((fault,)) for work in planned(order(formulary), {}, output).works}
    done = planned(order(formulary), known, output)
    assert not done.works
    assert {each.faults for each in done.refused} == {(fault,)}
    elsewhere = formulary.rename(formulary.with_name("elsewhere"))
    assert len(planned(order(elsewhere), known, output).works) == 8
    (elsewhere.rename(formulary) / "one.md").write_text("---\ntitle: mended\n---\n")
    assert len(planned(order(formulary), known, output).works) == 4


def test_leaflets_that_nobody_asks_for_are_named(formulary: Path, output: Path) -> None:
    known = made(planned(order(formulary), {}, output), output)
    (formulary / "two.md").unlink()
    done = planned(order(formulary, "en"), known, output)
    assert set(done.gone) == {file for file in known if file.startswith("two.") or ".es." in file}
    assert not done.lost
    (output / "two.en.large.pdf").unlink()
    assert planned(order(formulary, "en"), known, output).lost == ("two.en.large.pdf",)


def test_a_folder_without_monographs_is_refused(output: Path) -> None:
    with pytest.raises(LeafletError, match="no monographs"):
        planned(order(output), {}, output)


def test_two_medicines_of_one_name_are_refused(formulary: Path, output: Path) -> None:
    (formulary / "ONE.md").write_text("---\ntitle: one\n---\n")
    with pytest.raises(LeafletError, match="same name"):
        planned(order(formulary), {}, output)


def test_hidden_files_are_no_monographs_and_links_that_lead_nowhere_are(formulary: Path, output: Path) -> None:
    (formulary / "._one.md").write_bytes(b"what another system keeps beside a file")
    (formulary / "three.md").symlink_to("nowhere.md")
    done = planned(order(formulary, "en"), {}, output)
    assert {work.path.stem for work in done.works} == {"one", "two", "three"}


def test_names_that_cannot_be_printed_are_refused_all_at_once(formulary: Path, output: Path) -> None:
    for name in (b"caf\xe9.md", b"new\nline.md"):
        Path(os.fsdecode(bytes(formulary) + b"/" + name)).touch()
    with pytest.raises(LeafletError, match="cannot be printed") as caught:
        planned(order(formulary), {}, output)
    assert [each.where.partition(": ")[2] for each in caught.value.each()] == [r"'caf\udce9.md'", r"'new\nline.md'"]


def test_works_of_one_text_stand_together(formulary: Path, output: Path) -> None:
    works = planned(order(formulary), {}, output).works
    texts = [(work.path, work.language) for work in works]
    assert texts == sorted(texts)
