"""Why a file that should be a PDF cannot be opened, told from its bytes in plain words."""

from __future__ import annotations

from leaflet.errors import LeafletError

_HEAD, _TAIL = 1024, 2048
"""How far from its start a PDF must say that it is one, and from its end that it is whole (ISO 32000-1, annex H)."""

_OTHERS = (
    ((b"<!doctype html", b"<html"), "a web page (HTML)"),
    ((b"<?xml", b"<svg"), "XML"),
    ((b"pk\x03\x04",), "a ZIP archive, or a document of a word processor"),
    ((b"\x89png", b"\xff\xd8\xff", b"gif8"), "a picture"),
    ((b"{\\rtf", b"\xd0\xcf\x11\xe0"), "a document of a word processor"),
    ((b"%!ps",), "PostScript"),
)
"""How files begin that are something else."""


def unopened(pdf: bytes, name: str, locked: bool = False) -> LeafletError:
    """Return the error of a file called `name` that cannot be opened; `locked` when it asks for a password."""
    if locked:
        hint = "save it without a password: `qpdf --decrypt --password=... locked.pdf open.pdf`"
        return LeafletError("the PDF is locked with a password", name, hint)
    if not pdf.strip(b"\0 \t\r\n"):
        return LeafletError("the file is empty", name, "export or copy it again")
    if b"%PDF-" not in pdf[:_HEAD]:
        start = pdf[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        kind = next((kind for heads, kind in _OTHERS if start.startswith(heads)), "")
        said = f"the file is no PDF, but {kind}" if kind else "the file is no PDF, whatever its name says"
        return LeafletError(said, name, "export it as PDF from the program that made it")
    if b"%%EOF" not in pdf[-_TAIL:]:
        return LeafletError("the PDF is broken off: its end is missing", name, "copy, download or export it again")
    hint = "open it in a PDF reader; if that fails too, export it again from the program that made it"
    return LeafletError("the PDF is so damaged that it cannot be opened", name, hint)
