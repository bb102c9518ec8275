"""Pictures, links, heads and feet: what no words stand for, and what is read out that should not be."""

from __future__ import annotations

from functools import partial
from typing import Any

import foreign
import pikepdf
import pytest
from faulty import Make, altered, drawing, findings, first, sound
from support_pages import words

MANY = "<h1>Long</h1>" + "".join(
    f"<p>{words(120).replace('word', letter)}</p><p>Part {letter}</p>" for letter in "abcde"
)


def _alt(text: str | None) -> Any:
    def change(_: pikepdf.Pdf, nodes: list[Any]) -> None:
        figure = first(nodes, "Figure")
        del figure["/Alt"]
        if text is not None:
            figure.Alt = text

    return change


def _far_box(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "Figure").A.BBox = pikepdf.Array([10, 900, 50, 950])


def _cut_off(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    first(nodes, "P").K = pikepdf.Array([])


def _running(file: pikepdf.Pdf, _: list[Any]) -> None:
    """Put a foot at the end of what is read of every page."""
    document = file.Root.StructTreeRoot.K[0]
    font = file.pages[0].Resources.Font
    for number, page in enumerate(file.pages, 1):
        page.contents_add(b"/P <</MCID 900>> BDC BT /Helv 18 Tf 72 40 Td (Page %d of it) Tj ET EMC" % number)
        font.Helv = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        document.K.append(
            file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, Pg=page.obj, K=pikepdf.Array([900]), P=document))
        )


def _unlinked(_: pikepdf.Pdf, nodes: list[Any]) -> None:
    link = first(nodes, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def _contents(text: str | None) -> Any:
    def change(file: pikepdf.Pdf, _: list[Any]) -> None:
        annotation = file.pages[0].Annots[0]
        del annotation["/Contents"]
        if text is not None:
            annotation.Contents = text

    return change


WRONG = {
    "PDF-09": (
        (altered(_alt(None)), "a picture has no alternative text"),
        (altered(_alt("tablet.png")), "does not say what it shows: 'tablet.png'"),
        (altered(_alt("two halves")), "does not say what it shows: 'two halves'"),
        (altered(_far_box), "is not on its page"),
    ),
    "PDF-10": ((altered(_alt("")), "says nothing"), (altered(_alt("decorative image")), "'decorative image'")),
    "PDF-11": (
        (altered(_cut_off), "whether to read it: 'It helps your blood to clot.'"),
        (
            altered(drawing(b"q 9 0 0 9 72 72 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q")),
            "neither in a tag nor an artifact, so that nobody knows whether to read it: a picture",
        ),
        (altered(_running, MANY), "the running foot 'Page # of it' is read out within the text"),
    ),
    "PDF-14": (
        (altered(_unlinked), "the link 'https://example.org/mk-7' is in no tag"),
        (altered(_contents(None)), "has no words that announce it"),
        (altered(_contents("https://example.org/mk-7")), "is announced by its address"),
    ),
}
RIGHT = {
    "PDF-09": (sound, altered(_alt("")), altered(_alt("药片掰成了两半"))),
    "PDF-10": (sound,),
    "PDF-11": (sound, partial(sound, MANY), partial(foreign.office, True), partial(foreign.browser, True)),
    "PDF-14": (sound, partial(foreign.office, True)),
}


@pytest.mark.parametrize(("rule", "pdf", "said"), [(rule, *case) for rule, cases in WRONG.items() for case in cases])
def test_what_is_wrong_is_found_on_its_page(rule: str, pdf: Make, said: str) -> None:
    found = findings(pdf, rule)
    assert said in found[0].message
    assert found[0].where == "some.pdf, page 1"


@pytest.mark.parametrize(("rule", "pdf"), [(rule, pdf) for rule, pdfs in RIGHT.items() for pdf in pdfs])
def test_what_is_right_is_let_pass(rule: str, pdf: Make) -> None:
    assert not findings(pdf, rule)
