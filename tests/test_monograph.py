"""A monograph is read whole or refused: real shapes, broken ones, and the public torture suites."""

from __future__ import annotations

import contextlib
import resource
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import collection
import corpus as material
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import plain, questions, refused, told, words, written

from leaflet.blocks import Heading, List, Paragraph, Question, Table
from leaflet.errors import LeafletError
from leaflet.monograph import Monograph, read

Write = Callable[[str | bytes], Path]
FRONT = "---\nlayout: minimal-medicine\ntitle: Fenolin\n---\n\n"
WHOLE = FRONT + "# Fenolin\n### Usage\nFor pain.\n\n### Dosage\nTake 5 mg.\n\n### Side Effects\nNausea.\n"
OK = "read"
ALTERED = {
    "bold_headings": OK, "colon_headings": OK, "ctrl_chars": "control character", "deep_list": "nested",
    "deep_quotes": "nested", "dose_arabic_indic_digits": OK, "dose_bidi_rlo": "direction override",
    "dose_bidi_unclosed": "direction mark", "dose_emoji": OK, "dose_fraction": OK, "dose_fullwidth_digits": OK,
    "dose_less_than": OK, "dose_micro_sign": OK, "dose_minus": OK, "dose_nbsp_thin": OK, "dose_soft_hyphen": OK,
    "dose_sup": OK, "dose_trailing_zero": OK, "dose_zero_width": "invisible character", "emphasis_run": "marks",
    "empty": "empty", "empty_dosage": "the dosage section is empty", "enc_latin1": "not UTF-8",
    "enc_truncated_utf8": "not UTF-8", "enc_utf16be_bom": "UTF-16", "enc_utf16le_bom": "UTF-16", "enc_utf8_bom": OK,
    "eol_cr": OK, "eol_crlf": OK, "eol_mixed": OK, "eol_u2028": OK, "front_matter_crlf_space": OK,
    "front_matter_only": "no text below", "front_matter_unclosed": "never closed", "h2_headings": OK,
    "heading_bomb": "lines", "homoglyph_heading": "no dosage section", "html_payloads": "raw HTML",
    "jinja_in_body": OK, "long_paragraph": "no dosage section", "long_word": "a word of", "nfd": OK,
    "no_front_matter": OK, "no_headings": "not marked as a heading", "nul_in_body": "control character",
    "only_newlines": "empty", "refusal": "refusal", "rtl_mixed": OK, "setext": OK, "text_in_heading_line": OK,
    "truncated_mid_dosage": "in the middle of a sentence", "two_dosage_sections": OK,
    "two_monographs": "second monograph", "wide_table": "no usage section", "yaml_at": "not YAML",
    "yaml_bomb": "alias", "yaml_colon": "not YAML", "yaml_custom_tag": "tag", "yaml_cycle": "alias", "yaml_date": OK,
    "yaml_dup": "twice", "yaml_float": OK, "yaml_hash": "title is empty", "yaml_html": "raw HTML", "yaml_jinja": OK,
    "yaml_list": "not text", "yaml_long": "characters long", "yaml_map": "not text", "yaml_merge": "alias",
    "yaml_norway": OK, "yaml_nul": "control character", "yaml_null": "title is empty", "yaml_slash": OK,
    "yaml_tab": "not YAML", "yaml_tag": "tag", "yaml_traversal": OK,
}  # fmt: skip


def kinds(monograph: Monograph) -> list[str]:
    return [section.kind for section in monograph.sections]


