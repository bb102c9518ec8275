"""Orders: files, folders and lists; every mistake in a list is told, with its line."""

import pytest

from leaflet.batch.orders import Order, read_orders
from leaflet.errors import LeafletError


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("warfarin.ar.large", "warfarin.en.large", "insulin.en.giant", "new.es.large.draft"):
        (tmp_path / f"{name}.pdf").write_bytes(b"%PDF-")
    return tmp_path


def _list(folder, text, name="list.csv"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _mistakes(*paths, **choices):
    with pytest.raises(LeafletError) as caught:
        read_orders(paths, **choices)
    assert all(error.hint for error in caught.value.each())
    return [f"{error.where}: {error.message}" for error in caught.value.each()]


def _short(orders):
    return [(order.path.name, order.copies) for order in orders]


def test_a_folder_is_its_pdfs_by_name_but_those_skipped_and_hidden(here):
    (here / ".half.pdf").write_bytes(b"")
    (here / "notes.txt").write_text("x")
    names = [order.path.name for order in read_orders([here], [here / "insulin.en.giant.pdf"])]
    assert names == ["new.es.large.draft.pdf", "warfarin.ar.large.pdf", "warfarin.en.large.pdf"]


def test_files_keep_the_order_in_which_they_are_named(here):
    paths = [here / "warfarin.en.large.pdf", here / "insulin.en.giant.pdf"]
    assert read_orders(paths) == tuple(Order(path, 1, str(path)) for path in paths)


@pytest.mark.parametrize("start", ["medicine,language,edition,copies", "\ufeffMedicine;Language;Edition;Copies"])
def test_a_list_finds_leaflets_beside_it(here, start):
    comma = ";" if ";" in start else ","
    rows = [["warfarin", "Arabic", "large", "3"], [], ["insulin", "en", "giant", "1"]]
    text = "\r\n".join([start, *(comma.join(row) for row in rows)])
    assert _short(read_orders([_list(here, text)])) == [("warfarin.ar.large.pdf", 3), ("insulin.en.giant.pdf", 1)]


def test_a_list_finds_leaflets_in_the_folders_named(here, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("lists")
    path = _list(elsewhere, "copies,edition,language,medicine\n2,large,en,warfarin\n")
    assert _short(read_orders([path, here])) == [("warfarin.en.large.pdf", 2)]
    assert "there is no warfarin.en.large.pdf" in _mistakes(path)[0]


def test_all_mistakes_of_a_list_are_told_with_their_lines(here):
    text = """medicine,language,edition,copies
warfarin,ar,large,0
warfarin,xx,hugee,two
,en,large,1
warfarin,en,large
"warfarin
",en,large,1
insulin,en,giant,1
insulin,English,giant,4
nothing,en,large,1
new,es,large,1
"""
    found = _mistakes(_list(here, text))
    lines = [mistake.split("list.csv:")[1].split(":")[0] for mistake in found]
    assert lines == ["2", "3", "3", "3", "4", "5", "9", "10", "11"]
    assert "asks again for what line 8 asks for" in found[6]
    assert "new.es.large is there as a draft only" in found[8]


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("warfarin,en,large", "write all of medicine, language, edition, copies"),
        ("a,b,en,large,1", "quote a field that has a comma"),
    ],
)
def test_too_few_and_too_many_fields_are_told_apart(here, row, hint):
    with pytest.raises(LeafletError) as caught:
        read_orders([_list(here, f"medicine,language,edition,copies\n{row}\n")])
    assert caught.value.hint.startswith(hint)


def test_drafts_are_found_where_they_are_allowed(here):
    path = _list(here, "medicine,language,edition,copies\nnew,es,large,1\n")
    assert _short(read_orders([path], draft=True)) == [("new.es.large.draft.pdf", 1)]


def test_a_leaflet_in_two_folders_is_not_guessed(here):
    (here / "old").mkdir()
    (here / "old/warfarin.en.large.pdf").write_bytes(b"%PDF-")
    path = _list(here, "medicine,language,edition,copies\nwarfarin,en,large,1\n")
    assert "more than once" in _mistakes(path, here)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "list.csv:1: the columns are missing"),
        ("medicine,language\n", "list.csv:1: the columns are medicine, language"),
        ("medicine,language,edition,copies\n", "list.csv: asks for no leaflets"),
        ('medicine,language,edition,copies\n"a', "list.csv:2: cannot be read as CSV"),
        ("medicine,language,edition,copies\nwarfarin,en,large,1\n".encode("utf-16"), "list.csv:1: is not UTF-8"),
        ("medicine,language,edition,copies\n../x,en,large,1\n", "list.csv:2: names no medicine"),
        ("medicine,language,edition,copies\nwarfarin,en,large,99999999999999999999\n", "list.csv:2: copies is"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(here, text, said):
    assert said in _mistakes(_list(here, text))[0]


def test_what_is_missing_is_told_all_at_once(here):
    (here / "empty").mkdir()
    found = _mistakes(here / "none.pdf", here / "empty", here / "gone")
    assert [mistake.rpartition(": ")[2] for mistake in found] == ["is not there", "has no PDF in it", "is not there"]
    assert "No such file" in _mistakes(here / "none.csv")[0]
