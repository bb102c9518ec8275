"""PO files: what is written is read again, gettext takes it, and a broken file is named with its line."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet.errors import LeafletError
from leaflet.po import Catalog, Entry, read_catalog, render

HEADERS = {
    "Project-Id-Version": "testamine",
    "PO-Revision-Date": "2026-11-22 10:00+0000",
    "Last-Translator": "Ana <ana@example.org>",
    "Language-Team": "Spanish",
    "Language": "es",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\0"), min_size=1),
    st.text('"\\\t\r# ~|,.:{}%nmsgid\u202b\u0627\u05d0\u2066\u2069\x85\u2028', min_size=1),
    st.sampled_from(["#~ msgid", 'msgid "x"', "50% of 3%d {name}", "\\n", '"', "مرحبا\u200f\u200e", "# fuzzy"]),
)
NOTES = st.lists(st.text("ab:,.~|# '", min_size=1).map(str.strip).filter(bool), max_size=3, unique=True).map(tuple)


def _entries(context: st.SearchStrategy[str]) -> st.SearchStrategy[Entry]:
    return st.builds(
        lambda fuzzy, previous, **rest: Entry(fuzzy=fuzzy, previous=previous if fuzzy else "", **rest),
        context=context,
        source=TEXTS,
        strings=st.one_of(st.just(""), TEXTS).map(lambda text: (text,)),
        fuzzy=st.booleans(),
        previous=st.one_of(st.just(""), TEXTS),
        references=st.lists(
            st.tuples(st.sampled_from(["a.md", "with%20a%20space.md", "б.md"]), st.integers(1, 99)),
            unique=True,
            max_size=3,
        ).map(lambda places: tuple(f"{file}:{line}" for file, line in places)),
        notes=NOTES.map(lambda notes: tuple(note for note in notes if not note.startswith("|"))),
        comments=NOTES.map(lambda notes: tuple(note for note in notes if not note.startswith("|"))),
        flags=st.sampled_from([(), ("no-wrap",)]),
    )


def _key(entry: Entry) -> tuple[str, str]:
    return entry.key


CATALOGS = st.builds(
    lambda comment, live, gone: Catalog(HEADERS, tuple(live), tuple(gone), comment),
    comment=st.sampled_from(["", "Our translation.", "PROJECT VERSION YEAR ORGANIZATION\n\nTranslations template"]),
    live=st.lists(_entries(st.sampled_from(["", "usage", 'a "kind"'])), max_size=5, unique_by=_key),
    gone=st.lists(_entries(st.sampled_from(["dosage", "other"])), max_size=3, unique_by=_key),
)


def _bare(catalog: Catalog) -> Catalog:
    """Return `catalog` without the lines it was read at."""
    entries, gone = (tuple(replace(each, line=0) for each in part) for part in (catalog.entries, catalog.obsolete))
    return replace(catalog, entries=entries, obsolete=gone)


def _read(folder: Path, text: str) -> Catalog:
    path = folder / "x.po"
    path.write_text(text, newline="")
    return read_catalog(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("po")


@given(CATALOGS)
def test_what_is_written_is_read_again(folder: Path, catalog: Catalog) -> None:
    assert _bare(_read(folder, render(catalog))) == catalog


@given(CATALOGS)
def test_each_line_is_where_the_message_stands(folder: Path, catalog: Catalog) -> None:
    text = render(catalog)
    lines = text.split("\n")
    for entry in _read(folder, text).entries:
        assert lines[entry.line - 1].startswith("msgid ")
    assert len({entry.line for entry in _read(folder, text).entries}) == len(catalog.entries)


def _translated_and_printable(entry: Entry) -> bool:
    said = entry.context + entry.source + entry.text + entry.previous
    return bool(entry.text) and not any(unicodedata.category(char) == "Cc" and char != "\t" for char in said)


@settings(max_examples=25)
@given(CATALOGS)
def test_gettext_takes_what_is_written_and_what_it_writes_is_read_the_same(folder: Path, catalog: Catalog) -> None:
    """Control characters, of which a monograph has none, gettext refuses; it drops marks where no translation is."""
    catalog = replace(
        catalog,
        entries=tuple(filter(_translated_and_printable, catalog.entries)),
        obsolete=tuple(filter(_translated_and_printable, catalog.obsolete)),
    )
    ours, theirs = folder / "ours.po", folder / "theirs.po"
    ours.write_text(render(catalog), newline="")
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", ours], capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
    )
    assert (done.returncode, done.stderr) == (0, "")
    if catalog.entries:  # of a header alone msgcat writes nothing
        subprocess.run(["msgcat", "-o", theirs, ours], check=True)
        assert _bare(read_catalog(theirs)) == catalog


def test_a_wrapped_catalog_of_another_editor_is_read(tmp_path: Path) -> None:
    text = (
        "# Ours.\r\n"
        + HEAD.replace("\n", "\r\n")
        + '#. A note.\n#: a.md:1\n#, fuzzy\n#| msgctxt "usage"\n#| msgid ""\n#| "Take "\n#| "it."\n'
        'msgctxt "usage"\nmsgid ""\n"Take "\n"them."\nmsgstr ""\n"Tó"\n"melo."\n\n#~| msgid "A"\n'
        '#~ msgid "B"\n#~ msgstr "C"\n'
    )
    catalog = _read(tmp_path, "\N{BYTE ORDER MARK}" + text)
    assert catalog.comment == "Ours."
    (entry,) = catalog.entries
    assert (entry.key, entry.text, entry.previous, entry.fuzzy) == (
        ("usage", "Take them."),
        "Tómelo.",
        "Take it.",
        True,
    )
    assert (entry.line, entry.comments) == (13, ())
    assert [(each.source, each.text) for each in catalog.obsolete] == [("B", "C")]


def test_a_file_name_with_spaces_stays_one_reference(tmp_path: Path) -> None:
    entry = Entry("", "a", ("b",), references=("with a space.md:1", "c.md:2"))
    (found,) = _read(tmp_path, render(Catalog(HEADERS, (entry,)))).entries
    assert found.references == ("with%20a%20space.md:1", "c.md:2")


def test_plural_forms_are_read(tmp_path: Path) -> None:
    text = HEAD.replace("UTF-8", "UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;")
    (entry,) = _read(tmp_path, text + 'msgid "a day"\nmsgid_plural "days"\nmsgstr[0] "un"\nmsgstr[1] "dos"\n').entries
    assert (entry.source, entry.strings, entry.text) == ("a day", ("un", "dos"), "un")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEAD + 'msgid "a"\nmsgstr "b"\n\nmsgidd "c"\nmsgstr "d"\n', ":7", "the line is not whole"),
        (HEAD + 'msgid "a"\nmsgstr "b"\nmsgid "c"\n', ":6", "missing msgstr for msgid 'c'"),
        (HEAD.replace("Content", "PO-Revision-Date: tomorrow\\nContent"), "", "is no PO file: time data 'tomorrow'"),
        ('msgid "a"\nmsgstr "b"\n', "", "has no header"),
        ("", "", "has no header"),
        (HEAD + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', ":7", "the message 'a' stands there twice"),
    ],
)
def test_a_broken_catalog_is_refused_with_its_place(tmp_path: Path, text: str, line: str, message: str) -> None:
    with pytest.raises(LeafletError) as caught:
        _read(tmp_path, text)
    assert caught.value.message.startswith(message)
    assert caught.value.where == f"{tmp_path / 'x.po'}{line}"
    assert "msgfmt -c" in caught.value.hint


def test_one_text_in_two_contexts_is_no_message_twice(tmp_path: Path) -> None:
    text = HEAD + 'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "y"\nmsgid "a"\nmsgstr "c"\n'
    assert [entry.text for entry in _read(tmp_path, text).entries] == ["b", "c"]


def test_a_file_that_is_not_there_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match="cannot be read"):
        read_catalog(tmp_path / "none.po")
    (tmp_path / "x.po").write_bytes(HEAD.encode() + b'msgid "\xe9"\nmsgstr ""\n')
    with pytest.raises(LeafletError, match="is not UTF-8"):
        read_catalog(tmp_path / "x.po")


@pytest.mark.parametrize(
    "line",
    [
        'msgstr "No triture',
        "msgstr Empiece",
        'msgstr "al día." foo',
        'msgstr "a" "b"',
        '"loose',
        'msgctxt "usage',
        "# ok\nfoo",
    ],
)
def test_a_line_that_is_not_whole_is_never_read_in_part(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEAD + f'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n{line}\nmsgstr "d"\n')
    with pytest.raises(LeafletError, match="the line is not whole") as caught:
        read_catalog(path)
    assert str(path) in caught.value.each()[0].where
