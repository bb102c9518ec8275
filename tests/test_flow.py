"""The flow of a leaflet's HTML: every piece in order, with what a form has to know of it."""

from dataclasses import replace

import examples
import pytest
from hypothesis import given, settings

from leaflet.blocks import Definition, Definitions, Heading, Item, List, Paragraph, Quote, Row, Table
from leaflet.edition import find_edition, find_paper
from leaflet.forms.flow import read_flow
from leaflet.forms.pieces import Flow, Piece
from leaflet.forms.web import web
from leaflet.language import find_language
from leaflet.readback.wording import read_html


def words(piece: Piece) -> str:
    return "".join(run.words for run in piece.runs)


def flow(body: str, around: str = "") -> Flow:
    return read_flow(f'<html lang="en"><body>{around}<main>{body}</main></body></html>')


def told(*blocks: object) -> list[Piece]:
    """Return the pieces of one section's blocks."""
    made = read_flow(examples.page(examples.with_blocks(*blocks)).html).pieces  # type: ignore[arg-type]
    names = [(piece.kind, words(piece)) for piece in made]
    start = names.index(("heading", "What this medicine is for")) + 1
    end = names.index(("heading", "Sources"))
    return list(made[start:end])


def test_headings_have_their_levels() -> None:
    levels = [(piece.level, words(piece)) for piece in told(Heading("Adults", 1), Heading("Old", 2, 2))]
    assert levels == [(3, "Adults"), (4, "Old")]


def test_items_have_their_numbers_and_depths() -> None:
    inner = List((Item((Paragraph("inner", 3),), 7),), ordered=True)
    pieces = told(List((Item((Paragraph("one", 1), Paragraph("more", 2), inner)), Item((Paragraph("two", 4),)))))
    assert [(each.kind, each.level, each.marker, each.first, words(each)) for each in pieces] == [
        ("item", 1, "", True, "one"),
        ("paragraph", 1, "", False, "more"),
        ("item", 2, "7.", True, "inner"),
        ("item", 1, "", False, "two"),
    ]


def test_a_number_is_kept_where_its_item_begins_with_a_list() -> None:
    made = flow("<ol><li><ul><li>a</li></ul></li><li>b</li></ol>").pieces
    assert [(each.marker, each.level, words(each)) for each in made] == [("1.", 1, ""), ("", 2, "a"), ("2.", 1, "b")]


def test_cells_know_what_heads_their_column() -> None:
    table = Table(Row(("Age", "", "Dose"), 1), (Row(("6", "x", "5 mg"), 2), Row(("7", "", "6 mg"), 3)))
    assert [
        (each.kind, "".join(run.words for run in each.label), words(each), each.first) for each in told(table)
    ] == [
        ("header", "", "Age", True),
        ("header", "", "Dose", False),
        ("cell", "Age", "6", True),
        ("cell", "", "x", False),
        ("cell", "Dose", "5 mg", False),
        ("cell", "Age", "7", True),
        ("cell", "Dose", "6 mg", False),
    ]


