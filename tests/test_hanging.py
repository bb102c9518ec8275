"""A line that fits is not broken early because of the space after it."""

import inspect

import pypdfium2
from weasyprint import HTML
from weasyprint.layout import inline, preferred

from leaflet.press.hanging import let_spaces_hang


def _lines(width: str) -> list[str]:
    html = (
        f"<style>@page {{ size: {width} 200pt; margin: 0 }} html {{ font: 10pt 'Noto Sans' }}"
        "p { margin: 0; white-space: pre-wrap }</style>"
        "<p><strong>Drug interactions:</strong> this can act on some other medicines that you may take too."
    )
    text = pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0].get_textpage().get_text_bounded()
    return [line.strip() for line in text.splitlines()]


def test_no_line_is_broken_while_its_next_word_still_fits():
    let_spaces_hang()
    for width in range(120, 300, 4):
        lines, wider = _lines(f"{width}pt"), _lines(f"{width}.9pt")
        assert lines[0] != "Drug", f"broken early at {width} pt: {lines}"
        assert len(wider) <= len(lines)


def test_doing_it_twice_changes_nothing():
    let_spaces_hang()
    once = inline.trailing_whitespace_size
    let_spaces_hang()
    assert inline.trailing_whitespace_size is once


def test_the_private_function_is_still_what_we_replace():
    assert list(inspect.signature(preferred.trailing_whitespace_size).parameters) == ["context", "box"]
    assert list(inspect.signature(inline.split_text_box).parameters)[:4] == [
        "context",
        "box",
        "available_width",
        "skip",
    ]
    assert "trailing_whitespace_size(context, new_child)" in inspect.getsource(inline.split_inline_box)
