"""One medicine's text: front matter and sections, read from a Markdown file with every mistake reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leaflet.blocks import Block


@dataclass(frozen=True)
class Section:
    """One part of a monograph.

    `kind` is a name in `sections.KINDS`. `heading` holds the source's own heading as inline Markdown where it says
    more than the kind does, or where no kind knows it; "" prints the kind's patient heading.
    """

    kind: str
    heading: str
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True)
class Monograph:
    """One medicine's text. `sections` stand in page order; `path` is the file, for messages.

    Texts from the front matter are plain words, "" or () where not given; dates are ISO 8601.
    """

    path: Path
    title: str
    generic_name: str
    brand_names: tuple[str, ...]
    strength: str
    form: str
    codes: tuple[tuple[str, str], ...]
    version: str
    sources: tuple[str, ...]
    reviewed_by: str
    reviewed_on: str
    review_due: str
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """Return the medicine's name for file names: the file's own, without its ending."""
        return self.path.stem
