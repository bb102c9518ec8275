"""Why a file cannot be opened, in plain words."""

from __future__ import annotations

import pytest

from leaflet.audit.unopened import unopened


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"<!DOCTYPE html><p>", "a web page"),
        (b"\xef\xbb\xbf<HTML>", "a web page"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x89PNG\r\n", "a picture"),
        (b"just words", "no PDF, whatever"),
        (b"%PDF-1.7\n1 0 obj", "end is missing"),
        (b"%PDF-1.7\n%%EOF", "so damaged"),
    ],
)
def test_the_bytes_tell_what_is_wrong(data: bytes, said: str) -> None:
    error = unopened(data, "a.pdf")
    assert said in error.message
    assert "PDFium" not in str(error)
    assert (error.where, bool(error.hint)) == ("a.pdf", True)


def test_a_password_is_another_matter() -> None:
    assert "password" in unopened(b"%PDF-1.7\n%%EOF", "a.pdf", locked=True).message
