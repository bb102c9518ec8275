"""Gettext's PO files, read and written whole: entries with their place, their state, and what came before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, denormalize, escape, read_po

from leaflet.errors import LeafletError, refuse

# babel takes the lines "#| msgid ..." for a translator's comments.
_PREVIOUS = re.compile(r'\|\s*(?:msgid\s+)?(".*")$')
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|", re.MULTILINE)
_OTHER_PREVIOUS = re.compile(r"\|\s*msg(?:ctxt|id_plural)\b")
_HEADER = re.compile(r'^msgid ""\nmsgstr ((?:".*"\n?)+)', re.MULTILINE)
_LINE = re.compile(r'(?P<keyword>msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)(?=[ "]))?\s*"(?P<text>(?:[^"\\]|\\.)*)"\s*')
_HINT = "correct it there; `msgfmt -c` says more"
_GUESSED = {"fuzzy", "python-format", "python-brace-format"}  # babel sees a format in "30% of them"


@dataclass(frozen=True)
class Entry:
    """One message of a catalog.

    `context` is its msgctxt, `strings` the translation: one text, or one for each plural form, "" where there is none.
    `previous` is what the source said when a fuzzy translation was made. `line` is where its msgid stands in the file.
    `notes` are ours to the translator, `comments` the translator's own, `references` the source's file and lines.
    """

    context: str
    source: str
    strings: tuple[str, ...]
    fuzzy: bool = False
    previous: str = ""
    line: int = 0
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells it from every other entry."""
        return self.context, self.source

    @property
    def text(self) -> str:
        """Return the translation of a message without plural."""
        return self.strings[0] if self.strings else ""


@dataclass(frozen=True)
class Catalog:
    """A PO file: its header fields, its entries in order, and those that its source no longer has."""

    headers: Mapping[str, str]
    entries: tuple[Entry, ...]
    obsolete: tuple[Entry, ...] = ()
    comment: str = ""
    path: Path = field(default=Path(), compare=False)


def read_catalog(path: Path) -> Catalog:
    """Read the PO file `path`; LeafletError with the line where it is broken."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise LeafletError(f"cannot be read: {error.strerror}", str(path), "check the file") from None
    except UnicodeDecodeError:
        raise LeafletError("is not UTF-8", str(path), "save it as UTF-8") from None
    _refuse_broken(text, path)
    try:
        found = read_po(StringIO(_OBSOLETE_PREVIOUS.sub("#|", text)), abort_invalid=True)
    except PoFileError as error:
        raise LeafletError(str(error).rpartition(" on ")[0], f"{path}:{error.lineno + 1}", _HINT) from None
    except (ValueError, IndexError, TypeError) as error:
        raise LeafletError(f"is no PO file: {error}", str(path), _HINT) from None
    head = _HEADER.search(text)
    if head is None:
        raise LeafletError("has no header", str(path), f'begin it with msgid "" and its fields; {_HINT}')
    entries = tuple(_entry(message) for message in found if message.id)
    return Catalog(
        headers=dict(_fields(denormalize(head[1]))),
        entries=entries,
        obsolete=tuple(_entry(message) for message in found.obsolete.values()),
        comment="\n".join(_comment(text[: head.start()])),
        path=path,
    )


def _refuse_broken(text: str, path: Path) -> None:
    """Refuse a line that is not whole, of which babel would read a part, and a message that stands there twice."""
    errors: list[LeafletError] = []
    seen: dict[tuple[str, str], int] = {}
    context, key, into = "", "", ""
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        part = _LINE.fullmatch(line)
        if part is None and line.strip() and not line.startswith("#"):
            errors.append(LeafletError(f"the line is not whole: {line[:60]!r}", f"{path}:{number}", _HINT))
        keyword = part["keyword"] if part else ""
        if (keyword or not part) and into == "msgid":
            first = seen.setdefault((context, key), number - 1)
            if first != number - 1:
                message = f"the message {key!r} stands there twice, first in line {first}"
                errors.append(LeafletError(message, f"{path}:{number - 1}", f"delete one of the two; {_HINT}"))
            context = ""
        if keyword or not part:
            into, key = keyword, "" if keyword == "msgid" else key
        if part and into == "msgctxt":
            context += part["text"]
        elif part and into == "msgid":
            key += part["text"]
    refuse(errors)


def _fields(header: str) -> Iterator[tuple[str, str]]:
    for line in header.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _comment(before: str) -> Iterator[str]:
    """Yield the lines of the translator's comment that stands right before the header."""
    for line in before.rpartition("\n\n")[2].split("\n"):
        if line == "#" or line.startswith("# "):
            yield line[1:].strip()


def _entry(message: Message) -> Entry:
    source = message.id if isinstance(message.id, str) else message.id[0]
    string = message.string or ""
    previous = "".join(denormalize(part[1]) for comment in message.user_comments if (part := _PREVIOUS.match(comment)))
    return Entry(
        context=message.context or "",
        source=source,
        strings=(string,) if isinstance(string, str) else tuple(string),
        fuzzy=message.fuzzy,
        previous=previous,
        line=message.lineno or 0,
        references=tuple(f"{file}:{line}" if line else file for file, line in message.locations),
        notes=tuple(message.auto_comments),
        comments=tuple(
            comment
            for comment in message.user_comments
            if not (_PREVIOUS.match(comment) or _OTHER_PREVIOUS.match(comment))
        ),
        flags=tuple(sorted(set(message.flags) - _GUESSED)),
    )


def render(catalog: Catalog) -> str:
    """Return `catalog` as the text of a PO file; messages of one text only, each on one line."""
    header = "".join(f"{name}: {value}\n" for name, value in catalog.headers.items())
    lines = [
        *(f"# {line}".rstrip() for line in (catalog.comment.split("\n") if catalog.comment else ())),
        'msgid ""',
        'msgstr ""',
        *(escape(f"{line}\n") for line in header.splitlines()),
        "",
    ]
    for entry in catalog.entries:
        lines += [*_lines(entry), ""]
    for entry in catalog.obsolete:
        lines += [*map(_obsolete, _lines(entry)), ""]
    return "\n".join(lines)


def _obsolete(line: str) -> str:
    """Return `line` of an entry as it stands in one that its source no longer has."""
    return f"#~{line[1:]}" if line.startswith("#|") else line if line.startswith("#") else f"#~ {line}"


def _lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {comment}".rstrip() for comment in entry.comments)
    yield from (f"#. {note}" for note in entry.notes)
    if entry.references:
        # gettext before 0.22 loses a file name with spaces, even between isolates.
        yield f"#: {' '.join(place.replace(' ', '%20') for place in entry.references)}"
    flags = ("fuzzy", *entry.flags) if entry.fuzzy else entry.flags
    if flags:
        yield f"#, {', '.join(flags)}"
    if entry.fuzzy and entry.previous:
        yield f"#| msgid {escape(entry.previous)}"
    if entry.context:
        yield f"msgctxt {escape(entry.context)}"
    yield f"msgid {escape(entry.source)}"
    yield f"msgstr {escape(entry.text)}"
