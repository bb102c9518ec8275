"""Fidelity: nothing of a leaflet is lost, changed or put in another order in its other forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflet.errors import LeafletError, refuse
from leaflet.forms.pieces import Flow, Piece, Source
from leaflet.layout.parts import Passage
from leaflet.readback.wording import fold, read_html

HINT = "nothing was written; report this as a fault of the program, with the monograph and these words"

_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋\u2212", "0123456789+-0123456789+--")
_SHOWN = 40


def compared(text: str) -> str:
    """Return `text` as it is compared: folded to one spelling, one space between words, raised numbers level."""
    return "".join(map(fold, " ".join(text.split()))).translate(_LEVEL)


def refuse_lost(leaflet: Source) -> None:
    """Raise LeafletError for each passage that does not stand in the HTML of `leaflet` whole, after the last one."""
    wording = read_html(leaflet.html)
    refuse_missing(leaflet.passages, wording.words(0, len(wording.letters)), leaflet.name)


def refuse_missing(passages: Iterable[Passage], text: str, name: str) -> None:
    """Raise LeafletError for each of `passages` that does not stand in `text` whole, after the one before it."""
    refuse(_lost(passages, compared(text), name))


def _lost(passages: Iterable[Passage], whole: str, name: str) -> Iterator[LeafletError]:
    after = 0
    for passage in passages:
        sought = compared(passage.words)
        found = whole.find(sought, after)
        if found < 0:
            message = f"{name} has lost words of the monograph, or their order: {passage.words!r}"
            yield LeafletError(message, passage.where, HINT)
        else:
            after = found + len(sought)


def refuse_unlike(flow: Flow, leaflet: Source) -> None:
    """Raise LeafletError when the pieces of `flow` are not word for word what the HTML of `leaflet` says."""
    wording = read_html(leaflet.html)
    expected = wording.words(0, len(wording.letters)).translate(_LEVEL)
    _refuse_difference(expected, compared(" ".join(map(_once, flow.pieces))), leaflet.name)


def refuse_changed(flow: Flow, text: str, name: str) -> None:
    """Raise LeafletError when the plain `text` does not say all of `flow`, and no more than that."""
    said = (f"{_marker(piece)} {_words(piece.spoken)}" for piece in flow.heard)
    _refuse_difference(compared(" ".join((flow.notice, *said, flow.state))), compared(text), name)


def refuse_miscounted(expected: Sequence[str], found: Iterable[str], name: str, mark: str = "") -> None:
    """Raise LeafletError when the braille words `found`, line by line, are not those `expected`.

    A word that is longer than a line is found in parts, all but the last ending with `mark`.
    """
    parts = iter(found)
    for word in expected:
        rest = word
        while rest:
            part = next(parts, "")
            whole = part if rest == part else part.removesuffix(mark)
            if not part or not rest.startswith(whole):
                raise LeafletError(f"the braille is not that of the text: expected {word!r}", name, HINT)
            rest = rest[len(whole) :]
    for part in parts:
        raise LeafletError(f"the braille says more than the text: {part!r}", name, HINT)


def _words(runs: Iterable[tuple[str, str]]) -> str:
    return "".join(words for words, _ in runs)


def _once(piece: Piece) -> str:
    """Return the words of `piece` as the HTML has them: the head of a column stands there once."""
    return f"{'' if piece.repeats else _words(piece.label)} {_words(piece.runs)}"


def _marker(piece: Piece) -> str:
    return (piece.marker or "-") if piece.kind == "item" else ""


def _refuse_difference(expected: str, found: str, name: str) -> None:
    if expected != found:
        pairs = enumerate(zip(expected, found, strict=False))
        at = next((at for at, (one, other) in pairs if one != other), min(len(expected), len(found)))
        wanted, got = (text[max(0, at - _SHOWN) : at + _SHOWN] for text in (expected, found))
        raise LeafletError(f"the words are not the same: expected {wanted!r}, found {got!r}", name, HINT)
