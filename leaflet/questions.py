"""Common questions in every layout that people write them in -> Question blocks, each with its answer.

What does not look like questions and answers stays as the blocks it was; no word but the marks "Q:" and "A:" and the
numbers of numbered questions is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from leaflet import prose
from leaflet.blocks import Block, Heading, List, Paragraph, Question, leaves
from leaflet.source import Line
from leaflet.structure import words

_ASKS = re.compile(
    r"^[*_\s]*(?:Q(?:uestion)?\s*\d*\s*[:.)\-–][*_\s]*|\d{1,2}\s*[.)]\s*[*_\s]*(?:Q\s*[:.]\s*)?)", re.IGNORECASE
)
_EXPLICIT = re.compile(r"^[*_\s]*(?:\d{1,2}\s*[.)]\s*[*_]*\s*)?Q(?:uestion)?\s*\d*\s*[:.)\-–]", re.IGNORECASE)
_ANSWERS = re.compile(r"^[*_\s]*A(?:ns(?:wer)?)?\s*\d*\s*[:.)][*_]*\s*", re.IGNORECASE)
_ANSWER_INSIDE = re.compile(
    r"(?:(?<=[?.!*_>])|(?<=[?.!*_>]\s)|<br>)\s*[*_]*\b(?:A|Ans|Answer)\s*\d*\s*[:.][*_]*\s*", re.IGNORECASE
)
_BOLD_START = re.compile(r"^(?:\*\*|__)(.+?)(?:\*\*|__)\s*(\??)\s*")
_WHOLE = re.compile(r"^[^.?!]{3,250}\?[*_\s]*$")
_LEADS = re.compile(r"^[^.?!]{3,200}\?(?=[*_\s])")
_MARKS = ("q", "a", "question", "answer", "ans")


@dataclass(frozen=True)
class _Piece:
    """A block of the section with the lists of questions opened up; `starts` marks the first block of a list item."""

    block: Block
    starts: bool


def read_questions(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with each question and its answer as one Question; others as they stand."""
    pieces = tuple(_opened(blocks, depth=0, starts=False))
    asks = _asks(pieces)
    result: list[Block] = []
    open_question: Question | None = None
    for piece in pieces:
        block = piece.block
        if isinstance(block, Heading):
            question, answer = _split(block.text) if _EXPLICIT.match(block.text) else (_bare(block.text), "")
            open_question = Question(question, block.line, (Paragraph(answer, block.line),) if answer else ())
            result.append(open_question)
        elif isinstance(block, Paragraph) and asks(piece):
            question, answer = _split(block.text)
            open_question = Question(question, block.line, (Paragraph(answer, block.line),) if answer else ())
            result.append(open_question)
        elif open_question is None or (piece.starts and not _continues(block)):
            open_question = None
            result.append(block)
        else:
            if isinstance(block, Paragraph) and not open_question.blocks:
                block = Paragraph(_balanced(_ANSWERS.sub("", block.text)), block.line)
            open_question = Question(open_question.text, open_question.line, (*open_question.blocks, block))
            result[-1] = open_question
    return tuple(result) if _same_words(blocks, tuple(result)) else blocks


def set_apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return `lines` with a blank line before each line that asks, so that no question is swallowed by an answer."""
    result: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if result and result[-1].text.strip() and (_EXPLICIT.match(text) or _bold_question(text)):
            result.append(Line(line.number, ""))
        result.append(line)
    return tuple(result)


def _opened(blocks: tuple[Block, ...], *, depth: int, starts: bool) -> Iterator[_Piece]:
    for index, block in enumerate(blocks):
        if isinstance(block, List) and _holds_questions(block, nested=depth > 0):
            for item in block.items:
                yield from _opened(item.blocks, depth=depth + 1, starts=depth == 0)
        else:
            yield _Piece(block, starts and index == 0)


def _holds_questions(block: List, *, nested: bool) -> bool:
    firsts = [item.blocks[0].text for item in block.items if item.blocks and isinstance(item.blocks[0], Paragraph)]
    if nested:
        return any(_ANSWERS.match(text) for text in firsts) or (len(block.items) == 1 and bool(firsts))
    return any("?" in text or _ANSWERS.match(text) or _EXPLICIT.match(text) for text in firsts)


def _asks(pieces: tuple[_Piece, ...]) -> Callable[[_Piece], bool]:
    """Return the test for a question, by the marks that this section uses."""
    paragraphs = [piece for piece in pieces if isinstance(piece.block, Paragraph)]
    texts = [piece.block.text for piece in paragraphs if isinstance(piece.block, Paragraph)]
    explicit = any(_EXPLICIT.match(text) for text in texts)
    bold = any(_bold_question(text) for text in texts)
    whole = any(_WHOLE.match(_bare(text)) for text in texts)

    def asks(piece: _Piece) -> bool:
        text = piece.block.text if isinstance(piece.block, Paragraph) else ""
        if explicit or bold:
            return bool(_EXPLICIT.match(text)) or _bold_question(text)
        if whole:
            return bool(_WHOLE.match(_bare(text)))
        return piece.starts and bool(_LEADS.match(_bare(text)))

    return asks


def _bold_question(text: str) -> bool:
    found = _BOLD_START.match(_without_number(text))
    return bool(found and (found[1].rstrip(" *_:").endswith("?") or found[2]))


def _without_number(text: str) -> str:
    return re.sub(r"^\d{1,2}\s*[.)]\s*(?=\*\*)", "", text)


def _continues(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(_ANSWERS.match(block.text))


def _split(text: str) -> tuple[str, str]:
    """Return the question and what is answered on the same line, both as inline Markdown."""
    if inside := _ANSWER_INSIDE.search(text):
        return _bare(text[: inside.start()]), _balanced(text[inside.end() :])
    bold = _BOLD_START.match(_without_number(text))
    if bold and _bare(bold[1]):
        return _bare(bold[1]) + bold[2], _balanced(_without_number(text)[bold.end() :])
    asked = _ASKS.sub("", text)
    end = asked.find("?") + 1 or len(asked)
    return _bare(asked[:end]), _balanced(asked[end:])


def _bare(text: str) -> str:
    """Return a question without its mark, its number and the bold marks around it."""
    text = _ASKS.sub("", text.strip())
    return text.replace("**", "").replace("__", "").strip(" *_").replace("<br>", " ").strip()


def _balanced(text: str) -> str:
    """Return an answer without the half of a pair of marks that the question kept."""
    text = re.sub(r"^(?:<br>|\s|[:–](?=\s))+", "", text)
    if text.count("**") % 2:
        text = text[2:] if text.startswith("**") else text.replace("**", "", 1)
    text = text.strip()
    if text.count("*") % 2 and text.startswith("*") and not text.startswith("* "):
        text = text[1:].lstrip()
    return text if re.search(r"\w", text) else ""


def _same_words(before: tuple[Block, ...], after: tuple[Block, ...]) -> bool:
    kept = [word for text, _ in leaves(after) for word in words(prose.plain(text))]
    position = 0
    for word in (word for text, _ in leaves(before) for word in words(prose.plain(text))):
        if kept[position : position + 1] == [word]:
            position += 1
        elif not (word.casefold() in _MARKS or word.isdigit() or re.fullmatch(r"[QqAa]\d+", word)):
            return False
    return position == len(kept)
