"""A finished leaflet in its folder: told what it is, or refused with all that is wrong."""

import pikepdf
import pytest
from packets import leaflet

from leaflet.batch.finished import CREATOR, examine
from leaflet.errors import LeafletError


@pytest.fixture
def changed(tmp_path):
    """Return a function that saves a changed leaflet."""

    def save(change, name="vitamin-mk-7.en.clear.pdf", **choices):
        with pikepdf.open(leaflet("en")) as pdf:
            change(pdf)
            pdf.save(tmp_path / name, **choices)
        return tmp_path / name

    return save


def _mistakes(path, **choices):
    with pytest.raises(LeafletError) as caught:
        examine(path, **choices)
    assert all(error.hint and str(path) in error.where for error in caught.value.each())
    return [error.message for error in caught.value.each()]


def test_a_leaflet_is_known_by_its_name_title_and_paper():
    found = examine(leaflet("ar"))
    assert (found.medicine, found.language, found.edition, found.draft) == ("vitamin-mk-7", "ar", "clear", False)
    assert found.paper.name == "a4"
    with pikepdf.open(leaflet("ar")) as pdf:
        assert found.pages == len(pdf.pages)
        assert found.title == str(pdf.docinfo.Title)


def test_a_leaflet_without_information_dictionary_has_its_title_in_the_metadata(changed):
    title = examine(leaflet("en")).title

    def change(pdf):
        del pdf.trailer.Info

    found = examine(changed(change, "any.pdf"))
    assert found.title == found.medicine == title
    assert (found.language, found.edition) == ("en", "")


def _set(**entries):
    return lambda pdf: [pdf.Root.__setitem__(f"/{key}", value) for key, value in entries.items()]


def _each(key, value):
    return lambda pdf: pdf.pages[1].obj.__setitem__(key, value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_set(AcroForm=pikepdf.Dictionary()), "has a form to fill in"),
        (_set(OCProperties=pikepdf.Dictionary()), "has layers"),
        (lambda pdf: pdf.docinfo.__setitem__("/Creator", CREATOR), "is a packet itself"),
        (_each("/Rotate", 90), "is turned or scaled"),
        (_each("/UserUnit", 2), "is turned or scaled"),
        (_each("/MediaBox", pikepdf.Array([0, 0, 419.5, 595.3])), "has another size than the first page"),
        (_each("/Annots", pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Text)])), "has notes on it"),
        (lambda pdf: pdf.pages.__delitem__(slice(None)), "has no pages"),
        (
            lambda pdf: [page.obj.__setitem__("/MediaBox", pikepdf.Array([0, 0, 300, 300])) for page in pdf.pages],
            "106 by",
        ),
    ],
)
def test_what_paper_cannot_show_is_refused(changed, change, message):
    assert any(message in mistake for mistake in _mistakes(changed(change)))


def test_locked_files_are_refused(changed):
    for owner, user, message in (("a", "b", "with a password"), ("a", "", "against changes")):
        path = changed(lambda pdf: None, encryption=pikepdf.Encryption(owner=owner, user=user))
        assert message in _mistakes(path)[0]


def test_broken_files_are_refused(tmp_path):
    whole = leaflet("en").read_bytes()
    path = tmp_path / "broken.pdf"
    for data, message in (
        (b"", "is empty"),
        (b"hello", "is not a PDF"),
        (whole[: len(whole) // 2], "is broken"),
        (whole.replace(b"startxref", b"startxxxx"), "is broken"),
    ):
        path.write_bytes(data)
        assert message in _mistakes(path)[0]
    assert "cannot be read" in _mistakes(tmp_path)[0]


def test_a_page_whose_text_is_damaged_is_refused(changed):
    def change(pdf):
        pdf.pages[1].Contents.write(b"no deflate", filter=pikepdf.Name.FlateDecode)

    assert _mistakes(changed(change)) == ["is broken: its text cannot be read"]


def test_a_draft_is_refused_unless_it_is_asked_for(changed):
    path = changed(lambda pdf: None, "vitamin-mk-7.en.clear.draft.pdf")
    assert _mistakes(path) == ["is a draft, not for patients"]
    assert examine(path, draft=True).draft
