"""What is no whole monograph is told before it is printed; what is one is not suspected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import collection
import pytest
from told import refused

from leaflet.monograph import read
from leaflet.reader.suspicion import says_something

WHOLE = "---\ntitle: Fenolin\n---\n### Usage\nFor pain.\n\n### Dosage\nTake 5 mg.\n\n### Side Effects\nNausea.\n"
Write = Callable[[str | bytes], Path]


@pytest.mark.parametrize("text", [*collection.NOTHING, "", " ", "**N/A**", "N / A".replace(" ", ""), "To be added."])
def test_a_placeholder_says_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text", ["5 mg", "None needed.", "Ask your doctor.", "1", "½", "Not for children.", "[a] to [b]", "薬"]
)
def test_a_text_says_something(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize("refusal", collection.REFUSALS)
def test_a_refusal_is_named_with_its_line(write: Write, refusal: str) -> None:
    (error,) = refused(write(WHOLE.replace("For pain.", refusal)))
    assert "refusal" in error.message
    assert error.where.endswith(":5")


@pytest.mark.parametrize(
    "text",
    ["What if I can't find my tablets?", "I am unable to provide care: what then?",
     "Based on the provided data, take 5 mg.",
     "Please provide your doctor with a list of all medicines.", "You cannot take it with milk.",
     "Language problems may occur.",
     "Tell the doctor the generic name of each medicine."],
)  # fmt: skip
def test_ordinary_sentences_are_no_refusal(write: Write, text: str) -> None:
    assert read(write(WHOLE.replace("For pain.", text)))


@pytest.mark.parametrize("name", collection.SEVERAL)
def test_a_second_monograph_is_told_to_be_split_off(write: Write, name: str) -> None:
    text, between = collection.SEVERAL[name]
    two = [text.replace("{x}", f"{x}olin").replace("{n}", "5") for x in "AB"]
    body = between.join(two)
    found = refused(write(body if body.startswith("---") else f"---\ntitle: Aolin\n---\n{body}"))
    assert any("second monograph" in error.message and "split it" in error.hint for error in found)


@pytest.mark.parametrize(
    "more",
    ["### Dosage\nFor children, 2 mg.\n",
     "### Drug Profile Summary\n**Usage:** pain\n\n**Dosage:** 5 mg\n\n**Side Effects:** none\n",
     "### Uses\nMore uses.\n", "### Common Side Effects\nNausea.\n", "### Precautions\n* **Dosage:** none\n"],
)  # fmt: skip
def test_one_medicine_may_say_a_thing_twice(write: Write, more: str) -> None:
    assert read(write(WHOLE + more))


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("### Dosage", "### Dosgae", "is 'Dosgae' meant to be it"), ("### Dosage", "### Dоsage", "another alphabet"),
        ("### Dosage\nTake 5 mg.\n\n", "", "add a heading"), ("### Usage", "Usage", "add a heading"),
    ],
)  # fmt: skip
def test_a_missing_section_comes_with_the_nearest_hint(write: Write, old: str, new: str, hint: str) -> None:
    assert any(hint in error.hint for error in refused(write(WHOLE.replace(old, new))))


@pytest.mark.parametrize("text", ['{"a": 1}', '[{"a": 1}]', '```json\n{"a": 1}\n```'])
def test_data_is_told_to_be_data(write: Write, text: str) -> None:
    assert any("JSON" in error.message for error in refused(write(f"---\ntitle: Fenolin\n---\n{text}\n")))


def test_a_dosage_cut_off_in_a_sentence_is_refused(write: Write) -> None:
    text = WHOLE.partition("### Side")[0].replace(
        "Take 5 mg.", "The usual dose for most adults with this illness is one tablet of 45"
    )
    (error,) = refused(write(text))
    assert "middle of a sentence" in error.message
