"""The view: what staff see of a leaflet, of the directions read back, and of everything that is wrong."""

from __future__ import annotations

from dataclasses import replace

from dosed import FULL

from leaflet.configuration import Configuration
from leaflet.counter.choices import Choices
from leaflet.counter.entry import Entry
from leaflet.counter.making import Fault, Made
from leaflet.counter.offers import Offer
from leaflet.counter.view import faults, preview, read_back, tongues, troubles
from leaflet.counter.words import find_words
from leaflet.slip import Slip

ENGLISH = find_words("en")
CHOICES = Choices("large", "a4", tongue="en")
MADE = Made("x.es.large.directions.pdf", b"%PDF", (b"one", b"two", b"three"))


def test_pages_are_pictures_and_sheets_are_counted() -> None:
    seen = preview(MADE, Entry(None, ()), {"language": "es"}, CHOICES, ENGLISH, Configuration())
    assert seen.pages[0] == "data:image/png;base64,b25l"
    assert (len(seen.pages), seen.sheets, seen.said) == (3, 2, ())
    one_sided = Choices("large", "a4", sides="one", tongue="en")
    several = preview(MADE, Entry(None, ()), {"copies": "4"}, one_sided, ENGLISH, Configuration())
    assert (several.sheets, several.copies) == (3, 4)


def test_the_name_is_read_back_as_staff_have_typed_it() -> None:
    named = replace(FULL, patient="Ana")
    seen = preview(MADE, Entry(named, ()), {"language": "es"}, CHOICES, ENGLISH, Configuration())
    assert seen.said[0] == ("en", "ltr", "Patient's name: Ana")
    assert [tag for tag, _, _ in seen.said] == ["en", "en", "es"]


def test_directions_are_read_back_in_the_languages_of_staff_and_patient() -> None:
    said = read_back(Entry(FULL, ()), {"language": "ar", "beside": "en"}, CHOICES, Configuration())
    assert [(tag, direction) for tag, direction, _ in said] == [("en", "ltr"), ("ar", "rtl")]
    assert said[0][2].startswith("Take 1 tablet in the morning and 1 tablet and a half at bedtime. Every day.")


def test_languages_that_cannot_be_printed_come_last_with_their_reason() -> None:
    stale = Offer("ar", Slip("older than its source: {stale} of {blocks} texts", "", {"stale": 1, "blocks": 9}))
    found = tongues((stale, Offer("es"), Offer("en")), ENGLISH)
    assert [tongue.called for tongue in found] == ["English", "Spanish", "Arabic"]
    assert found[2].reason == "older than its source: 1 of 9 texts"
    assert found[2].direction == "rtl"


def test_everything_that_is_wrong_is_told() -> None:
    entry = Entry(None, (("morning", Slip("“{text}” is not an amount", "write", {"text": "x"})),))
    made = Made(faults=(Fault("is stale", "x.po:3", "translate"),))
    first, second = troubles(entry, made, ENGLISH)
    assert (first.field, first.label, first.message) == ("morning", "Morning", "“x” is not an amount")
    assert (second.message, second.hint, second.language) == ("x.po:3: is stale", "translate", "en")
    (slow,) = troubles(Entry(None, ()), Slip("it took longer than {seconds} seconds", "try", {"seconds": 30}), ENGLISH)
    assert slow.message == "it took longer than 30 seconds"
    assert troubles(Entry(None, ()), None, ENGLISH) == ()
    assert faults((Fault("a", "", "b"),))[0].message == "a"