def test_the_seed_is_read_as_it_is(corpus: Path) -> None:
    monograph = read(corpus / "seed" / "vitamin-mk-7.md")
    assert (monograph.title, monograph.generic_name, monograph.name) == (
        "Vitamin MK-7",
        "Vitamin K2 (MK-7)",
        "vitamin-mk-7",
    )
    assert kinds(monograph) == ["usage", "precautions", "dosage", "side_effects", "how_it_works", "questions"]
    assert not any(section.heading for section in monograph.sections)
    assert len(questions(monograph)) == 5
    assert not any(sign in leaf for section in monograph.sections for leaf in plain(section.blocks) for sign in "*_#")


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_seed_is_read_or_refused_as_written_down(corpus: Path, name: str) -> None:
    path, expected = corpus / "hostile" / "altered" / f"{name}.md", ALTERED[name]
    if expected != OK:
        assert any(expected in error.message for error in refused(path))
        return
    monograph = read(path)
    assert {"usage", "precautions", "dosage", "side_effects", "how_it_works", "questions"} <= set(kinds(monograph))
    assert len(questions(monograph)) == 5
    assert monograph.generic_name == "Vitamin K2 (MK-7)"


def test_every_altered_seed_has_an_outcome_written_down(corpus: Path) -> None:
    assert {path.stem for path in (corpus / "hostile" / "altered").iterdir()} == set(ALTERED)


