"""One medicine's text: front matter and sections, read from a Markdown file with every mistake reported at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from leaflet import prose
from leaflet.blocks import Block, Heading, Paragraph, leaves
from leaflet.errors import LeafletError, refuse
from leaflet.reader.arrangement import Draft, arrange
from leaflet.reader.frontmatter import read_front_matter
from leaflet.reader.headings import recognise
from leaflet.reader.identity import Identity, read_identity
from leaflet.reader.outline import Part, outline
from leaflet.reader.questions import read_questions, set_apart
from leaflet.reader.source import Line, Source, character_faults, read_source
from leaflet.reader.structure import read_blocks, words
from leaflet.reader.suspicion import missing, says_something, suspicions
from leaflet.sections import PLACE

_LONGEST_GENERIC_NAME = 120


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
class Translation:
    """Where a translated text comes from: its source's language and version, who made it, who reviewed it and when.

    Texts are "" where not known, the day is ISO 8601. `finished`: no block of it is missing, stale or wrong.
    """

    language: str
    version: str
    translated_by: str
    reviewed_by: str
    reviewed_on: str
    finished: bool


@dataclass(frozen=True)
class Monograph:
    """One medicine's text. `sections` stand in page order; `path` is the file, for messages.

    Texts from the front matter are plain words, "" or () where not given; dates are ISO 8601. `translation` is None
    for the source itself. A medicine that is `once_weekly` must never be taken every day.
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
    translation: Translation | None = None
    once_weekly: bool = False

    @property
    def name(self) -> str:
        """Return the medicine's name for file names: the file's own, without its ending."""
        return self.path.stem


def read(path: Path) -> Monograph:
    """Read the monograph in the Markdown file `path`.

    LeafletError (ManyErrors when several), each with file, line and hint, when it is no monograph or a broken one.
    """
    return _monograph(read_source(path))


@lru_cache(maxsize=16)  # the same text comes again with every language and edition
def _monograph(source: Source) -> Monograph:
    errors: list[LeafletError] = []
    identity = read_identity(read_front_matter(source), source, errors)
    headed = outline(source.body)
    title, parts = _title(identity, headed)
    if not title and not errors:
        errors.append(_no_title(source))
    names = _names(identity, headed)
    drafts = arrange(parts, names)
    errors += suspicions(source, drafts)
    sections = []
    saying = set()
    for draft in drafts:
        mistakes: list[LeafletError] = []
        sections.append(_section(draft, source, mistakes))
        errors += mistakes
        if mistakes or _says_something(sections[-1]):
            saying.add(draft.kind)
    errors += missing(source, drafts, saying)
    refuse(errors)
    generic_name, sections = _generic_name(identity, sections)
    sections = [*sections, *_more_questions(identity, sections)]
    return Monograph(
        path=source.path,
        title=title,
        generic_name=generic_name,
        brand_names=identity.brand_names,
        strength=identity.strength,
        form=identity.form,
        codes=identity.codes,
        version=identity.version,
        sources=identity.sources,
        reviewed_by=identity.reviewed_by,
        reviewed_on=identity.reviewed_on,
        review_due=identity.review_due,
        once_weekly=identity.once_weekly,
        sections=tuple(
            sorted(
                (section for section in sections if section.blocks or section.heading),
                key=lambda section: PLACE[section.kind],
            )
        ),
    )


def _no_title(source: Source) -> LeafletError:
    return LeafletError(
        "there is no title", source.where(1), "begin the file with three lines: '---', 'title: Paracetamol', '---'"
    )


