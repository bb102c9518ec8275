"""Every leaflet, and texts that nobody wrote, come out the same in haste and at leisure, or are refused alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import examples
import pytest
import support_pages
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import leaflet
from leaflet.edition import editions
from leaflet.page import Page
from leaflet.pdf import set_page
from leaflet.press import haste

HERE = Path(__file__).parents[1] / "monographs"
SHEETS = [(edition.name, paper) for edition in editions() for paper in edition.papers]
LEAFLETS = [
    (path, tag, *sheet)
    for path in sorted(HERE.glob("*.md"))
    for tag in ("en", *sorted(each.parent.name for each in HERE.glob(f"locales/*/{path.stem}.po")))
    for sheet in SHEETS
]
SAMPLE = 53
"""Of so many leaflets one is set twice, all with `--all`."""

PIECES = (
    *"a b i l W AV To fi ffl ﬁ - / . , ( ) “ ” … ’ ½ 1/2 45 mg 4–6 10⁶ H₂O µg e\u0301 o\u0323\u0308 Ż".split(),  # noqa: SIM905
    "incomprehensibilities " * 2,
    "x" * 70,
    *("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\u00a0", "\u202f", "\u2011", "\u2014", "\u200e", "\u200f"),
    *("\u2068", "\u2069", "\t", "\n", "\r\n", "  ", " ", " ", " "),
    *("تناول", "لا", "لله", "أَبَدًا", "ـــ", "٤٥", "مجم", "گولی", "שלום", "שָׁלוֹם", "،", "؟"),
    *("हर", "घंटे", "गोलियाँ", "क्ष", "र्क", "मि.ग्रा.", "ক্ষ", "স্ত্রী", "மாத்திரை", "รับประทาน", "ครั้ง", "น้ำ", "ဆေးပြား"),
    *("每日", "服用", "“饭后”", "、", "。", "（45）", "錠剤", "カプセル", "하루에", "መድኃኒት", "Πάρτε", "ё", "й"),
    *("☎", "✓", "⚕\ufe0f", "\ufe0f", "\u200d⚕"),
)
ABSENT = ("\u2028", "😀", "👩\u200d⚕️", "\ue000", "\U0001f48a")
"""What no font of ours can print: such a page is refused."""

TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
TAGS = st.sampled_from(("en", "ar", "ur", "he", "hi", "bn", "ta", "th", "my", "zh-Hans", "ja", "ko", "am", "ru"))
STYLES = st.sampled_from(
    (
        *([""] * 6),
        "text-indent:1em",
        "text-align:end",
        "text-align:center",
        "overflow-wrap:anywhere",
        "overflow-wrap:normal",
        "white-space:normal",
        "hyphens:auto",
        "line-height:1",
        "font-weight:bold;font-style:italic",
        "font-variant-numeric:tabular-nums",
        "padding-inline-start:1rem;border-inline-start:1pt solid",
        "position:relative;left:2pt",
    )
)
WIDTHS = st.one_of(st.just(""), st.integers(20, 460).map("width:{}px;".format))


def _words(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _marked(tag: str, words: str) -> str:
    given = {"a": ' href="https://example.org/x"', "bdo": ' dir="rtl"', "q": ' class="q" style="white-space:nowrap"'}
    name = "span" if tag == "q" else tag
    return f"<{name}{given.get(tag, '')}>{words}</{name}>"


WORDS = st.recursive(
    TEXTS.map(_words),
    lambda inner: st.one_of(
        st.builds(_marked, st.sampled_from(("strong", "em", "sub", "sup", "a", "bdi", "bdo", "q")), inner),
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=2).map("<br>".join),
    ),
    max_leaves=4,
)


def _block(tag: str, words: str, language: str, width: str, style: str) -> str:
    leftward = ' dir="rtl"' if language in ("ar", "ur", "he") else ""
    return f'<{tag} lang="{language}"{leftward} style="{width}{style}">{words}</{tag}>'


def _rows(cells: list[str]) -> str:
    return "".join(f'<tr><th scope="row">{cell}</th><td>{cell}</td></tr>' for cell in cells)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda parts: f"<ul>{''.join(f'<li>{part}</li>' for part in parts)}</ul>"),
        several.map(lambda parts: f"<ol>{''.join(f'<li>{part}</li>' for part in parts)}</ol>"),
        several.map(lambda parts: f"<dl>{''.join(f'<dt>a</dt><dd>{part}</dd>' for part in parts)}</dl>"),
        several.map(lambda parts: f"<table><tbody>{_rows(parts)}</tbody></table>"),
        several.map(lambda parts: f'<blockquote dir="rtl">{"".join(parts)}</blockquote>'),
        several.map(lambda parts: f"<aside>{''.join(parts)}{support_pages.FIGURE}</aside>"),
    )


BODIES = st.recursive(
    st.builds(_block, st.sampled_from(("p", "p", "p", "h2", "h3", "div")), WORDS, TAGS, WIDTHS, STYLES),
    _around,
    max_leaves=6,
)


def outcome(page: Page) -> bytes | str:
    """Return the PDF of a page, why it is refused, or how WeasyPrint fails: at a soft hyphen after a line's end."""
    try:
        return set_page(page)
    except leaflet.LeafletError as error:
        return str(error)
    except (AssertionError, UnicodeDecodeError) as error:
        return repr(error)


