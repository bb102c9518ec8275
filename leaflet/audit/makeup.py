"""What a monograph is made of: headings, main points, steps, warnings, and where its text comes from (RD)."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet import prose
from leaflet.audit.capitals import rows_of_capitals
from leaflet.audit.finding import Finding
from leaflet.audit.sentences import sentences
from leaflet.audit.text import monograph_writing
from leaflet.audit.wordlists import WordList, even, wordlist
from leaflet.blocks import Heading, leaves, lists
from leaflet.language import SOURCE_LANGUAGE
from leaflet.monograph import Monograph, Section

LONGEST_WITHOUT_SUMMARY = 700
"""Words; a monograph longer than this begins with its main points."""

LONGEST_HEADING = 12
"""Words."""

_WARNINGS = frozenset(("warning", "contraindications", "precautions"))
_DIRECTIONS = frozenset(("dosage", "dosage_standard", "dosage_groups"))


def check_monograph(monograph: Monograph) -> Iterator[Finding]:
    """Yield what `monograph`, as it stands in its file, lacks or has in the wrong shape."""
    words = wordlist(SOURCE_LANGUAGE)
    yield from _headings(monograph, words)
    yield from _summary(monograph)
    yield from _steps(monograph, words)
    yield from _warned(monograph, words)
    yield from _origin(monograph)
    yield from _capitals(monograph)


def _headings(monograph: Monograph, words: WordList) -> Iterator[Finding]:
    """Yield headings that stand over nothing, say nothing, stand twice or are whole paragraphs (RD-03)."""
    seen: dict[tuple[str, str], int] = {}
    for section in monograph.sections:
        heading = prose.plain(section.heading)
        first = seen.setdefault((section.kind, heading.casefold()), section.line)
        if first != section.line:
            message = f"the section “{heading or section.kind.replace('_', ' ')}” stands in line {first} already"
            yield Finding("RD-03", f"{monograph.path}:{section.line}", message, "put the two sections together")
    for section in monograph.sections:
        for text, line, told in _headed(section):
            heading = prose.plain(text).strip().rstrip(":")
            where = f"{monograph.path}:{line}"
            dull = words.has("dull", even(heading))
            if not told:
                yield Finding("RD-03", where, f"nothing stands under “{heading}”", "write its text, or delete it")
            elif dull and dull.span() == (0, len(heading)):
                yield Finding(
                    "RD-03", where, f"“{heading}” does not say what stands under it", "name the matter itself"
                )
            elif len(heading.split()) > LONGEST_HEADING:
                count = len(heading.split())
                message = f"“{heading[:60]}…” has {count} words, more than {LONGEST_HEADING}"
                yield Finding("RD-03", where, message, "shorten it, and make the rest a paragraph")


def _headed(section: Section) -> Iterator[tuple[str, int, bool]]:
    """Yield each heading in `section`, its line, and whether anything stands under it."""
    if section.heading:
        yield section.heading, section.line, bool(section.blocks)
    for place, block in enumerate(section.blocks):
        if isinstance(block, Heading):
            below = section.blocks[place + 1 : place + 2]
            ends = not below or (isinstance(below[0], Heading) and below[0].level <= block.level)
            yield block.text, block.line, not ends


def _summary(monograph: Monograph) -> Iterator[Finding]:
    """Yield a long monograph that does not begin with its main points (RD-04)."""
    if any(section.kind == "summary" for section in monograph.sections):
        return
    count = sum(len(prose.plain(text).split()) for section in monograph.sections for text, _ in leaves(section.blocks))
    if count > LONGEST_WITHOUT_SUMMARY:
        yield Finding(
            "RD-04",
            f"{monograph.path}:1",
            f"{count} words, and no main points before them",
            "begin with a section “Main points”: what it is for, the dose, the worst danger, whom to call",
        )


_MANY_STEPS = 3
"""From how many sentences on directions are to be numbered: two things to do are followed without."""


def _steps(monograph: Monograph, words: WordList) -> Iterator[Finding]:
    """Yield directions that are not numbered, and steps that do not begin with what to do (RD-08)."""
    sections = [section for section in monograph.sections if section.kind in _DIRECTIONS]
    numbered = [found for section in sections for found in lists(section.blocks) if found.ordered]
    items = [item for found in numbered for item in found.items]
    told = [text for section in sections for text, _ in leaves(section.blocks)]
    if not items and sum(len(sentences(prose.plain(text), SOURCE_LANGUAGE)) for text in told) >= _MANY_STEPS:
        where = f"{monograph.path}:{sections[0].line}"
        first = next(leaves(sections[0].blocks), ("", 0))[0]
        message = f"no numbered steps under “{first_words(first)}”"
        advice = "number what to do, one thing a step: “1. Sit up. 2. Swallow 1 tablet with a glass of water.”"
        yield Finding("RD-08", where, message, advice)
    for item in items:
        text, line = next(leaves(item.blocks), ("", 0))
        said = even(prose.plain(text))
        if words.begins("opener", said) and not said.endswith(":"):
            message = f"the step “{first_words(text)}” does not begin with what to do"
            advice = "begin with the verb: “Take …”, “Swallow …”, “Wait …”"
            yield Finding("RD-08", f"{monograph.path}:{line}", message, advice)


def first_words(text: str) -> str:
    """Return the first words of inline Markdown, to quote it by."""
    pieces = prose.plain(text).split()
    return " ".join(pieces[:6]) + ("…" if len(pieces) > 6 else "")


def _warned(monograph: Monograph, words: WordList) -> Iterator[Finding]:
    """Yield a monograph without any warnings of their own (RD-15)."""
    headings = (text for section in monograph.sections for text, _, _ in _headed(section))
    if not any(section.kind in _WARNINGS for section in monograph.sections) and not any(
        words.has("warned", even(prose.plain(text))) for text in headings
    ):
        yield Finding(
            "RD-15",
            f"{monograph.path}:1",
            "no section says when not to take it, or what to tell the doctor first",
            "write “When not to take it” and “Before you take it”; they are printed before the directions",
        )


def _origin(monograph: Monograph) -> Iterator[Finding]:
    """Yield what the front matter does not say of the text's age and sources (RD-18).

    A text that nobody has reviewed is none: each of its pages says so.
    """
    missing = []
    if not (monograph.version or monograph.reviewed_on):
        missing.append(("no version and no day of review", 'version: "2026-11"'))
    if not (monograph.sources or any(section.kind == "sources" for section in monograph.sections)):
        missing.append(("no sources", 'sources: ["…"]'))
    if missing:
        message = " and ".join(fault for fault, _ in missing)
        lines = " and ".join(f"`{line}`" for _, line in missing)
        yield Finding("RD-18", f"{monograph.path}:1", message, f"write {lines} in the front matter")


def _capitals(monograph: Monograph) -> Iterator[Finding]:
    """Yield words in capitals, one after the other, before they are in print (LP-12)."""
    for text in monograph_writing(monograph).texts:
        if rows := tuple(rows_of_capitals(text.words)):
            quoted = ", ".join(f"“{first_words(row)}”" for row in rows)
            yield Finding("LP-12", text.where, f"in capitals: {quoted}", "write it in small letters")
