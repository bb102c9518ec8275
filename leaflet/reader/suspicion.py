"""Is this one whole monograph? Several in one file, a refusal, data, a text cut off: told before it is printed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from itertools import pairwise

from leaflet.errors import LeafletError
from leaflet.reader.arrangement import Draft
from leaflet.reader.headings import recognise
from leaflet.reader.outline import bold_headings
from leaflet.reader.source import Source
from leaflet.sections import BY_ALIAS, KINDS

_NAME = r"(?:(?:generic|brand|medication|medicine|drug) ?){1,3}(?:'s )?(?:names?|information)"
_REFUSALS = re.compile(
    r"\bas an AI\b|\b(?:large )?language model\b|"
    r"\bplease (?:provide|specify|supply|give|share|enter)(?: me)?(?: with)?"
    rf"(?: (?:the|a|its|correct|specific|full|valid)){{0,4}} (?:{_NAME}|name of the (?:medication|medicine|drug))|"
    rf"\b{_NAME} (?:is|was|seems to be) (?:missing|not (?:given|provided|specified))|\bno {_NAME} (?:is|was) provided|"
    rf"\bI (?:need|require) (?:(?:the|a|more) )?{_NAME} (?:to|in order)",
    re.IGNORECASE,
)
_EXCUSES = re.compile(
    r"\bI(?:['’]m| am)? (?:cannot|can['’]?t|can not|could not|couldn['’]t|unable to|not able to|won['’]t|sorry)[, ]+"
    r"(?:but I |fulfil+|create|generate|provide|write|produce|complete|find|offer|help|assist|give)|"
    r"\bI apologi[sz]e\b|\bI (?:do not|don['’]t) have (?:enough|any|access|sufficient|specific)\b|"
    r"\bsorry, (?:but )?I\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:n/?a|none|tb[da]|todo|to be (?:determined|added|announced)|unknown|nil|null|nan|undefined|coming soon|"
    r"(?:the |this )?(?:(?:dosage|usage|specific|exact) )?(?:(?:information|data|dosage|dose|usage) )?(?:is |are )?"
    r"not (?:yet )?(?:available|applicable|specified|provided|given|known|stated|mentioned|found|established)|"
    r"no (?:(?:dosage|usage|specific|further) )?(?:information|data|details?)(?: (?:is |are |was )?"
    r"(?:available|provided|given|found))?|\[[^\]]{0,80}\]|\{[^}]{0,80}\}+|<[^>]{0,80}>|lorem ipsum.*)"
)
_LONGEST_HEADING = 12
_DATA = re.compile(r"^\s*(?:```+\s*json|[\[{]\s*[\"\[{])", re.IGNORECASE)
_SENTENCE_END = tuple(".!?:;)]”\"'*_…|%")
_CONFUSABLE = str.maketrans(
    "аеорсухіѕјԁɡһոԛԝАВЕКМНОРСТХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aeopcyxisjdghnqwABEKMHOPCTXISJABEZHIKMNOPTYXo"
)


def suspicions(source: Source, drafts: tuple[Draft, ...]) -> list[LeafletError]:
    """Return what shows that `source` is not one whole monograph."""
    errors = []
    for line in source.body:
        if _REFUSALS.search(line.text) or any(map(_EXCUSES.search, _statements(line.text))):
            errors.append(
                LeafletError(
                    f"this is a refusal to write a monograph, not a part of one: {line.text.strip()[:80]!r}",
                    source.where(line.number),
                    "delete the file, or write the text",
                )
            )
    if second := _second_monograph(source, drafts):
        errors.append(
            LeafletError(
                "a second monograph begins here: the doses of two medicines must not be mixed",
                source.where(second),
                "split it: one file for each medicine",
            )
        )
    return errors


def says_something(text: str) -> bool:
    """Tell whether plain words say anything; "N/A", "to be determined" and "[insert dosage]" don't."""
    said = " ".join(text.casefold().split()).strip(" .:-–—*…")
    return bool(re.search(r"\w", said)) and not _NOTHING.fullmatch(said)


def missing(source: Source, drafts: tuple[Draft, ...], saying: set[str]) -> list[LeafletError]:
    """Return an error for each required section that is not there or is empty; `saying` are the kinds with words."""
    known = [draft for draft in drafts if draft.kind not in ("other", "intro")]
    if not known:
        return [_no_section(source)]
    errors = []
    for kind in KINDS:
        if not kind.required or kind.name in saying:
            continue
        empty = next((draft for draft in drafts if draft.kind == kind.name), None)
        if empty:
            errors.append(
                LeafletError(
                    f"the {kind.name} section is empty", source.where(empty.line), "write it, or leave the file out"
                )
            )
        else:
            errors.append(
                LeafletError(
                    f"there is no {kind.name} section", source.where(drafts[-1].line), _near(kind.name, drafts)
                )
            )
    return errors or _cut_off(source, drafts)


