"""Common questions in every layout that people write them in -> Question blocks, each with its answer.

What does not look like questions and answers stays as the blocks it was; no word but the marks "Q:" and "A:" and the
numbers of numbered questions is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from leaflet import prose
from leaflet.blocks import Block, Heading, List, Paragraph, Question, leaves
from leaflet.reader.source import Line
from leaflet.reader.structure import words

_NUMBER = r"\d{1,3}[.)][*_]*\s+[*_]*"
_Q = r"(?i:Q(?:uestion)?)\s*\d*\s*(?:[:.)](?=[*_\s]|$)|:|\s[-–—](?=\s))"
_A = r"(?i:A(?:ns(?:wer)?)?)\s*\d*\s*(?::|[.)](?=[*_]*\s+[^a-z])|\s[-–—](?=\s))"
_EXPLICIT = re.compile(rf"^[*_\s]*(?:{_NUMBER})?{_Q}[*_\s]*")
_NUMBERED = re.compile(rf"^[*_\s]*{_NUMBER}")
_ANSWERS = re.compile(rf"^[*_\s]*{_A}[*_]*\s*")
_ANSWER_INSIDE = re.compile(rf"(?:(?<=[?.!*_>:])|(?<=[?.!*_>:]\s))\s*[*_]*\b{_A}[*_]*\s*")
_EMPHASISED = re.compile(r"^(\*{1,3}|_{1,3})(?![\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])\s*(\??)\s*")
_ASKING = r"(?:[^.?!]|(?<=Dr)\.|[.!](?!\s+[A-Z]))"
_WHOLE = re.compile(rf"^{_ASKING}{{3,300}}\?(?:{_ASKING}{{3,200}}\?)?[*_\s]*$")
_LEADS = re.compile(rf"^{_ASKING}{{3,300}}?\?(?=[*_\s])")
_ITEM = re.compile(r"^(?:[-*+•]|\d+[.)])\s+")
_SENTENCE_ENDS = (".", "!", "?", ")", "*", "_", "  ", "\\")
_QUOTED = re.compile(r"^ {0,3}> ?")
_MARKS = re.compile(rf"^[*_\s]*{_NUMBER}(?:{_Q})?|(?:^|(?<=\W))(?:{_Q}|{_A})")


@dataclass(frozen=True)
class _Piece:
    """A block of the section with the lists of questions opened up; `starts` marks the first block of a list item."""

    block: Block
    starts: bool

    @property
    def text(self) -> str:
        """Return a paragraph's text; other blocks don't ask."""
        return self.block.text if isinstance(self.block, Paragraph) else ""


def read_questions(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with each question and its answer as one Question; others as they stand."""
    pieces = tuple(_opened(blocks, depth=0, starts=False))
    asks = _asks(pieces)
    result: list[Block] = []
    open_question: Question | None = None
    for piece in pieces:
        block = piece.block
        if isinstance(block, (Paragraph, Heading)) and asks(piece):
            open_question = _question(block)
            result.append(open_question)
        elif open_question is None or isinstance(block, Heading) or _stands_apart(piece, open_question):
            open_question = None
            result.append(block)
        else:
            if isinstance(block, Paragraph) and not open_question.blocks:
                block = Paragraph(_balanced(_ANSWERS.sub("", block.text)), block.line)
            open_question = Question(open_question.text, open_question.line, (*open_question.blocks, block))
            result[-1] = open_question
    return tuple(result) if _same_words(blocks, tuple(result)) else blocks


def set_apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return `lines` with a blank line before each that asks or answers, and after a question."""
    result: list[Line] = []
    asked = False
    for line in (Line(line.number, _QUOTED.sub("", line.text)) for line in lines):
        text = line.text.strip()
        item = _ITEM.sub("", text)
        before = result[-1].text.rstrip() if result else ""
        begins = not before or item != text or before.endswith(_SENTENCE_ENDS)
        asks = begins and bool(_WHOLE.match(_bare(item.removesuffix("\\"))))
        if before and (asks or asked or _EXPLICIT.match(item) or _ANSWERS.match(item) or _emphasised(item)):
            result.append(Line(line.number, ""))
        result.append(Line(line.number, line.text.rstrip(" \\")) if asks else line)
        asked = asks
    return tuple(result)


def as_text(asked: str, answered: str) -> str:
    """Return a question and its answer, given apart, as the lines of Markdown that `set_apart` takes.

    The answer is left out where it stands at the end of `asked` already.
    """
    told = words(prose.plain(_ANSWERS.sub("", answered)))
    again = bool(told) and words(prose.plain(asked))[-len(told) :] == told
    question = asked if _EXPLICIT.match(asked) or not asked else f"Q: {asked}"
    answer = answered if _ANSWERS.match(answered) else f"A: {answered}"
    return question if again or not answered else f"{question}\n\n{answer}".strip()


def _opened(blocks: tuple[Block, ...], *, depth: int, starts: bool) -> Iterator[_Piece]:
    for index, block in enumerate(blocks):
        if isinstance(block, List) and _holds_questions(block, nested=depth > 0):
            for number, item in enumerate(block.items):
                first = depth == 0 or (starts and index == number == 0)
                yield from _opened(item.blocks, depth=depth + 1, starts=first)
        elif isinstance(block, Paragraph) and _in_lines(block.text):
            for number, text in enumerate(filter(str.strip, block.text.split("<br>"))):
                yield _Piece(Paragraph(text.strip(), block.line), starts and index == number == 0)
        else:
            yield _Piece(block, starts and index == 0)


def _in_lines(text: str) -> bool:
    """Tell whether a paragraph's lines are questions and answers."""
    first, *others = text.split("<br>")
    whole = bool(_WHOLE.match(_bare(first))) and first.count("**") % 2 == 0
    return bool(others) and (whole or any(_EXPLICIT.match(part) or _ANSWERS.match(part) for part in others))


