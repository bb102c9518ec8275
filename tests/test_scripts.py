"""What scripts need: breaks in words without spaces, runs that keep their order, pieces that stay whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet.language import find_language
from leaflet.layout.scripts import isolated, settle

INVISIBLE = re.compile("[\u200b\u2066\u2069]")


def _settled(text: str, tag: str) -> str:
    return settle(f"<head>{text}</head><body>{text}</body>", find_language(tag)).partition("<body>")[2][:-7]


@pytest.mark.parametrize(
    ("tag", "text", "settled"),
    [
        ("th", "ยานี้ใช้บรรเทาอาการปวด", "ยา|นี้|ใช้|บรรเทา|อาการ|ปวด"),
        ("km", "សូមសួរឱសថការី", "សូម|សួរ|ឱសថការី"),
        ("my", "ဆရာဝန်ကို မေးပါ", "ဆရာဝန်|ကို မေး|ပါ"),
        ("lo", "ກະລຸນາຖາມທ່ານໝໍ", None),
        ("ar", "وارفارين 45-180 mg", "وارفارين [[45-180] mg]"),
        ("ar", "من 45 إلى 180", "من 45 إلى 180"),
        ("ar", "(Warfarin) و MK-7.", "([Warfarin]) و [MK-7]."),
        ("ar", "اتصل: 555 0199", "اتصل: [555 0199]"),
        ("ar", "حتى &lt;6 ملغ &amp; ≥ 3", "حتى [&lt;6] ملغ &amp; [[≥] 3]"),
        ("ar", "<strong>K2</strong> و <strong>قرص</strong>", "<strong>[K2]</strong> و <strong>قرص</strong>"),
        ("ar", "اكتب (a_b@example.org).", "اكتب ([a_b@example.org])."),
        ("ar", "انظر (https://x.org/a/). نعم", "انظر ([https://x.org/a/]). نعم"),
        ("ar", "انظر https://x.org/?q=1&amp;b=2 نعم", "انظر [https://x.org/?q=1&amp;b=2] نعم"),
        ("ar", "اتصل (020) 7946 0001 الآن", "اتصل [[(020)] 7946 0001] الآن"),
        ("ar", "خذ (10) 500 ملغ", "خذ (10) 500 ملغ"),
        ("ar", "A&amp;B &amp;C", "[A&amp;B] &amp;[C]"),
        ("es", "de 45 a 180 mg", "de 45 a 180 mg"),
        ("ar", "<svg><title>MK-7</title></svg> MK-7", "<svg><title>MK-7</title></svg> [MK-7]"),
    ],
)
def test_lines_may_break_and_runs_keep_their_order(tag: str, text: str, settled: str | None) -> None:
    found = _settled(text, tag)
    assert INVISIBLE.sub("", found) == text
    shown = found.translate({0x200B: "|", 0x2066: "[", 0x2069: "]"})
    assert shown == settled if settled else "|" in shown


@pytest.mark.parametrize(
    ("tag", "text", "whole"),
    [
        ("ko", "이 비타민은 좋습니다.", ["비타민은", "좋습니다."]),
        ("zh-Hans", "在24小时内最多8片。", ["24小时", "8片"]),
        ("ja", "1日180マイクログラムまで", ["1日", "180マイクログラム"]),
    ],
)
def test_words_and_amounts_stay_whole(tag: str, text: str, whole: list[str]) -> None:
    found = _settled(text, tag)
    assert re.findall(r'<span class="q">(.*?)</span>', found) == whole
    assert re.sub("<.*?>", "", found) == text


@pytest.mark.parametrize(
    "words", ["K<sub>2</sub>", "K<sup>+</sup>", "10<sup>6</sup> IU", "<strong>45</strong> mg", "2 <em>mg</em> MK-7"]
)
def test_words_with_marks_among_them_keep_their_order(words: str) -> None:
    assert _settled(f"دواء {words} قرص", "ar") == f'دواء <span dir="ltr">{words}</span> قرص'


@given(
    st.text(st.sampled_from("ab1 5-,.:%()+<>&;ยာည်ကعربي中한글\u00a0"), max_size=40),
    st.sampled_from(["ar", "th", "ko", "zh-Hans"]),
)
def test_only_what_nobody_sees_is_added(text: str, tag: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    settled = _settled(f"<p>{escaped}</p>", tag)
    assert INVISIBLE.sub("", settled).replace('<span class="q">', "").replace("</span>", "") == f"<p>{escaped}</p>"
    assert settled.count("\u2066") == settled.count("\u2069")


def test_the_head_and_a_page_without_need_are_left_alone() -> None:
    assert settle("<head>MK-7</head><body>MK-7</body>", find_language("es")) == "<head>MK-7</head><body>MK-7</body>"
    assert settle("<head>MK-7</head><body>a</body>", find_language("ar")).startswith("<head>MK-7</head>")


@pytest.mark.parametrize(
    ("tag", "text", "settled"),
    [
        ("th", "ยานี้ใช้บรรเทา", "ยานี้ใช้บรรเทา"),
        ("en", "https://a.example/leaflets/b.html", "https://<wbr>a<wbr>.example/<wbr>leaflets/<wbr>b<wbr>.html"),
        ("en", "www.a.example, a.b@c.example", "www<wbr>.a<wbr>.example, a<wbr>.b<wbr>@c<wbr>.example"),
        ("en", "1.000.000.000.000.000.000", "1.000.000.000.000.000.000"),
        ("en", "<i t='https://a.example/leaflets/b'>his/her</i>", "<i t='https://a.example/leaflets/b'>his/her</i>"),
        ("ar", "<b>https://a.example/leaflets</b>", "<b>\u2066https://<wbr>a<wbr>.example/<wbr>leaflets\u2069</b>"),
    ],
)
def test_a_screen_is_told_where_addresses_may_break(tag: str, text: str, settled: str) -> None:
    language = find_language(tag)
    assert settle(f"<body>{text}</body>", language, screen=True) == f"<body>{settled}</body>"


def test_words_outside_a_document_keep_their_order_too() -> None:
    assert isolated("وارفارين 5 mg", find_language("ar")) == "وارفارين \u20665 mg\u2069"
    assert isolated("Warfarin 5 mg", find_language("en")) == "Warfarin 5 mg"
