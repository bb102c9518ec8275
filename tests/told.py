"""What a monograph tells, counted independently of the reader: its words, its refusals, its questions."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from leaflet import prose
from leaflet.blocks import Block, Question, leaves
from leaflet.errors import LeafletError
from leaflet.monograph import Monograph, read


def words(text: str) -> list[str]:
    """Return the words and numbers in plain text."""
    return re.findall(r"[^\W_]+", text)


def told(monograph: Monograph) -> Counter[str]:
    """Return every word that `monograph` holds."""
    texts = [monograph.title, monograph.generic_name, *monograph.brand_names, monograph.strength, monograph.form]
    for section in monograph.sections:
        texts += [prose.plain(section.heading), *plain(section.blocks)]
    return Counter(word for text in texts for word in words(text))


def plain(blocks: tuple[Block, ...]) -> list[str]:
    """Return the plain text of each leaf."""
    return [prose.plain(text) for text, _ in leaves(blocks)]


def written(markdown: str) -> Counter[str]:
    """Return every word of a piece of Markdown, but the numbers of lists and the addresses of links."""
    text = re.sub("\r\n?|[\u2028\u2029\u0085]", "\n", markdown)
    text = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = re.sub(r"</?su[bp]>", "", re.sub(r"<br ?/?>", " ", text, flags=re.IGNORECASE), flags=re.IGNORECASE)
    text = re.sub(r"[`\\]|(?<!\w)\*|\*(?!\w)", "", html.unescape(text))
    lines = (re.sub(r"^[\s>]*(?:[-+]\s+)*\d{1,9}[.)]\s", "", line) for line in text.split("\n"))
    return Counter(word for line in lines for word in words(line))


def questions(monograph: Monograph) -> list[tuple[list[str], list[str]]]:
    """Return each question and its answer, as words."""
    return [
        (words(prose.plain(block.text)), words(" ".join(plain(block.blocks))))
        for section in monograph.sections
        for block in section.blocks
        if isinstance(block, Question)
    ]


def refused(path: Path) -> list[LeafletError]:
    """Return the mistakes for which the file is refused; each names a place, and what to do."""
    with pytest.raises(LeafletError) as caught:
        read(path)
    found = list(caught.value.each())
    assert all(error.message and error.hint and error.where.startswith(str(path)) for error in found)
    return found