def test_rows_in_two_languages_have_heads_of_their_own() -> None:
    rows = "".join(f'<tr><td>{a}</td><td lang="es" class="beside">{a}</td></tr>' for a in "xy")
    head = '<tr><th>Age</th></tr><tr><th lang="es" class="beside">Edad</th></tr>'
    made = flow(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>").pieces
    assert [each.label[0].words for each in made if each.kind == "cell" and each.label] == ["Age", "Edad"]


def test_a_definition_has_its_term() -> None:
    item = Definition("Dose", 1, (Paragraph("5 mg", 2), Paragraph("at noon", 3)))
    pieces = told(Definitions((item, Definition("Alone", 4, ()))))
    assert [(each.kind, "".join(run.words for run in each.label), words(each), each.first) for each in pieces] == [
        ("definition", "Dose", "5 mg", True),
        ("paragraph", "", "at noon", False),
        ("definition", "Alone", "", False),
    ]


def test_what_is_quoted_stands_deeper() -> None:
    assert [(each.kind, each.level) for each in told(Quote((Paragraph("said", 1),)))] == [("paragraph", 1)]


def test_line_breaks_are_kept_and_other_white_space_is_not() -> None:
    assert words(flow("<p>a  <br> b\n c</p>").pieces[0]) == "a\nb c"


@pytest.mark.parametrize(
    ("html", "plain"),
    [("10<sup>6</sup> units", "10⁶ units"), ("vitamin K<sub>2</sub>", "vitamin K2"), ("Na<sup>+</sup>", "Na+"),
     ("5<sup>th</sup>", "5th"), ("10<sub>2</sub>", "10₂"), ("10<sup>-3</sup>", "10⁻³")],
)  # fmt: skip
def test_a_raised_number_does_not_run_into_the_one_before_it(html: str, plain: str) -> None:
    assert words(flow(f"<p>{html}</p>").pieces[0]) == plain


def test_words_in_another_language_are_told_apart() -> None:
    made = flow('<p>Name: <span lang="de">Zucker</span> (x)</p><p lang="fr" class="beside"><strong>a</strong></p>')
    assert made.pieces[0].runs == (("Name: ", "en"), ("Zucker", "de"), (" (x)", "en"))
    assert made.pieces[1].runs == (("a", "fr"),)


def test_the_mark_of_what_is_not_translated_is_in_the_language_of_the_page() -> None:
    made = flow('<p lang="de" class="untranslated"><strong>Not translated:</strong> Zucker</p>').pieces[0]
    assert made.runs == (("Not translated:", "en"), (" Zucker", "de"))


def test_the_notice_and_the_state_come_from_the_running_head_and_foot() -> None:
    head = '<div class="head" data-running><p class="notice">Draft</p><p class="name">X</p></div>'
    foot = '<div class="foot" data-running><p class="number">Page</p><p>Version 3.</p></div>'
    made = flow("<h1>X</h1>", head + foot)
    assert (made.notice, made.state, len(made.pieces)) == ("Draft", "Version 3.", 1)


def test_the_web_form_says_the_same_as_the_page() -> None:
    edition = find_edition("large")
    monograph = replace(examples.MONOGRAPH, reviewed_by="")
    sheet = find_paper("a4", edition), examples.CONFIGURATION
    screen = web(monograph, find_language("en"), edition, *sheet, today=examples.TODAY)
    made = read_flow(screen.html)
    assert made == read_flow(examples.page(monograph).html)
    assert (made.notice, made.state) == ("Not checked by a pharmacist", "Version 3. Not checked.")


def test_what_is_only_for_the_eye_is_known() -> None:
    label, *others, square = [piece for piece in read_flow(examples.page().html).pieces if piece.heard is not None]
    assert words(label) == "Corner Pharmacy\nEnglish, large print (18 points)"
    assert [run.words for run in label.heard or ()] == ["Corner Pharmacy"]
    assert words(square) == "Point the camera of a phone at this square to open https://pharmacy.example"
    assert [run.words for run in square.heard or ()] == ["https://pharmacy.example"]
    assert not others


def test_what_is_seen_may_stand_anywhere_in_a_paragraph() -> None:
    made = flow('<p><span class="seen">Point at </span><a>it</a><span class="seen">.<br><svg><path/></svg></span></p>')
    assert (words(made.pieces[0]), made.pieces[0].heard) == ("Point at it.", (("it", "en"),))
    assert [words(piece) for piece in made.heard] == ["it"]
    assert flow('<p><span class="seen">Size</span></p>').heard == ()


def test_what_heads_a_column_is_heard_with_its_cells_only() -> None:
    head = "<table><thead><tr><th>Age</th><th>Most</th></tr></thead>"
    made = flow(f"{head}<tbody><tr><td>6</td><td></td></tr><tr><td>7</td><td></td></tr></tbody></table>")
    assert ["".join(run.words for run in piece.said) for piece in made.heard] == ["Age: 6", "Most:", "Age: 7"]
    assert [words(piece) for piece in flow(f"{head}</table>").heard] == ["Age", "Most"]


def test_languages_are_those_of_blocks() -> None:
    made = flow('<p>Name: <span lang="de">Zucker</span></p><p lang="fr">a</p>')
    assert made.languages == {"en", "fr"}


@settings(max_examples=20)
@given(examples.BLOCKS)
def test_every_letter_of_the_page_is_in_a_piece(blocks: tuple[object, ...]) -> None:
    html = examples.page(examples.with_blocks(*blocks)).html  # type: ignore[arg-type]
    said = "".join(words(replace(piece, runs=(*(() if piece.repeats else piece.label), *piece.runs)))
                   for piece in read_flow(html).pieces)  # fmt: skip
    assert read_html(said).letters == read_html(html).letters
