"""What a script needs that HTML does not say: where words without spaces may break, and runs that keep their order."""

from __future__ import annotations

import re
from functools import cache

from leaflet.language import Language

_PICTURE = "<svg.*?</svg>"
_NOT_TEXT = re.compile(rf"({_PICTURE}|<[^>]*>|&#?\w+;)")
_TAG = r"</?(?:strong|em|sub|sup)>"
_AND = r"(?<=[A-Za-z\d])&amp;(?=[A-Za-z\d])"
_NOT_WORDS = re.compile(rf"({_PICTURE}|(?!{_TAG})<[^>]*>|(?!&[lg]t;|{_AND})&#?\w+;)")
# Thai, Lao, Myanmar, Khmer: words stand without spaces, and where they end only a dictionary knows (UAX 14, class SA).
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]{2,}")
# A number and its unit, which Chinese and Japanese write without a space.
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*(?:[\u30a1-\u30fc]{2,8}|[\u4e00-\u9fff]{1,2})")
# Korean has spaces, yet the typesetter breaks it at every syllable: a word that fits stays whole.
_KOREAN = re.compile(r"(?=\S*[\uac00-\ud7a3])(?<!\S)\S{2,14}(?!\S)")
_WORD = r"[A-Za-z\u00b0\u00b5\u00c0-\u024f\u0370-\u03ff\d%]"
_SIGN = r"(?:[+±~=≈≤≥$€£]|&[lg]t;)"
_PIECE = rf"(?:{_SIGN}[ \u00a0]?)?{_WORD}(?:(?:[.,:/+'’‑–@_-]|{_AND})*{_WORD})*"
# An address on the web, with the slash that it may end in; and what a telephone number begins with, in brackets.
_URL = rf"(?:https?://|www\.)(?:[!-%'-;=?-~]|{_AND})*[A-Za-z\d/]"
_CODE = r"(?:\(\+?\d{2,5}\)[ \u00a0]?(?=\d{3,4}[ \u00a0-]\d{3}))?"
_PIECES = rf"{_CODE}(?:{_URL}|{_PIECE})(?:[ \u00a0](?:{_URL}|{_PIECE}))*"
_MARKED = "|".join(
    (
        rf"<strong>{_PIECES}</strong>",
        rf"<em>{_PIECES}</em>",
        *(rf"<{tag}>[^<>\u0590-\u08ff]{{1,12}}</{tag}>" for tag in ("sub", "sup")),
    )
)
_MORE = rf"(?:[ \u00a0]?(?:{_PIECES}|{_MARKED}))"
_LEFT_TO_RIGHT = rf"{_PIECES}{_MORE}*|(?:{_MARKED}){_MORE}+|{_TAG}"
_STANDS_ALONE = re.compile(rf"\d+(?:[.,]\d+)*|{_TAG}")
_PART = re.compile(r"(?<![^ ])(?!\w+(?: |$))[^ ]+")
_ISOLATED = "\N{LEFT-TO-RIGHT ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"
GROWTH = {
    **dict.fromkeys(
        ("Deva", "Beng", "Guru", "Gujr", "Thai", "Laoo", "Khmr", "Hans", "Hant", "Jpan", "Kore", "Taml"), 0.06
    ),
    **dict.fromkeys(("Arab", "Mymr"), 0.17),
}
"""What a line grows by, in ems, in scripts whose letters do not stand on the line as those of Noto Sans do."""

_ADDRESS = re.compile("(?:https?://|www[.]|[\\w.+-]+@)[^\\s<>\u2069]+|[^\\s<>\u2066\u2069]{20,}")
_IN_ADDRESS = re.compile(r"(?<=/)(?=[^/])|(?<=\w)(?=[.@?=_-]\w)")
_AFTER_SLASH = re.compile(r"(?<=[^/]/)(?=[^/])")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def settle(html: str, language: Language, *, screen: bool = False) -> str:
    """Return the document `html` with the invisible characters that its scripts need between the tags of its body.

    Zero-width spaces where a Thai, Lao, Burmese or Khmer line may break (the Unicode line breaking algorithm, UAX 14,
    with ICU's dictionaries); in a right-to-left `language`, isolates around Latin names, doses and telephone numbers,
    which else change their order (UAX 9). Korean words, and Chinese and Japanese numbers with their units, stay whole.
    On a `screen` browsers know where such words end, but not where a long address on the web may break.
    """
    if language.direction == "rtl":
        changes = [(_left_to_right(), _isolated)]
    elif language.script == "Kore":
        changes = [(_KOREAN, _whole)]
    elif language.script in ("Hans", "Hant", "Jpan"):
        changes = [(_AMOUNT, _whole)]
    else:
        changes = []
    if not screen and _UNSPACED.search(html):
        changes.append((_UNSPACED, _breakable))
    if screen:
        changes.append((_ADDRESS, _foldable))
    if not changes:
        return html
    head, body, rest = html.partition("<body>")
    pieces = (_NOT_WORDS if language.direction == "rtl" else _NOT_TEXT).split(rest)
    for place in range(0, len(pieces), 2):
        for pattern, change in changes:
            pieces[place] = pattern.sub(change, pieces[place])
    return "".join((head, body, *pieces))


def isolated(words: str, language: Language) -> str:
    """Return plain `words` outside a document's body, as in its style, with the isolates that `settle` would add."""
    return _left_to_right().sub(_isolated, words) if language.direction == "rtl" else words


@cache
def _left_to_right() -> re.Pattern[str]:
    return re.compile(_LEFT_TO_RIGHT)  # which takes long, and few languages ask for it


def _breakable(found: re.Match[str]) -> str:
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - only these scripts need it

    return _MAY_BREAK.join(LineBreaker(found[0], "th"))


def _foldable(found: re.Match[str]) -> str:
    """Return an address that may break after its slashes, not between two, and before its points and signs."""
    whole = re.match(r"https?:|www\.|[^/]*@", found[0])
    return (_IN_ADDRESS if whole else _AFTER_SLASH).sub("<wbr>", found[0])


def _isolated(found: re.Match[str]) -> str:
    """Return words that keep their order; among tags they need an element, for the typesetter orders elements."""
    words = found[0]
    if _STANDS_ALONE.fullmatch(words):
        return words
    if "<" in words:
        return f'<span dir="ltr">{words}</span>'
    # Where a line ends between them, the next line does not know that the words were isolated together.
    each = _PART.sub(lambda part: _ISOLATED % part[0], words) if " " in words else words
    return _ISOLATED % each


def _whole(found: re.Match[str]) -> str:
    return f'<span class="q">{found[0]}</span>'