def _statements(text: str) -> list[str]:
    """Return the sentences of a line that don't ask: "What if I can't find it?" is no excuse."""
    return [sentence for sentence in re.split(r"(?<=[.!?])[*_\s]+", text) if not sentence.rstrip("*_ ").endswith("?")]


def _no_section(source: Source) -> LeafletError:
    first = next((line for line in source.body if line.text.strip()), None)
    if first is None:
        message = "there is no text below the front matter" if source.front_matter is not None else "the file is empty"
        return LeafletError(message, source.where(1), "write the sections: '### Usage', '### Dosage', ...")
    if _DATA.match(first.text):
        return LeafletError("this is JSON, not a monograph", source.where(first.number), "write the text as Markdown")
    plain = next((line for line in source.body if line.text.strip(" *_:").casefold() in BY_ALIAS), None)
    if plain:
        word = plain.text.strip()
        return LeafletError(f"{word!r} is not marked as a heading", source.where(plain.number), f"write '### {word}'")
    return LeafletError(
        "no section of a monograph is here",
        source.where(first.number),
        "head the sections '### Usage', '### Dosage', ...",
    )


def _near(kind: str, drafts: tuple[Draft, ...]) -> str:
    for draft in drafts:
        for piece in draft.pieces:
            meaning = recognise(piece.heading).kind if piece.heading else None
            if meaning and meaning.name == kind:
                over = draft.heading or draft.kind
                return f"{piece.heading!r} stands below {over!r}: give it as many '#' as the other sections have"
    headings = [piece.heading for draft in drafts for piece in draft.pieces if piece.heading]
    headings += [draft.heading for draft in drafts if draft.heading]
    for heading in headings:
        latin = unicodedata.normalize("NFKC", heading).translate(_CONFUSABLE)
        meaning = recognise(latin).kind
        if latin != heading and meaning and meaning.name == kind:
            return f"the heading {heading!r} has letters of another alphabet in it; type it again as {latin!r}"
        near = difflib.get_close_matches(heading.casefold().strip(" :*"), BY_ALIAS, n=1, cutoff=0.8)
        if near and BY_ALIAS[near[0]].name == kind:
            return f"is {heading!r} meant to be it? Write {near[0].capitalize()!r}"
    return f"add a heading such as '### {kind.capitalize()}' and the text below it"


def _second_monograph(source: Source, drafts: tuple[Draft, ...]) -> int:
    """Return the line where a second medicine's text begins, 0 when there is only one."""
    kinds = [draft.kind for draft in drafts]
    for name in ("usage", "generic_name"):
        starts = [index for index, kind in enumerate(kinds) if kind == name]
        for start in starts[1:]:
            if "dosage" in kinds[:start] and "dosage" in kinds[start:] and "usage" in kinds[:start]:
                return drafts[start].line
    if other := _of_another_name(drafts):
        return other
    for draft in drafts:
        if draft.kind == "summary":
            continue
        pieces = {kind.name for piece in draft.pieces if (kind := recognise(piece.heading).kind)}
        if draft.kind == "other" and {"usage", "dosage"} <= pieces and {"usage", "dosage"} <= set(kinds):
            return draft.line
        lines = [line for piece in draft.pieces for line in piece.lines]
        bold = {kind: number for number, kind in bold_headings(tuple(lines))}
        if {"usage", "dosage", "side_effects"} <= bold.keys() and {"usage", "dosage"} <= set(kinds):
            return min(bold.values())
        for line, after in pairwise(lines):
            if line.text.rstrip() == "---" and after.text.startswith(("title:", "layout:")):
                return line.number
    return 0


def _of_another_name(drafts: tuple[Draft, ...]) -> int:
    """Return the line of the first of "X Usage", "X Dosage" and "X Side Effects", X no name of the medicine."""
    found: dict[str, dict[str, int]] = {}
    for draft in drafts:
        said = draft.heading.casefold().strip("*_: ").split(maxsplit=_LONGEST_HEADING) if draft.kind == "other" else []
        for size in range(1, len(said)):
            kind = BY_ALIAS.get(" ".join(said[size:]))
            if kind and not kind.part_of:
                found.setdefault(" ".join(said[:size]), {}).setdefault(kind.name, draft.line)
    several = (kinds for kinds in found.values() if len(kinds) > 2 and {"usage", "dosage"} <= kinds.keys())
    return next((min(kinds.values()) for kinds in several), 0)


def _cut_off(source: Source, drafts: tuple[Draft, ...]) -> list[LeafletError]:
    """A file whose last words are a dosage without an end was cut off."""
    last = next((line for line in reversed(source.body) if line.text.strip()), None)
    if last is None or drafts[-1].kind != "dosage" or last.text.rstrip().endswith(_SENTENCE_END):
        return []
    if len(last.text.split()) < 12 or re.match(r"\s*(?:[-*+|]|\d+[.)])", last.text):
        return []
    return [
        LeafletError(
            f"the text ends in the middle of a sentence: {last.text.strip()[-40:]!r}",
            source.where(last.number),
            "find the rest; a dose may be cut in two",
        )
    ]
