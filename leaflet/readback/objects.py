"""The objects of a PDF as plain values: dictionaries, lists, numbers, names and texts, whatever its maker wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_NUMBER = frozenset("0123456789")


class Objects:
    """The objects of a PDF, each read once and as a whole.

    A reference is a string like "12 0 R", a name one like "/P", a text one that begins with "u:" or "b:". A stream is
    its dictionary. What is not there is None.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._read: dict[str, Any] = {}
        self.catalog: dict[str, Any] = read_object(pdf.Root)
        self.pages: list[str] = [reference(page.obj) for page in pdf.pages]

    def get(self, value: Any) -> Any:
        """Return `value`, or what it refers to."""
        if not is_reference(value):
            return value
        if value not in self._read:
            number, generation = map(int, value.split()[:2])
            found = self._pdf.get_object((number, generation))
            self._read[value] = read_object(found)
        return self._read[value]

    def dictionary(self, value: Any) -> dict[str, Any]:
        """Return the dictionary that `value` is or refers to, an empty one where it is none."""
        found = self.get(value)
        return found if isinstance(found, dict) else {}

    def items(self, value: Any) -> list[Any]:
        """Return what `value` holds: the items of an array, nothing where it is null, itself where it is neither."""
        found = self.get(value)
        if isinstance(found, list):
            return found
        return [] if found is None else [value]

    def text(self, value: Any) -> str | None:
        """Return the text that `value` is or refers to."""
        return read_text(self.get(value))


def read_object(found: Any) -> Any:
    """Return the value of one object, a number or nothing as it is; the references in it stay what they are."""
    if not hasattr(found, "to_json"):
        return found
    return json.loads(found.to_json(dereference=True).decode())


def reference(found: pikepdf.Object) -> str:
    """Return how other objects refer to this one."""
    number, generation = found.objgen
    return f"{number} {generation} R"


def is_reference(value: Any) -> bool:
    """Tell whether a value refers to an object."""
    return isinstance(value, str) and value[:1] in _NUMBER


def read_text(value: Any) -> str | None:
    """Return the text in a value, None where it is no text."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    if not value.startswith("b:"):
        return None
    import pikepdf  # noqa: PLC0415 - slow to import, and the command line's help does not need it

    return str(pikepdf.String(bytes.fromhex(value[2:])))
