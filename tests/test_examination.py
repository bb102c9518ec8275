"""The examination of a PDF's structure: other people's faults are found, our own leaflets have none."""

from __future__ import annotations

import random
from functools import cache, partial
from io import BytesIO
from typing import Any

import foreign
import pikepdf
import pytest
from examples import TODAY
from faulty import Make, altered, findings, sound

from leaflet.audit.rule import rules
from leaflet.configuration import Configuration
from leaflet.edition import find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.monograph import read
from leaflet.page import compose
from leaflet.pdf import set_page
from leaflet.resources import folder
from leaflet.translation import translate


def _untagged(file: pikepdf.Pdf, _: list[Any]) -> None:
    del file.Root.StructTreeRoot


def _empty_tree(file: pikepdf.Pdf, _: list[Any]) -> None:
    file.Root.StructTreeRoot.K = pikepdf.Array([])


def _locked() -> bytes:
    with pikepdf.open(BytesIO(sound())) as file:
        file.save(out := BytesIO(), encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def _kept_from_screen_readers() -> bytes:
    lock = pikepdf.Encryption(
        owner="a", user="", R=3, aes=False, metadata=False, allow=pikepdf.Permissions(accessibility=False)
    )
    with pikepdf.open(BytesIO(sound())) as file:
        file.save(out := BytesIO(), encryption=lock)
    return out.getvalue()


def _damaged() -> bytes:
    return sound().replace(b"startxref", b"startxxxx")


WRONG = {
    "PDF-13": (altered(_untagged), altered(_empty_tree), partial(foreign.browser, False)),
    "PDF-23": (_damaged, _kept_from_screen_readers),
}
RIGHT = {"PDF-13": (sound, partial(foreign.browser, True)), "PDF-23": (sound, partial(foreign.browser, True))}


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in WRONG.items() for pdf in pdfs])
def test_what_is_wrong_is_found(rule: str, pdf: Make) -> None:
    (found,) = findings(pdf, rule)
    assert found.where == "some.pdf"


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_what_is_right_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)


@pytest.mark.parametrize(
    ("pdf", "said"),
    [(lambda: b"no PDF", "no PDF"), (lambda: sound()[:2000], "end is missing"), (_locked, "password")],
)
def test_a_file_that_cannot_be_opened_is_refused_in_plain_words(pdf: Make, said: str) -> None:
    with pytest.raises(LeafletError, match=said) as caught:
        findings(pdf)
    assert caught.value.where == "some.pdf"


def test_what_is_damaged_is_told_without_the_names_of_a_program() -> None:
    (found,) = findings(_damaged, "PDF-23")
    assert "BytesIO" not in found.message
    assert "WARNING" not in found.message


def test_a_file_without_tags_is_one_finding_about_them() -> None:
    about_tags = {f"PDF-{number:02}" for number in (5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 19)}
    assert [found.rule for found in findings(altered(_untagged)) if found.rule in about_tags] == ["PDF-13"]


def test_the_office_with_tags_is_told_what_is_wrong() -> None:
    found = {each.rule: each.message for each in findings(partial(foreign.office, True))}
    assert set(found) == {"PDF-05", "PDF-07", "PDF-08", "PDF-09", "PDF-12", "PDF-24"}
    assert "no heading cell" in found["PDF-08"]
    assert "Πάρτε" in found["PDF-12"]


def test_the_office_without_tags_is_told_to_export_them() -> None:
    assert {each.rule for each in findings(partial(foreign.office, False))} == {"PDF-13", "PDF-24"}


def test_the_browser_with_tags_is_told_what_is_wrong() -> None:
    found = {each.rule: each.message for each in findings(partial(foreign.browser, True))}
    assert set(found) == {"PDF-05", "PDF-06", "PDF-08", "PDF-09", "PDF-12", "PDF-14", "PDF-24"}
    assert "level 3 comes after one of level 1" in found["PDF-05"]
    assert "no words that announce it" in found["PDF-14"]


@pytest.mark.parametrize(
    ("medicine", "tag", "edition", "beside", "standard"),
    [
        ("warfarin", "en", "clear", "", "ua2"),
        ("vitamin-mk-7", "hi", "giant", "", "ua1"),
        ("vitamin-mk-7", "zh-Hans", "large", "es", "ua1"),
        ("vitamin-mk-7", "ur", "large", "en", "ua2"),
    ],
)
def test_our_own_leaflets_have_no_finding(medicine: str, tag: str, edition: str, beside: str, standard: str) -> None:
    monograph = read(folder("monographs") / f"{medicine}.md")
    language, chosen = find_language(tag), find_edition(edition)
    other = find_language(beside) if beside else None
    leaflet = compose(
        translate(monograph, language),
        language,
        chosen,
        find_paper("a4", chosen),
        Configuration(),
        today=TODAY,
        companion=Companion(translate(monograph, other), other) if other else None,
    )
    assert not findings(partial(set_page, leaflet, standard))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_told_of_and_nothing_worse(seed: int) -> None:
    chance, damaged = random.Random(seed), bytearray(_open_tree())
    for _ in range(chance.choice((1, 10, 100))):
        damaged[chance.randrange(len(damaged))] = chance.choice(b"0123456789/[]<>() R\0\xff")
    refused = []
    try:
        refused += findings(lambda: bytes(damaged))
    except LeafletError as error:
        refused.append(error)
    assert refused


@cache
def _open_tree() -> bytes:
    """Return a foreign file whose objects stand there uncompressed."""
    with pikepdf.open(BytesIO(foreign.browser(True))) as file:
        modes = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False}
        file.save(out := BytesIO(), stream_decode_level=pikepdf.StreamDecodeLevel.generalized, **modes)
    return out.getvalue()


def test_every_rule_of_the_table_is_described() -> None:
    own = [rule for rule in rules().values() if rule.id.startswith("PDF-")]
    assert [rule.id for rule in own] == [f"PDF-{number:02}" for number in range(1, 25)]
    assert all(rule.checked == bool(rule.on) for rule in own)
