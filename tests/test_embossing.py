"""Braille and text files of any origin: what is wrong with them is found, and what is well is let pass."""

import pytest

from leaflet.audit.embossing import check_braille, check_plain
from leaflet.audit.finding import Finding
from leaflet.audit.rule import rules

WRONG = {
    "FMT-05": (
        ("A" * 41 + "\r\n\f", "1 lines are too long, up to 41 cells"),
        ("A\n" * 26, "26 lines (at most 25"),
        ("caf\u00e9\n", "'é' (U+00E9)"),
        ("\u2801\u2803\n", "braille in Unicode"),
        ("A\tB\n", "'\\t' (U+0009)"),
        ("A #A\nB\n\fC\n\f", "1 of 2 pages have no number: 2"),
        ("A #B\n\fC #A\n\f", "page number 1 comes after 2"),
        ("", "the file is empty"),
        ("\r\n\f", "the file is empty"),
    ),
    "FMT-08": (
        ("Caf\u00e9\n".encode("latin-1"), "not UTF-8: byte 0xe9 at 3"),
        (b"", "the file is empty"),
        (b"no end", "the last line has no end"),
        (b"a\x0cb\n", "U+000C"),
        ("soft\u00adhyphen\n".encode(), "U+00AD (soft hyphen) is invisible"),
        ("a\u200bb\n".encode(), "U+200B"),
        ("\ufffd\n".encode(), "stands for something lost"),
        ("Caf\u00c3\u00a9\n".encode(), "read as another encoding"),
        ("it\u00e2\u20ac\u2122s\n".encode(), "read as another encoding"),
        ("\ue000\n".encode(), "no character that other computers know"),
    ),
}
RIGHT = {
    "FMT-05": (
        "  ,TITLE   #A\r\nABC\r\n\f  ,TITLE   #B\r\nDEF\r\n\f",
        "one page in small letters\n",
        "A\n  #a\n\fB\n  #c\n\x1a",
        "NOTICE ,*\r\n\fNOTICE ,<\r\n\f",
        ("A" * 40 + "\r\n") * 25 + "\f",
    ),
    "FMT-08": (
        b"Take 5 mg.\n",
        "Caf\u00e9, na\u00efve, \u00c2ge: \u2265 65\r\n".encode(),
        "\u0645\u06cc\u200c\u062e\u0648\u0631\u062f \u200fMK-7\u200f\n".encode(),
        "\ufeffTake it.\n".encode(),
        "N\u00c3O \u00c5ngstr\u00f6m \u00bb\n".encode(),
    ),
}


def found(rule: str, made: object) -> list[Finding]:
    """Return what the rule's check finds in a file."""
    return list(check_braille(made, "x.brf") if isinstance(made, str) else check_plain(made, "x.txt"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "made", "message"), [(rule, *case) for rule, cases in WRONG.items() for case in cases]
)
def test_what_is_wrong_is_found(rule: str, made: object, message: str) -> None:
    findings = found(rule, made)
    assert {finding.rule for finding in findings} == {rule}
    assert any(message in finding.message for finding in findings)


@pytest.mark.parametrize(("rule", "made"), [(rule, case) for rule, cases in RIGHT.items() for case in cases])
def test_what_is_well_is_let_pass(rule: str, made: object) -> None:
    assert not found(rule, made)


def test_the_rules_stand_in_the_tables() -> None:
    assert {name for name in rules() if name in WRONG} == set(RIGHT)
    assert rules()["FMT-06"].decided == ("design",)


def test_a_finding_says_where() -> None:
    [finding] = found("FMT-05", "A #A\n\fB #B\n\f" + "C" * 50 + " #C\n\f")
    assert finding.where == "x.brf, page 3"
    [finding] = found("FMT-08", b"a\nb\nc\x00\n")
    assert finding.where == "x.txt:3"


def test_other_sizes_may_be_asked_for() -> None:
    assert not list(check_braille("A" * 60 + "\n", "x.brf", 60, 25))
    assert list(check_braille("A" * 33 + "\n", "x.brf", 32, 25))