def _holds_questions(block: List, *, nested: bool) -> bool:
    firsts = [text for item in block.items for text, _ in islice(leaves(item.blocks), 1)]
    if nested:
        return any(_ANSWERS.match(text) for text in firsts) or (len(block.items) == 1 and bool(firsts))
    return any("?" in text or _ANSWERS.match(text) or _EXPLICIT.match(text) for text in firsts)


def _asks(pieces: tuple[_Piece, ...]) -> Callable[[_Piece], bool]:
    """Return the test for a question, by the marks that this section uses."""
    texts = [piece.text for piece in pieces]
    explicit = any(_EXPLICIT.match(text) for text in texts)
    marked = explicit or any(_emphasised(text) for text in texts)
    whole = any(_WHOLE.match(_bare(text)) for text in texts)
    all_lead = all(_LEADS.match(_bare(text)) for text in texts if text)

    def asks(piece: _Piece) -> bool:
        if isinstance(piece.block, Heading):
            return "?" in piece.block.text or bool(_EXPLICIT.match(piece.block.text))
        if marked:
            return bool(_EXPLICIT.match(piece.text)) or _emphasised(piece.text)
        if whole and _WHOLE.match(_bare(piece.text)):
            return True
        leads = bool(_LEADS.match(_bare(piece.text)))
        return leads and not whole and (piece.starts or all_lead or bool(_ANSWER_INSIDE.search(piece.text)))

    return asks


def _stands_apart(piece: _Piece, asked: Question) -> bool:
    """Tell whether a piece that does not ask is no answer: an item of its own below an answered question."""
    return piece.starts and bool(asked.blocks) and not _ANSWERS.match(piece.text)


def _emphasised(text: str) -> bool:
    found = _EMPHASISED.match(_NUMBERED.sub("", text) if not _opens_emphasis(text) else text)
    return bool(found and (found[2].rstrip(" *_:").endswith("?") or found[3]))


def _opens_emphasis(text: str) -> bool:
    """Tell whether the marks at the start of `text` embrace its number: "**1. Why?**"."""
    return text.startswith(("*", "_"))


def _question(block: Paragraph | Heading) -> Question:
    question, answer = _split(block.text)
    return Question(question, block.line, (Paragraph(answer, block.line),) if answer else ())


def _split(text: str) -> tuple[str, str]:
    """Return the question and what is answered on the same line, both as inline Markdown."""
    if inside := _ANSWER_INSIDE.search(text):
        return _bare(text[: inside.start()]), _balanced(text[inside.end() :])
    unnumbered = text if _opens_emphasis(text) else _NUMBERED.sub("", text)
    found = _EMPHASISED.match(unnumbered)
    if found and _bare(found[2]):
        return _bare(found[2]) + found[3], _balanced(unnumbered[found.end() :])
    asked = _unmarked(text)
    end = next((found.end() for found in re.finditer(r"\?(?=[*_\s<]|$)", asked)), len(asked))
    return _plainly(asked[:end]), _balanced(asked[end:])


def _unmarked(text: str) -> str:
    """Return a question without its mark or its number."""
    return _EXPLICIT.sub("", text, count=1) if _EXPLICIT.match(text) else _NUMBERED.sub("", text, count=1)


def _bare(text: str) -> str:
    """Return a question without its mark, its number and the marks of emphasis around it."""
    return _plainly(_unmarked(text.strip()))


def _plainly(text: str) -> str:
    text = text.replace("**", "").replace("__", "").replace("<br>", " ").strip()
    if _EMPHASISED.fullmatch(text) or len(re.findall(r"(?<!\\)\*|(?<!\w)_|_(?!\w)", text)) % 2:
        text = re.sub(r"(?<!\\)\*|(?<!\w)_|_(?!\w)", "", text)
    return text.strip()


def _balanced(text: str) -> str:
    """Return an answer without the half of a pair of marks that the question kept."""
    text = re.sub(r"^(?:<br>|\s|[:–—-](?=\s))+", "", text).strip()
    for mark, lone in (
        ("**", r"\*\*"),
        ("__", "__"),
        ("*", r"(?<![*\\])\*(?![*\s])|(?<![*\s\\])\*(?!\*)"),
        ("_", r"(?<![\w_])_(?!_)|(?<!_)_(?![\w_])"),
    ):
        if len(re.findall(lone, text)) % 2:
            text = text.removesuffix(mark) if text.endswith(mark) else re.sub(lone, "", text, count=1)
    text = text.strip()
    return text if re.search(r"\w", text) else ""


def _same_words(before: tuple[Block, ...], after: tuple[Block, ...]) -> bool:
    """Tell whether `after` holds every word of `before` but the marks of questions and answers."""
    kept = [word for text, _ in leaves(after) for word in words(prose.plain(text))]
    position = 0
    for text, _ in leaves(before):
        plain = prose.plain(text)
        marks = [found.span() for found in _MARKS.finditer(plain)]
        for found in re.finditer(r"[^\W_]+", plain):
            if kept[position : position + 1] == [found[0]]:
                position += 1
            elif not any(start <= found.start() < end for start, end in marks):
                return False
    return position == len(kept)