def test_the_torture_suites_lose_no_word_and_raise_nothing_else(corpus: Path, write: Write) -> None:
    """Each example as a whole file, as a dosage, in the front matter and as all of it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcomes: Counter[str] = Counter()
    for name, data in material.torture():
        dosage = b"---\ntitle: Fenolin\n---\n### Usage\nFor pain.\n\n### Dosage\n"
        for place, content in {
            "file": data,
            "dosage": dosage + data + b"\n\n### Side Effects\nNausea.\n",
            "value": b"---\ntitle: Fenolin\nx: \n" + data + b"\n---\n" + dosage[23:] + b"5 mg.",
            "front matter": b"---\n" + data + b"\n---\n" + dosage[23:] + b"5 mg.",
        }.items():
            path = write(content)
            start = time.monotonic()
            try:
                monograph = read(path)
            except LeafletError:
                outcomes["refused"] += 1
            else:
                outcomes[f"read {place}"] += 1
                if place == "dosage":
                    assert not _joined(written(data.decode())) - _joined(told(monograph)), name
            assert time.monotonic() - start < 10, name
    assert outcomes["read dosage"] > 1500
    assert outcomes["refused"] > 5000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert most == before or most < 2**20  # KiB


def _joined(counted: Counter[str]) -> Counter[str]:
    """Return the letters and digits of counted words: "*foo**bar*" may be one word or two."""
    letters: Counter[str] = Counter()
    for word, times in counted.items():
        for letter in word:
            letters[letter] += times
    return letters


def test_european_leaflets_are_read_whole(corpus: Path, write: Write) -> None:
    leaflets = dict(material.official("en"))
    assert len(leaflets) > 40
    for name, text in leaflets.items():
        monograph = read(write(text))
        headings = " ".join(line for line in text.split("\n") if line.startswith("#"))
        lost = written(text.split("---\n", 2)[2]) - told(monograph) - Counter(words(headings))
        assert not lost, name
        assert {"usage", "precautions", "dosage", "side_effects", "storage"} <= set(kinds(monograph)), name


@pytest.mark.parametrize("language", ["da", "pt"])
def test_leaflets_in_another_language_are_refused_not_guessed_at(corpus: Path, write: Write, language: str) -> None:
    for _, text in material.official(language):
        assert refused(write(text))


def test_american_labels_are_read_whole_or_refused(corpus: Path, write: Write) -> None:
    found = 0
    for name, text in material.labels():
        path = write(text)
        try:
            monograph = read(path)
        except LeafletError:
            continue
        found += 1
        headings = " ".join(line for line in text.split("\n") if line.startswith("#"))
        assert not written(text.split("---\n", 2)[2]) - told(monograph) - Counter(words(headings)), name
    assert found >= 3


def test_a_made_up_collection_is_read_whole(write: Write, share: int) -> None:
    for seed in range(300 * share):
        example = collection.good(seed)
        monograph = read(write(example.text))
        assert not Counter(example.words) - told(monograph), seed
        assert questions(monograph) == [(words(asked), words(answered)) for asked, answered in example.questions], seed


def test_the_same_seed_makes_the_same_monograph() -> None:
    assert collection.good(7) == collection.good(7) != collection.good(8)


@pytest.mark.parametrize("what", collection.bad())
def test_what_is_no_monograph_is_refused(write: Write, what: str) -> None:
    refused(write(collection.bad()[what]))


@pytest.mark.parametrize("notice", collection.DISCLAIMERS)
@pytest.mark.parametrize("bullet", ["* **Q: Why?** A: Because.", "**Why?**\nBecause.", "- Q: Why?\n  - A: Because."])
def test_a_disclaimer_is_a_section_of_its_own(write: Write, notice: str, bullet: str) -> None:
    monograph = read(write(f"{WHOLE}\n### FAQs\n{bullet}{notice.format(d='Ask **your** doctor.', h='###')}\n"))
    (closing,) = [section for section in monograph.sections if section.kind == "disclaimer"]
    assert [words(leaf) for leaf in plain(closing.blocks)] == [["Ask", "your", "doctor"]]
    assert questions(monograph) == [(["Why"], ["Because"])]
    assert not any("*" in leaf for section in monograph.sections for leaf in plain(section.blocks))


@pytest.mark.parametrize(
    "heading",
    ["# {}", "## {}", "#### {}", "### {}:", "### **{}**", "### {} ###", "###{}", "**{}**", "**{}:**", "__{}__:",
     "### 4. {}",
     "{}\n------", "{}\n======", "### {} of Fenolin", "### Fenolin {}", "### Fenolin: {}", "### 2 {}"],
)  # fmt: skip
@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_headings_are_known_however_they_are_marked(write: Write, heading: str, case: Callable[[str], str]) -> None:
    texts = {"Usage": "For pain.", "Dosage": "Take 5 mg.", "Side Effects": "Nausea."}
    body = "".join(f"{heading.format(case(word))}\n\n{text}\n\n" for word, text in texts.items())
    monograph = read(write(FRONT + body))
    assert [(section.kind, section.heading) for section in monograph.sections] == [
        ("usage", ""), ("dosage", ""), ("side_effects", ""),
    ]  # fmt: skip
    assert [plain(section.blocks) for section in monograph.sections] == [[text] for text in texts.values()]


def test_a_paragraph_inside_a_heading_line_is_text(write: Write) -> None:
    text = "It is used in adults for pain and fever after an operation, <6 days."
    monograph = read(write(WHOLE.replace("### Usage\nFor pain.", f"### Usage {text}\nFor pain.")))
    assert plain(monograph.sections[0].blocks) == [text, "For pain."]
    monograph = read(write(WHOLE.replace("### Usage\nFor pain.", f"**Usage:** {text}").replace("###", "##")))
    assert plain(monograph.sections[0].blocks) == [text]


def test_the_generic_name_may_stand_in_its_heading(write: Write) -> None:
    monograph = read(write(WHOLE.replace("### Usage", "### Generic Name: Fenol + Linum\n\n### Usage")))
    assert monograph.generic_name == "Fenol + Linum"


def test_the_generic_name_may_stand_in_other_headings(write: Write) -> None:
    text = WHOLE.replace("### Usage", "### Generic Name\nPenolum\n\n### Penolum Usage").replace(
        "# Dos", "# Penolum Dos"
    )
    assert kinds(read(write(text))) == ["usage", "dosage", "side_effects"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Levels of <6 mg and <1% and >3 g.", "Levels of <6 mg and <1% and >3 g."),
        ("Vitamin K<sub>2</sub>, 10<sup>6</sup> IU<br>daily.", "Vitamin K2, 106 IU daily."),
        ("Take 2*3 mg {{ 7*7 }} {% include 'x' %}.", "Take 2*3 mg {{ 7*7 }} {% include 'x' %}."),
        ("Use [the page](https://a.example/x).", "Use the page (https://a.example/x)."),
        ("R&D &lt;5 &micro;g, Q&A &copy", "R&D <5 µg, Q&A &copy"),
    ],
)
def test_running_text_is_what_was_written(write: Write, text: str, said: str) -> None:
    assert plain(read(write(WHOLE.replace("Take 5 mg.", text))).sections[1].blocks) == [said]


def test_tables_and_lists_are_kept(write: Write) -> None:
    text = "Doses:\n* one\n   * inside\n\n     more\n* two\n\n| Age | Dose |\n|---|---|\n| 1 | 5 mg |"
    blocks = read(write(WHOLE.replace("Take 5 mg.", text))).sections[1].blocks
    assert [type(block) for block in blocks] == [Paragraph, List, Table]
    assert plain(blocks) == ["Doses:", "one", "inside", "more", "two", "Age", "Dose", "1", "5 mg"]


def test_two_sections_of_one_kind_are_kept_apart(write: Write) -> None:
    monograph = read(write(WHOLE.replace("### Side", "### Dosage\nTake 9 mg at night.\n\n### Side")))
    assert [plain(section.blocks) for section in monograph.sections if section.kind == "dosage"] == [
        ["Take 5 mg."],
        ["Take 9 mg at night."],
    ]


def test_unknown_sections_stand_in_source_order_before_the_closing_matter(write: Write) -> None:
    before = "### Zebras\nOne.\n\n### FAQs\n**Q: Why?** A: So.\n\n### Apples\nTwo.\n\n### Usage"
    monograph = read(write(WHOLE.replace("### Usage", before) + "\n### Disclaimer\nAsk.\n"))
    assert kinds(monograph) == ["usage", "dosage", "side_effects", "other", "other", "questions", "disclaimer"]
    assert [section.heading for section in monograph.sections if section.heading] == ["Zebras", "Apples"]


def test_a_heading_around_all_sections_hides_none(write: Write) -> None:
    monograph = read(write(WHOLE.replace("### Usage", "## Drug Information\n### Usage")))
    assert kinds(monograph) == ["usage", "dosage", "side_effects", "other"]


def test_sub_headings_stay_with_their_section(write: Write) -> None:
    text = WHOLE.replace("Take 5 mg.", "#### Standard Dosage\n##### Adults\nTake 5 mg.\n\n#### Missed Dose\nSkip it.")
    dosage = read(write(text)).sections[1]
    assert [(block.text, block.level) for block in dosage.blocks if isinstance(block, Heading)] == [
        ("Standard Dosage", 1), ("Adults", 2), ("Missed Dose", 1),
    ]  # fmt: skip


def test_questions_in_the_front_matter_are_read_once(write: Write) -> None:
    front = FRONT.replace(
        "layout: minimal-medicine", 'faqs:\n  - q: "Why?"\n    a: "So."\n  - q: "How? **A:** Thus."\n    a: ""'
    )
    text = front + WHOLE.removeprefix(FRONT)
    assert questions(read(write(text))) == [(["Why"], ["So"]), (["How"], ["Thus"])]
    again = read(write(f"{text}\n### FAQs\n* **Q: Why?** A: So.\n"))
    assert sorted(questions(again)) == [(["How"], ["Thus"]), (["Why"], ["So"])]


def test_every_mistake_is_reported_in_one_run(write: Write) -> None:
    text = (
        "---\ntitle: Fenolin\nreviewed_on: soon\n---\n### Usage\n<script>x</script>\n\n![a](b) [c](javascript:d)\n\n"
    )
    found = refused(write(text + "### Dosage\n\n### Side Effects\n```\ncode\n```\n"))
    lines = [int(error.where.rsplit(":", 1)[1]) for error in found]
    assert len(found) >= 7
    assert {3, 6, 8, 10, 13} <= set(lines)


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ("<b>x</b>", "raw HTML"), ("<!-- x -->", "raw HTML"), ("<img src=x>", "raw HTML"), ("<?php x", "raw HTML"),
        ("<sub onclick=x>y</sub>", "raw HTML"), ("![x](y.png)", "picture"), ("![x][y]", "picture"), ("<sub>x",
        "not closed"),
        ("[x](javascript:y)", "scheme"), ("[x](JaVa&#115;cript:y)", "scheme"), ("[x](file:///etc/passwd)", "scheme"),
        ("[x](data:text/html,y)", "scheme"), ("~~~\nx\n~~~", "code block"), ("45\u202e81 mg", "direction override"),
        ("\u2067x", "direction mark"), ("x\x07y", "control character"), ("4\u200b5 mg", "invisible"), ("cafÃ©",
        "encoding"),
        ("x \ufffd y", "replacement character"), ("|a|b|\n|-|-|\n|1|2|3|", "losing a word"),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_text_is_refused_at_its_line(write: Write, payload: str, message: str) -> None:
    found = refused(write(WHOLE.replace("Take 5 mg.", f"Take 5 mg. {payload}" if "\n" not in payload else payload)))
    line = WHOLE.split("\n").index("Take 5 mg.") + 1
    assert any(message in error.message for error in found)
    assert all(line <= int(error.where.rsplit(":", 1)[1]) <= line + 2 for error in found)


@pytest.mark.parametrize("scheme", ["https://a.example", "http://a.example", "mailto:a@b.example", "tel:+15550100"])
def test_safe_links_are_kept(write: Write, scheme: str) -> None:
    assert words(scheme)[-1] in told(read(write(WHOLE.replace("Take 5 mg.", f"Take 5 mg. [x]({scheme})"))))


HARD = st.sampled_from(
    ["*", "**", "_", "`", "[", "](", ")", "<", ">", "|", "-", "+", "1.", "2)", "#", "\n", "\n\n", "    ", "  ", "mg",
     "5",
     "<sub>", "</sub>", "<br>", "&lt;", "\\", "!", ":", "~", "=", "---", "Q:", "A:", "Adults", "é", "½", "?",
     "Disclaimer:"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.lists(HARD, max_size=25).map(" ".join), st.sampled_from(["Take 5 mg.", "Nausea."]))
def test_any_text_is_read_whole_or_refused(write: Write, text: str, place: str) -> None:
    path = write(WHOLE.replace(place, f"Word {text}\n"))
    try:
        monograph = read(path)
    except LeafletError:
        return
    assert not _joined(Counter({word: n for word, n in written(text).items() if word != "Disclaimer"})) - _joined(
        told(monograph)
    )


@pytest.mark.parametrize(
    "unit",
    ["*", "a*", "_a", "[", "[a](", "<", "<a ", "<sub>", "<br>", "`a``", "&amp;", "1,", "1 mg ", "1 to ", "abc ",
     "a? ", " ",
     "\t", "\n", "a\n", "a\n\n", "* a\n", "* a\n  * b\n", "1. ", "> a\n", "|", "a|b\n", "-|", "#### a\n",
     "### Usage\nx\n",
     "**Usage:** a\n", "**", "Disclaimer: a\n", "I am ", "please provide the ", "generic ", "\\", "\u0301", "no ",
     "**Q: a?** A: b\n", "### FAQs\n* a? b\n"],
)  # fmt: skip
def test_no_text_takes_long(write: Write, unit: str) -> None:
    for name, before in {"dosage": "", "heading": "### ", "questions": "### FAQs\nQ: "}.items():
        path = write(WHOLE.replace("Take 5 mg.", f"Take 5 mg.\n\n{before}{unit * (120_000 // len(unit))} end\n"))
        start = time.process_time()
        with contextlib.suppress(LeafletError):
            read(path)
        assert time.process_time() - start < 5, name


def test_an_answer_is_no_paragraph(write: Write) -> None:
    monograph = read(write(WHOLE + "\n### FAQs\n* **Q: Why?** A: So.\n"))
    assert isinstance(monograph.sections[-1].blocks[0], Question)
