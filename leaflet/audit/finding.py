"""One finding of an audit: which rule, where, what is wrong, and what to do or write instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something that a rule does not allow.

    `rule` is the rule's id ("LP-01"); `where` a place the user can go to ("warfarin.md:12", "warfarin.es.large.pdf,
    page 3"); `message` says what is wrong there, with the words or the measure found; `instead` what to write or do,
    "" where the rule's own advice is enough.
    """

    rule: str
    where: str
    message: str
    instead: str = ""
