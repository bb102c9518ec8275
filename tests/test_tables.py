"""Tables: what is too wide becomes records, and no word is lost."""

from examples import BLOCKS
from hypothesis import given
from hypothesis import strategies as st

from leaflet.blocks import Block, Definition, Definitions, Foreign, Item, List, Paragraph, Row, Table, leaves
from leaflet.layout import tables

NARROW = Table(Row(("Age", "Dose"), 1), (Row(("child", "1 mg"), 2),))


@given(BLOCKS, st.floats(8, 60))
def test_fitting_tables_loses_no_word_of_any_block(blocks: tuple[Block, ...], measure: float) -> None:
    fitted = {text for text, _ in leaves(tables.fit(blocks, measure)) if text}
    assert fitted == {text for text, _ in leaves(blocks) if text}


def test_a_table_that_fits_stays_a_table() -> None:
    assert tables.fit((NARROW,), 24) == (NARROW,)
    assert tables.fit((NARROW,), 5) == (
        Definitions((Definition("Age", 1, (Paragraph("child", 2),)), Definition("Dose", 1, (Paragraph("1 mg", 2),)))),
    )


def test_the_mark_of_a_text_that_is_not_translated_needs_room() -> None:
    cells = tuple(Foreign.of(cell, "en", "Չթարգմանված՝") for cell in ("16 and over", "8 tablets", "1 or 2"))
    bare = tuple(map(str, cells))
    for row, kind in ((bare, Table), (cells, Definitions)):
        assert [type(block) for block in tables.fit((Table(Row(row, 1), (Row(row, 2),)),), 24)] == [kind]


def test_a_table_of_many_columns_becomes_records_on_any_page() -> None:
    columns = tables.COLUMNS + 1
    wide = Table(Row(("a",) * columns, 1), (Row(("b",) * columns, 2),) * 3)
    assert [type(block) for block in tables.fit((wide,), 1000)] == [Definitions] * 3


def test_a_table_in_an_item_has_less_room() -> None:
    item = List((Item((NARROW,)),))
    line = next(ems / 10 for ems in range(400) if tables.fit((NARROW,), ems / 10) == (NARROW,))
    assert tables.fit((item,), line) != (item,)


def test_an_empty_cell_is_left_out_but_no_heading_is_lost() -> None:
    table = Table(Row(("", "Most"), 1), (Row(("child", ""), 2), Row(("adult", ""), 3)))
    assert tables.fit((table,), 1) == (
        Definitions((Definition("child", 2, ()), Definition("Most", 1, ()))),
        Definitions((Definition("adult", 3, ()),)),
    )


def test_a_table_with_a_long_text_in_a_cell_becomes_records():
    table = Table(Row(("A", "B"), 1), (Row(("x", "word " * 50), 2),))
    assert not any(isinstance(block, Table) for block in tables.fit((table,), 40))


def test_a_chinese_table_stays_a_table_where_an_english_one_does() -> None:
    row = Row(("16岁及以上的成人", "每次一片或两片，每天最多四次", "最多八片"), 2)
    table = Table(Row(("您的年龄", "每次的剂量和一天最多的次数", "一天最多"), 1), (row,))
    assert tables.fit((table,), 26) == (table,)


def test_two_languages_become_records_in_turn() -> None:
    other = (Row(("Edad", "Dosis"), 1), Row(("niño", "1 mg"), 2))
    table = Table(NARROW.header, NARROW.rows, other)
    assert tables.fit((table,), 24) == (table,)
    first, second = tables.fit((table,), 5)
    assert [item.term for item in first.items] == ["Age", "Dose"]
    assert [item.term for item in second.items] == ["Edad", "Dosis"]
    assert second.items[0].blocks == (Paragraph("niño", 2),)
