"""The templates: words put into HTML by Jinja, each text in its language and never markup."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from contextlib import suppress
from functools import cache
from string import Formatter
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from leaflet import prose, resources
from leaflet.blocks import Foreign
from leaflet.language import SOURCE_LANGUAGE, find_language
from leaflet.layout.opening import amounts
from leaflet.writing import is_leftward

_BREAK = re.compile(r"\s*\n\s*")

_WAY: Any = {"trim_blocks": True, "lstrip_blocks": True, "optimized": False}
"""How templates are compiled; not optimized, so that nothing of our filters is in what is kept."""


def render(template: str, **values: Any) -> str:
    """Return the `template` with `values` put in, on minified lines: no white space between block tags."""
    return _BREAK.sub("", _environment().get_template(template).render(values))


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates; one that cannot be read or written is compiled as if there were no cache."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read one."""
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write one."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _cache() -> BytecodeCache | None:
    """Return where compiled templates are kept for the next run, None without a folder that only the user can write.

    Jinja compares each with the source that it was made of.
    """
    way = hashlib.sha256(repr((_WAY, jinja2.__version__)).encode()).hexdigest()[:16]
    folder = resources.kept() / f"templates-{way}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return None
    others = state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return None if others or state.st_uid != os.getuid() else _Compiled(str(folder))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        undefined=StrictUndefined,
        autoescape=True,
        bytecode_cache=_cache(),
        **_WAY,
    )
    environment.filters["inline"] = _inline
    environment.filters["plain"] = prose.plain
    environment.filters["tongue"] = _tongue
    environment.filters["marked"] = marked
    environment.filters["source"] = lambda name: _tongue(Foreign.of(name, SOURCE_LANGUAGE))
    environment.globals["SOURCE_LANGUAGE"] = SOURCE_LANGUAGE
    environment.filters["kind"] = _kind
    environment.filters["side"] = lambda text: "rtl" if is_leftward(text) else "ltr"
    environment.filters["amounts"] = amounts
    environment.filters["quoted"] = quoted
    environment.filters["counted"] = counted
    return environment


def quoted(text: str) -> Markup:
    """Return `text` as a string of CSS (Syntax 3, 4.3.7): all but letters, digits and spaces escaped."""
    letters = (letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)
    return Markup('"{}"').format("".join(letters))


def counted(text: str, counter: str) -> Markup:
    """Return the content of CSS that says `text`, with the page's number for `{page}` and how many for `{pages}`."""
    parts = Formatter().parse(text)
    number = Markup("counter({}, {})")
    said = (
        (quoted(words) if words else "", number.format(name, counter) if name else "") for words, name, _, _ in parts
    )
    return Markup(" ").join(part for pair in said for part in pair if part)


def _kind(block: Any) -> str:
    return type(block).__name__


def _inline(text: str) -> Markup:
    """Return a leaf as HTML; furniture is HTML already."""
    if isinstance(text, Markup):
        return text
    return marked(text, prose.html(text))


def marked(text: str, html: Markup | None = None) -> Markup:
    """Return plain words, or the `html` of them, with the mark of a text that is not translated before them.

    The mark has a line of its own where it is written from the other side: one line has one direction.
    """
    shown = escape(str(text)) if html is None else html
    mark = text.mark if isinstance(text, Foreign) else ""
    if not mark:
        return shown
    between = Markup(" <br>") if is_leftward(mark) else " "
    tongue = Markup(' lang="{}"').format(mark.language) if isinstance(mark, Foreign) else Markup("")
    tongue += Markup(' dir="rtl"') if is_leftward(mark) else ""
    return Markup("<strong{}>{}</strong>{}{}").format(tongue, mark, between, shown)


def _tongue(text: str) -> Markup:
    """Return the attributes of an element whose `text` is in another language than the page."""
    if not isinstance(text, Foreign):
        return Markup("")
    kind = "untranslated" if text.mark else "beside"
    direction = find_language(text.language).direction
    return Markup(' lang="{}" dir="{}" class="{}"').format(text.language, direction, kind)