def _title(identity: Identity, parts: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """Return the title, and the parts without the heading that repeats it.

    A first heading that says something else than the front matter's title is kept, as a line of its own.
    """
    first = next((part for part in parts if part.heading), None)
    if first is None or recognise(first.heading).kind:
        return identity.title, parts
    shown = prose.plain(first.heading)
    same = words(shown.casefold()) == words(identity.title.casefold())
    if not same and any(part.level <= first.level for part in parts if part.heading and part is not first):
        return identity.title, parts
    line = () if same or not identity.title else (Line(first.line, f"**{first.heading}**"), Line(first.line, ""))
    below = Part("", 0, first.line, (*line, *first.lines))
    kept = (below,) if below.has_words() else ()
    position = parts.index(first)
    return identity.title or shown, (*parts[:position], *kept, *parts[position + 1 :])


def _names(identity: Identity, parts: tuple[Part, ...]) -> frozenset[str]:
    """Return the words of the medicine's names, in lower case: its headings may carry any of them."""
    texts = [identity.title, identity.generic_name, *identity.brand_names]
    for part in parts:
        kind = recognise(part.heading).kind
        told = " ".join(line.text for line in part.lines)
        if kind and kind.name == "generic_name" and len(told) <= _LONGEST_GENERIC_NAME:
            texts.append(told)
        elif not kind and part is parts[0] and all(below.level > part.level for below in parts[1:]):
            texts.append(part.heading)
    return frozenset(words(" ".join(texts).casefold()))


def _section(draft: Draft, source: Source, errors: list[LeafletError]) -> Section:
    blocks: list[Block] = []
    levels: list[int] = []
    for piece in draft.pieces:
        if piece.heading:
            levels = [level for level in levels if level < piece.level] + [piece.level]
            blocks.append(Heading(piece.heading, piece.line, len(levels)))
        try:
            lines = set_apart(piece.lines) if draft.kind == "questions" else piece.lines
            blocks += read_blocks(lines, str(source.path))
        except LeafletError as error:
            faults = [(fault, line.number) for line in piece.lines for fault in prose.faults(line.text)]
            errors += [
                LeafletError(message, source.where(line), hint) for (message, hint), line in faults
            ] or error.each()
    section = Section(draft.kind, draft.heading, tuple(blocks), draft.line)
    for text, line in ((draft.heading, draft.line), *leaves(section.blocks)):
        where = source.where(line)
        errors += [LeafletError(message, where, hint) for message, hint in prose.faults(text)]
        errors += character_faults(prose.plain(text), where)
    if draft.kind == "questions":
        return replace(section, blocks=read_questions(section.blocks))
    return section


def _says_something(section: Section) -> bool:
    """Tell whether a section has words of its own, not only sub-headings or "N/A"."""
    return says_something(" ".join(prose.plain(text) for block in section.blocks for text, _ in _told(block)))


def _told(block: Block) -> tuple[tuple[str, int], ...]:
    return () if isinstance(block, Heading) else tuple(leaves((block,)))


def _generic_name(identity: Identity, sections: list[Section]) -> tuple[str, list[Section]]:
    """Return the generic name, and the sections without the one that says no more than it."""
    given = [section for section in sections if section.kind == "generic_name"]
    if len(given) != 1 or given[0].heading or len(given[0].blocks) != 1:
        return identity.generic_name, sections
    block = given[0].blocks[0]
    name = prose.plain(block.text) if isinstance(block, Paragraph) else ""
    if not name or len(name) > _LONGEST_GENERIC_NAME or (identity.generic_name and name != identity.generic_name):
        return identity.generic_name, sections
    return name, [section for section in sections if section is not given[0]]


def _spoken(block: Block) -> tuple[str, ...]:
    return tuple(word for text, _ in leaves((block,)) for word in words(prose.plain(text).casefold()))


def _more_questions(identity: Identity, sections: list[Section]) -> list[Section]:
    """Return a section with the front matter's questions that the body does not hold already."""
    asked = {_spoken(block) for section in sections for block in section.blocks}
    new = [block for block in identity.questions if _spoken(block) not in asked]
    line = next((line for _, line in leaves(tuple(new))), 1)
    return [Section("questions", "", tuple(new), line)] if new else []
