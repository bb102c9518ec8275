"""Clauses: what is broken in a PDF, in plain words, by the clause and test of the standard that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from leaflet.audit.verapdf import Breach

_PLAIN = {
    "text or pictures are neither tagged nor marked as decoration": "ua1:7.1-3 ua2:8.2.2-1 wt:8.2.2-1",
    "decoration stands inside tagged text, or tagged text inside decoration": "ua1:7.1-1 ua1:7.1-2",
    "the file has no tags": "ua1:7.1-11 ua2:8.2.1-1 wt:8.2.1-1 a2:6.7.3.3-1 a3:6.7.3.3-1 a1:6.8.3.3-1",
    "the file does not say that it is tagged": ("ua1:6.2-1 ua2:6.2-1 wt:6.2-1 a2:6.7.2.2-1 a3:6.7.2.2-1 a1:6.8.2.2-1"),
    "a tag has a name that no reader knows": (
        "ua1:7.1-5 ua2:8.2.4-1 ua2:8.2.4-4 wt:8.2.4-1 wt:8.2.4-4 a2:6.7.3.4-1 a3:6.7.3.4-1 a1:6.8.3.4-1"
    ),
    "the file has no metadata (XMP)": "ua1:7.1-8 a1:6.7.2-1 a2:6.6.2.1-1 a3:6.6.2.1-1 a4:6.7.2.1-1",
    "the metadata (XMP) is not well-formed": "a2:6.6.2.1-4 a3:6.6.2.1-4 a1:6.7.9-1",
    "the metadata (XMP) names something that it does not describe": "a2:6.6.2.3.1-1 a3:6.6.2.3.1-1",
    "the metadata (XMP) has no title": "ua1:7.1-9 ua2:8.11.1-1 wt:8.11.1-1",
    "a reader shows the name of the file in place of its title": "ua1:7.1-10 ua2:8.11.2-1 wt:8.11.2-1",
    "the file does not say that it is PDF/UA": "ua1:5-1 ua2:5-1",
    "the file is not of version 2.0 of PDF": "ua2:6.1-1 wt:6.1-1 a4:6.1.2-1",
    "text has no language": "ua1:7.2-34 ua1:7.2-30 ua1:7.2-21 ua2:8.4.4-1 wt:8.4.4-1",
    "the words for a picture have no language": "ua1:7.2-22 ua1:7.2-31",
    "the written-out form of a short form has no language": "ua1:7.2-23 ua1:7.2-32",
    "bookmarks, links or the title have no language": "ua1:7.2-2 ua1:7.2-24 ua1:7.2-33",
    "the name of a language is none": "ua1:7.2-29 ua2:8.4.4-2 wt:8.4.4-2 a2:6.7.4-1 a3:6.7.4-1 a1:6.8.4-1",
    "a table is not built of rows with cells": (
        "ua1:7.2-3 ua1:7.2-4 ua1:7.2-5 ua1:7.2-6 ua1:7.2-7 ua1:7.2-8 ua1:7.2-9 ua1:7.2-10 ua1:7.2-11 ua1:7.2-12"
        " ua1:7.2-13 ua1:7.2-14 ua1:7.2-16 ua1:7.2-36 ua1:7.2-37 ua1:7.2-38 ua1:7.2-39"
    ),
    "the rows or columns of a table are not equally long, or cells overlap": (
        "ua1:7.2-15 ua1:7.2-41 ua1:7.2-42 ua1:7.2-43 ua2:8.2.5.26-1 ua2:8.2.5.26-2 ua2:8.2.5.26-3 ua2:8.2.5.26-4"
        " wt:8.2.5.26-1 wt:8.2.5.26-2 wt:8.2.5.26-3 wt:8.2.5.26-4"
    ),
    "a heading of a table does not say which cells it is for": (
        "ua1:7.5-1 ua1:7.5-2 ua2:8.2.5.26-5 ua2:8.2.5.26-6 wt:8.2.5.26-5 wt:8.2.5.26-6"
    ),
    "a list is not built of items with a label and a body": (
        "ua1:7.2-17 ua1:7.2-18 ua1:7.2-19 ua1:7.2-20 ua1:7.2-40 ua2:8.2.5.25-2 wt:8.2.5.25-2"
    ),
    "a list does not say how its items are marked": "ua2:8.2.5.25-1 wt:8.2.5.25-1",
    "a table of contents is not built of entries": "ua1:7.2-26 ua1:7.2-27 ua1:7.2-28",
    "a picture has no words that say what it shows": "ua1:7.3-1 ua2:8.2.5.28.2-1 wt:8.2.5.28.2-1",
    "a formula has no words that say what it means": "ua1:7.7-1",
    "a level of headings is left out": "ua1:7.4.2-1",
    "headings with a level and headings without one are mixed": "ua1:7.4.4-1 ua1:7.4.4-2 ua1:7.4.4-3",
    "a heading has no level": "ua2:8.2.5.12-1",
    "a note has no name of its own by which a reader finds it": "ua1:7.9-1 ua1:7.9-2",
    "the file is locked against screen readers": "ua1:7.16-1",
    "the file is locked (encrypted)": "a2:6.1.3-2 a3:6.1.3-2 a1:6.1.3-2 a4:6.1.3-2",
    "an annotation is in no tag": "ua1:7.18.1-1",
    "a link or another annotation has no words that announce it": "ua1:7.18.1-2 ua1:7.18.5-2",
    "a link is in no tag": "ua1:7.18.5-1 ua2:8.2.5.20-1 wt:8.2.5.20-1",
    "a field of a form is in no tag, or has no words that say what to fill in": "ua1:7.18.1-3 ua1:7.18.4-1",
    "the Tab key does not go through a page's links in the order in which they are read": "ua1:7.18.3-1",
    "a link or a bookmark leads to a place on the paper, not to a tag": "ua2:8.8-1 ua2:8.8-2 wt:8.8-1 wt:8.8-2",
    "a font is not in the file": ("ua1:7.21.4.1-1 a1:6.3.4-1 a2:6.2.11.4.1-1 a3:6.2.11.4.1-1 a4:6.2.10.4.1-1"),
    "a letter has no glyph in its font": (
        "ua1:7.21.4.1-2 ua1:7.21.8-1 a2:6.2.11.4.1-2 a2:6.2.11.8-1 a3:6.2.11.4.1-2 a3:6.2.11.8-1"
    ),
    "a letter stands for no character that can be read out, searched or copied": (
        "ua1:7.21.7-1 ua1:7.21.7-2 ua2:8.4.3-1 wt:8.4.3-1 a1:6.3.8-1 a2:6.2.11.7.2-1 a2:6.2.11.7.2-2"
        " a3:6.2.11.7.2-1 a3:6.2.11.7.2-2 a4:6.2.10.7-1"
    ),
    "a font gives letters another width than the file does": (
        "ua1:7.21.5-1 a1:6.3.6-1 a2:6.2.11.5-1 a3:6.2.11.5-1 a4:6.2.10.5-1"
    ),
    "a colour is not defined: every printer may take another": (
        "a1:6.2.3.3-1 a1:6.2.3.3-2 a1:6.2.3.3-3 a2:6.2.4.3-2 a2:6.2.4.3-3 a2:6.2.4.3-4 a3:6.2.4.3-2 a3:6.2.4.3-3"
        " a3:6.2.4.3-4 a4:6.2.4.3-2 a4:6.2.4.3-3 a4:6.2.4.3-4"
    ),
    "something is see-through, and the colours under it are not defined": "a2:6.2.10-2 a3:6.2.10-2",
    "a picture is smoothed (Interpolate)": "a1:6.2.4-3 a2:6.2.8-3 a3:6.2.8-3 a4:6.2.7.1-3",
    "the file has no number by which it is told from others (ID)": "a2:6.1.3-1 a3:6.1.3-1 a1:6.1.3-1 a4:6.1.3-1",
    "something in the file acts (a program, a film, a sound)": "a2:6.5.1-1 a3:6.5.1-1 a1:6.6.1-1",
}
_STANDARDS = {
    "ua1": "ISO 14289-1",
    "ua2": "ISO 14289-2",
    "wt": "WTPDF 1.0",
    "a1": "ISO 19005-1",
    "a2": "ISO 19005-2",
    "a3": "ISO 19005-3",
    "a4": "ISO 19005-4",
}
_HELD = re.compile(r"Table \d+\. (\w+)-(\w+)-\d+")
_OBJECTS = (
    ("Font|Glyph|CMap|CharSet", "a font"),
    ("LinkAnnot", "a link"),
    ("Annot", "an annotation"),
    ("Widget|FormField|AcroForm|SEForm", "a form"),
    ("XMP|Identification|Metadata|Extension", "the metadata"),
    ("^SE|StructElem", "a tag"),
    ("Image|JPEG|XForm|XObject", "a picture"),
    ("ICC|Colou?r|Device|OutputIntent|Separation", "a colour"),
    ("Action|Destination|Outline", "a link or a bookmark"),
    ("OCConfig", "a layer"),
    ("EmbeddedFile|FileSpecification", "an attached file"),
    ("Page", "a page"),
    ("Document|Trailer|XRef|Encryption", "the file"),
)


@cache
def known() -> Mapping[tuple[str, str], str]:
    """Return what we have plain words for, by standard and clause."""
    found = {}
    for words, keys in _PLAIN.items():
        for key in keys.split():
            short, _, clause = key.partition(":")
            found[_STANDARDS[short], clause] = words
    return found


def plain(breach: Breach) -> str:
    """Return what is broken, in plain words; of a rule that we have no words for, its number and what it is about."""
    if words := known().get((breach.standard, breach.clause)):
        return words
    if held := _HELD.fullmatch(breach.clause):
        return f"a tag {held[2]} stands in a tag {held[1]}, where {breach.standard} does not allow it"
    about = next((words for pattern, words in _OBJECTS if re.search(pattern, breach.object)), breach.object)
    return f"rule {breach.clause} of {breach.standard} is broken by {about}"
