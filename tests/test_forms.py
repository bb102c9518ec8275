"""Every form of a leaflet says the same words in the same order."""

import dataclasses
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from leaflet import resources
from leaflet.configuration import Braille, Configuration
from leaflet.edition import editions, find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.forms.flow import read_flow
from leaflet.language import find_language
from leaflet.pipeline import FORMS, Leaflet, finish, lay_out, make_leaflet

TODAY = date(2026, 11, 1)
NEAR = 100
SAMPLES = resources.folder("monographs")
LEAFLETS = [
    *(("paracetamol", tag) for tag in ("en", "es", "ar", "hi", "ru", "ko", "vi", "my")),
    *((path.stem, "en") for path in sorted(SAMPLES.glob("*.md"))),
]


def made(medicine: str, tag: str, form: str, name: str = "large", **options: object) -> Leaflet:
    edition = find_edition(name)
    path, paper = SAMPLES / f"{medicine}.md", find_paper("a4", edition)
    configuration = Configuration(braille=Braille(cells=32, lines=20))
    return make_leaflet(path, find_language(tag), edition, paper, configuration, TODAY, form=form, **options)


def letters(text: str) -> str:
    """Return the letters and digits of `text`, one after the other: what is said, however it is set."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize(("medicine", "tag"), LEAFLETS, ids=map("-".join, LEAFLETS))
def test_the_text_and_the_web_page_say_what_the_printed_page_says(medicine: str, tag: str) -> None:
    edition = find_edition("clear")
    path, paper = SAMPLES / f"{medicine}.md", find_paper("a4", edition)
    printed = lay_out(path, find_language(tag), edition, paper, Configuration(), TODAY).page
    web = made(medicine, tag, "html", "clear").data.decode()
    text = made(medicine, tag, "txt", "clear").data.decode()
    assert read_flow(web) == read_flow(printed.html.replace("\N{ZERO WIDTH SPACE}", ""))
    said, after = letters(text), 0
    for passage in printed.passages:
        words = letters(passage.words)
        found = said.find(words, after)
        if found >= 0:
            after = found + len(words)
        else:  # the first row of a table stands among what heads its columns
            assert words in said[max(0, after - NEAR) : after], passage.words


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_the_text_is_the_same_for_every_edition(path: Path) -> None:
    assert len({made(path.stem, "en", "txt", edition.name).data for edition in editions()}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_a_file_of_its_own_kind(form: str) -> None:
    leaflet = made("vitamin-mk-7", "en", form)
    assert leaflet.file == f"vitamin-mk-7.en.large.{form}"
    begins = {"pdf": b"%PDF-1.", "html": b"<!DOCTYPE html>", "txt": b"Not checked", "brf": b"    ,N *ECK$"}
    assert leaflet.data.startswith(begins[form])
    assert (leaflet.proof is not None) is (form == "pdf")


@pytest.mark.parametrize("form", FORMS[1:])
def test_a_form_is_the_same_to_the_byte_each_time(form: str) -> None:
    assert made("warfarin", "es", form).data == made("warfarin", "es", form).data


@pytest.mark.parametrize("form", FORMS[1:])
def test_a_form_that_lost_a_word_never_leaves(form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    edition = find_edition("large")
    layout = lay_out(
        SAMPLES / "warfarin.md",
        find_language("en"),
        edition,
        find_paper("a4", edition),
        Configuration(),
        TODAY,
        form=form,
    )
    page = dataclasses.replace(
        layout.page, html=layout.page.html.replace("It makes warfarin too weak.", "It makes too weak.")
    )
    assert page.html != layout.page.html
    with pytest.raises(LeafletError, match="lost"):
        finish(dataclasses.replace(layout, page=page), Configuration())
