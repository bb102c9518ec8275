"""The pieces of a leaflet: labels, white space, and what only a typesetter needs."""

import pytest

from leaflet.forms.pieces import Flow, Piece, Run, shifted, tidy, visible


def _run(words: str, language: str = "en") -> Run:
    return Run(words, language)


def test_a_label_stands_before_what_it_labels() -> None:
    piece = Piece("cell", (_run("5 mg"),), label=(_run("Dose"),))
    assert piece.said == (_run("Dose: 5 mg"),)


@pytest.mark.parametrize("label", ["How much?", "Dose:", "Dosis។".replace("។", "."), "مقدار؟"])
def test_a_label_that_ends_with_a_sign_takes_no_colon(label: str) -> None:
    assert Piece("cell", (_run("5 mg"),), label=(_run(label),)).said == (_run(f"{label} 5 mg"),)


def test_a_label_in_another_language_stays_in_it() -> None:
    piece = Piece("definition", (_run("5 mg"),), label=(_run("Dosis", "de"),))
    assert piece.said == (_run("Dosis: ", "de"), _run("5 mg"))


def test_a_term_alone_ends_with_its_colon() -> None:
    assert Piece("definition", (), label=(_run("Dose"),)).said == (_run("Dose:"),)


def test_a_heading_inside_a_section_is_spoken_with_a_colon() -> None:
    assert Piece("heading", (_run("Adults"),), 3).spoken == (_run("Adults:"),)
    assert Piece("heading", (_run("Why?"),), 4).spoken == (_run("Why?"),)
    assert Piece("heading", (_run("Storage"),), 2).spoken == (_run("Storage"),)


@pytest.mark.parametrize(
    ("text", "before", "raised", "apart"), [("6", "0", True, "⁶"), ("2", "K", False, "2"), ("th", "5", True, "th")]
)
def test_a_raised_number_stands_apart(text: str, before: str, raised: bool, apart: str) -> None:
    assert shifted(text, before, raised=raised) == apart


def test_white_space_is_as_a_browser_shows_it() -> None:
    assert tidy([_run("  a "), _run(" b \n  c "), _run("  ")]) == (_run("a b\nc"),)
    assert tidy([_run("a "), _run(" b", "de"), _run(" \n")]) == (_run("a "), _run("b", "de"))
    assert tidy([_run("  \n ")]) == ()


def test_a_no_break_space_is_kept_until_it_is_shown() -> None:
    assert tidy([_run("5\u00a0mg")]) == (_run("5\u00a0mg"),)
    assert visible("5\u00a0mg") == "5 mg"


def test_what_is_invisible_goes_and_what_is_spelling_stays() -> None:
    assert visible("a\u200bb\u00adc\u2066d\u2069\ufe0f\u200e") == "abcd"
    assert visible("می\u200cخورد क्\u200d") == "می\u200cخورد क्\u200d"


def test_the_title_is_the_first_heading() -> None:
    pieces = (Piece("paragraph", (_run("x"),)), Piece("heading", (_run("Warfarin"),), 1))
    assert Flow("en", "", "", pieces).title == (_run("Warfarin"),)
    assert Flow("en", "", "", ()).title == ()
