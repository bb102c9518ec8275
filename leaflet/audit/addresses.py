"""Web and e-mail addresses in a text: they are there to be copied, not to be read as words."""

from __future__ import annotations

import re

_SIGN = r"[!#-'*-;=?-~]"  # whatever an address may hold: no space, no bracket, no quotation mark, no other script
_END = r"(?<![.,;:!?'\]*])"
# A print breaks a long address after one of its signs: what follows is told from a word by another such sign.
_BROKEN = rf"(?:(?:(?<=[/?&=#_~-])\s(?={_SIGN}*[/=])|\s(?=[/?&#=]\w)){_SIGN}+)*"
ADDRESS = re.compile(
    rf"(?:[a-z]{{3,9}}://|\bwww\.){_SIGN}+{_BROKEN}{_END}|(?<!{_SIGN}){_SIGN}{{0,64}}\w@\w[\w-]{{0,64}}\.{_SIGN}+{_END}"
    rf"|(?<![\w.-])[\w.-]{{1,99}}\.(?:org|com|gov|net|eu|uk|int|example)\b(?:/{_SIGN}*{_END})?",
    re.IGNORECASE,
)
"""An address, with the spaces that the ends of lines have put into it; a full stop after it is none of it."""


def without_addresses(words: str) -> str:
    """Return `words`, of the same length, with spaces in place of each address."""
    return ADDRESS.sub(lambda found: " " * len(found[0]), words)
