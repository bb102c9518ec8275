"""A monograph, a pharmacy and blocks of every kind, for the tests of the rooms that make a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from leaflet.blocks import Block, Definition, Definitions, Heading, Item, List, Paragraph, Question, Quote, Row, Table
from leaflet.configuration import Configuration, Help, Pharmacy
from leaflet.edition import editions, find_edition, find_paper
from leaflet.language import find_language
from leaflet.monograph import Monograph, Section
from leaflet.page import Page, compose

TODAY = date(2026, 11, 22)
TEXT = "Take one tablet with a full glass of water. Do not take more than 8 tablets in 24 hours."
MONOGRAPH = Monograph(
    path=Path("example.md"),
    title="Examplin",
    generic_name="exemplum",
    brand_names=("Exa", "Plin"),
    strength="500 mg",
    form="tablets",
    codes=(),
    version="3",
    sources=("A book, 2020",),
    reviewed_by="A. Pharmacist",
    reviewed_on="2026-05-03",
    review_due="",
    sections=(
        Section("usage", "", (Paragraph(TEXT, 9),), 7),
        Section("dosage", "", (Paragraph("Take it **whole**.", 12),), 11),
        Section("other", "What *else* there is", (Paragraph("Much.", 15),), 14),
    ),
)
CONFIGURATION = Configuration(
    pharmacy=Pharmacy("Corner Pharmacy", "12 High Street", "555 0199", "9 to 6", "https://pharmacy.example"),
    help=Help("911", "555 0100", "www.report.example"),
)
LONG = (
    "Paracetamol, caffeine and codeine phosphate hemihydrate effervescent tablets for oral solution, sugar free,"
    " with natural lemon flavour and added vitamin C, for adults and for children above 12 yrs"
)
SHEETS = [(edition.name, paper) for edition in editions() for paper in edition.papers]


def page(
    monograph: Monograph = MONOGRAPH,
    edition: str = "large",
    paper: str = "a4",
    configuration: Configuration = CONFIGURATION,
    today: date = TODAY,
) -> Page:
    """Return the page for `monograph` in English."""
    found = find_edition(edition)
    return compose(monograph, find_language("en"), found, find_paper(paper, found), configuration, today=today)


def with_blocks(*blocks: Block) -> Monograph:
    """Return the monograph with one section of `blocks`."""
    return replace(MONOGRAPH, sections=(Section("usage", "", blocks, 7),))


TEXTS = st.text("abcdefghi ", min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
CELLS = st.one_of(st.just(""), TEXTS)


def _tables(columns: int) -> st.SearchStrategy[Table]:
    rows = st.builds(Row, st.tuples(*[CELLS] * columns), st.integers(1, 99))
    return st.builds(Table, rows, st.lists(rows, min_size=1, max_size=4).map(tuple))


LEAVES = st.one_of(
    st.builds(Paragraph, TEXTS, st.integers(1, 99)),
    st.builds(Heading, TEXTS, st.integers(1, 99), st.integers(1, 3)),
    st.integers(1, 7).flatmap(_tables),
)


def _around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(List, st.lists(st.builds(Item, blocks), min_size=1, max_size=3).map(tuple)),
        st.builds(Quote, blocks),
        st.builds(
            Definitions,
            st.lists(st.builds(Definition, TEXTS, st.integers(1, 99), blocks), min_size=1, max_size=2).map(tuple),
        ),
        st.builds(Question, TEXTS, st.integers(1, 99), blocks),
    )


BLOCKS = st.lists(st.recursive(LEAVES, _around, max_leaves=8), max_size=4).map(tuple)
"""Any blocks that a section may hold."""
