"""IPP: one question to a printer or print server and its answer, as RFC 8010 encodes them and RFC 8011 means them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

VERSION = (2, 0)
_END = 0x03
_BEGIN_COLLECTION, _END_COLLECTION, _MEMBER = 0x34, 0x37, 0x4A
_WITH_LANGUAGE = (0x35, 0x36)


class Group(IntEnum):
    """What attributes are about (RFC 8010, 3.5.1)."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04


class Operation(IntEnum):
    """What is asked (RFC 8011, 5.4.15)."""

    PRINT_JOB = 0x0002
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B


class Tag(IntEnum):
    """How a value is written (RFC 8010, 3.5.2)."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    COLLECTION = _BEGIN_COLLECTION
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


class Attribute(NamedTuple):
    """An attribute to send: its name, how its values are written, and one or more of them."""

    name: str
    tag: Tag
    values: Sequence[object]


Value = int | str | tuple[int, int] | Mapping[str, tuple["Value", ...]]
"""An answer's value: a number, a text, a range or a resolution, or a collection."""


class Answer(NamedTuple):
    """What was answered: a status code, and the attributes of the operation, the job and the printer by name."""

    status: int
    groups: Mapping[int, Mapping[str, tuple[Value, ...]]]

    @property
    def accepted(self) -> bool:
        """Tell whether what was asked has been done (RFC 8011, B.1.2)."""
        return self.status < 0x0100

    def all(self, name: str) -> tuple[Value, ...]:
        """Return every value of an attribute, wherever it stands."""
        return next((group[name] for group in self.groups.values() if name in group), ())

    def first(self, name: str) -> Value | None:
        """Return the first value of an attribute, None where it lacks."""
        return next(iter(self.all(name)), None)


class MalformedError(Exception):
    """What came back is not IPP."""


def ask(operation: Operation, uri: str, asked: Sequence[Attribute] = (), job: Sequence[Attribute] = ()) -> bytes:
    """Return the question `operation` to the printer at `uri`, with attributes `asked` and those of a `job`."""
    head = [
        Attribute("attributes-charset", Tag.CHARSET, ("utf-8",)),
        Attribute("attributes-natural-language", Tag.LANGUAGE, ("en",)),
        Attribute("printer-uri", Tag.URI, (uri,)),
    ]
    parts = [struct.pack(">BBHI", *VERSION, operation, 1), bytes([Group.OPERATION])]
    parts += (_written(attribute) for attribute in (*head, *asked))
    if job:
        parts.append(bytes([Group.JOB]))
        parts += map(_written, job)
    return b"".join((*parts, bytes([_END])))


def _written(attribute: Attribute) -> bytes:
    parts = []
    name = attribute.name
    for value in attribute.values:
        parts.append(_part(attribute.tag, name, _plain(attribute.tag, value)))
        if isinstance(value, Mapping):
            parts += (_member(key, each) for key, each in value.items())
            parts.append(_part(_END_COLLECTION, "", b""))
        name = ""
    return b"".join(parts)


def _member(name: str, value: object) -> bytes:
    """Return a member of a collection: numbers and keywords are all that we send."""
    tag = Tag.INTEGER if isinstance(value, int) else Tag.KEYWORD
    written = _written(Attribute("", Tag.COLLECTION if isinstance(value, Mapping) else tag, (value,)))
    return _part(_MEMBER, "", name.encode()) + written


def _plain(tag: int, value: object) -> bytes:
    if isinstance(value, Mapping):
        return b""
    if tag == Tag.BOOLEAN:
        return bytes([bool(value)])
    return struct.pack(">i", value) if isinstance(value, int) else str(value).encode()


def _part(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def read_answer(data: bytes) -> Answer:
    """Return the answer that `data` holds; MalformedError where it holds none."""
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", data)
        groups: dict[int, dict[str, tuple[Value, ...]]] = {}
        parts = _parts(data, 8)
        group: dict[str, tuple[Value, ...]] = {}
        name = ""
        for tag, given, value in parts:
            if tag < 0x10:
                group = groups.setdefault(tag, {})
                continue
            name = given or name
            group[name] = (*group.get(name, ()), _read(tag, value, parts))
    except (struct.error, UnicodeDecodeError, StopIteration, IndexError, RecursionError):
        raise MalformedError from None
    return Answer(status, groups)


def _parts(data: bytes, at: int) -> Iterator[tuple[int, str, bytes]]:
    """Yield tag, name and value of each attribute in `data`; of a group the tag alone."""
    while data[at] != _END:
        tag = data[at]
        at += 1
        if tag < 0x10:
            yield tag, "", b""
            continue
        texts = []
        for _ in range(2):
            (length,) = struct.unpack_from(">H", data, at)
            text = data[at + 2 : at + 2 + length]
            if len(text) < length:
                raise IndexError
            texts.append(text)
            at += 2 + length
        yield tag, texts[0].decode(), texts[1]


def _read(tag: int, value: bytes, parts: Iterator[tuple[int, str, bytes]]) -> Value:
    if tag == _BEGIN_COLLECTION:
        return _collection(parts)
    if tag in (Tag.INTEGER, Tag.ENUM):
        (number,) = struct.unpack(">i", value)
        return int(number)
    if tag == Tag.BOOLEAN:
        return value[0]
    if tag in (0x32, 0x33):  # a resolution, a range
        low, high = struct.unpack_from(">ii", value)
        return int(low), int(high)
    if tag in _WITH_LANGUAGE:
        (length,) = struct.unpack_from(">H", value)
        return value[4 + length :].decode()
    return value.decode("utf-8", "replace")


def _collection(parts: Iterator[tuple[int, str, bytes]]) -> Mapping[str, tuple[Value, ...]]:
    members: dict[str, tuple[Value, ...]] = {}
    name = ""
    for tag, _, value in parts:
        if tag == _END_COLLECTION:
            return members
        if tag == _MEMBER:
            name = value.decode()
        else:
            members[name] = (*members.get(name, ()), _read(tag, value, parts))
    raise IndexError
