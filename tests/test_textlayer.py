"""The text layer: fonts in the file, letters that stand for characters, all on the paper."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

import foreign
import pikepdf
import pytest
from faulty import Make, altered, drawing, findings, sound


def _no_file(file: pikepdf.Pdf, _: list[Any]) -> None:
    for found in file.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3"):
                if key in found:
                    del found[key]


def _private(file: pikepdf.Pdf, _: list[Any]) -> None:
    """Let every letter stand for one that only this font knows."""
    for found in file.objects:
        if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found:
            found.ToUnicode.write(
                b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
                b"1 begincodespacerange <0000> <ffff> endcodespacerange "
                b"1 beginbfrange <0000> <ffff> <e000> endbfrange endcmap end end"
            )


def _font(file: pikepdf.Pdf) -> bytes:
    return next(iter(file.pages[0].Resources.Font.keys())).encode()


def _box(file: pikepdf.Pdf, _: list[Any]) -> None:
    file.pages[0].contents_add(b"BT %b 18 Tf 72 100 Td <0000> Tj ET" % _font(file))


def _scan() -> bytes:
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(595, 842))
        gray, image = pikepdf.Name.DeviceGray, pikepdf.Name.Image
        picture = pikepdf.Stream(
            file, b"\0", Subtype=image, ColorSpace=gray, Interpolate=True, Width=1, Height=1, BitsPerComponent=8
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
        page.Contents = file.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
        file.save(out := BytesIO())
    return out.getvalue()


OFF = drawing(b"BT /Helv 18 Tf 700 100 Td (lost) Tj ET")
WRONG = {
    "PDF-15": ((altered(_no_file), "is not in the file"), (altered(_box), "1 letter prints as a box")),
    "PDF-16": ((altered(_private), "stands for no character (U+E"), (_scan, "the page is a picture of text")),
    "PDF-17": ((altered(OFF), "4 letters lie outside the paper: 'lost'"),),
    "PDF-21": ((_scan, "the picture 'Scan' is smoothed"),),
}
RIGHT = {
    "PDF-15": (sound, partial(foreign.office, True), partial(foreign.browser, True)),
    "PDF-16": (sound, partial(foreign.office, False), partial(foreign.browser, False)),
    "PDF-17": (sound, partial(foreign.office, True), partial(foreign.browser, True)),
    "PDF-21": (sound, partial(foreign.office, True)),
}


@pytest.mark.parametrize(("rule", "pdf", "said"), [(rule, *case) for rule, cases in WRONG.items() for case in cases])
def test_what_is_wrong_is_found_on_its_page(rule: str, pdf: Make, said: str) -> None:
    found = findings(pdf, rule)
    assert said in found[0].message
    assert found[0].where.startswith("some.pdf, page")
    assert len(found) == 1


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_what_is_right_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)