def assert_alike(page: Page) -> None:
    """Hold a page that is set in haste against the same page set at leisure."""
    hasty = outcome(page)
    with haste.at_leisure():
        assert outcome(page) == hasty, f"{page.name} comes out otherwise in haste"


def composed(path: Path, tag: str, edition: str, paper: str) -> Page:
    """Return the page of a sample."""
    found, language = leaflet.find_edition(edition), leaflet.find_language(tag)
    monograph = leaflet.translate(leaflet.read(path), language)
    size = leaflet.find_paper(paper, found)
    return leaflet.compose(monograph, language, found, size, examples.CONFIGURATION, today=date(2026, 1, 1))


FOUND = (
    '<p lang="he" dir="rtl" style="width:110px;text-indent:1em"> \u0e1a\u0e1b\u0e23\u0e30\u0e17\u0e32\u0e19  \ufe0f',
    '<h2 lang="zh-Hans" style="width:162px">xxxxxxx\u3002\u200d\u0e23\u0e1b\u0e23\u0e30\u0e17\u0e32\u0e19</h2>',
    '<p lang="ta" style="width:104px;text-align:end"><sup>a\u2019\u2695\u2014\u6bcf\u65e5  f</sup></p>',
    '<p lang="bn" style="width:260px;overflow-wrap:normal">xxxxxxxxxxxxxxxxxxxxx\t</p>',
    '<table><tr><th scope="row"></th><td><p>\u2028</p></td></tr></table>',
    '<p lang="ar" dir="rtl">\u200d\u2695\ufe0f</p>',
    '<p lang="en" style="width:20px">a <strong>a\n\u00ad</strong></p>',
    '<p lang="en" style="width:20px">a <strong>aa\na\u00ad</strong></p>',
)
"""What made-up texts have found: marks on spaces, Thai beside a joiner, two spaces, a tab, a line's end, no letter."""


@pytest.mark.parametrize("body", FOUND, ids=range(len(FOUND)))
def test_what_once_came_out_otherwise_comes_out_the_same(body: str) -> None:
    assert_alike(support_pages.page(body))


def test_every_leaflet_comes_out_the_same(share: int) -> None:
    for leaflets in LEAFLETS if share > 1 else LEAFLETS[::SAMPLE]:
        assert_alike(composed(*leaflets))


PAGES = st.builds(
    "".join, st.tuples(*[BODIES] * 3, st.sampled_from((*[""] * 12, *(f"<p>{sign}</p>" for sign in ABSENT))))
)


@given(PAGES)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_any_text_comes_out_the_same(body: str) -> None:
    assert_alike(support_pages.page(body))
