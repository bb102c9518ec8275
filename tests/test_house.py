"""The walls of the house stand: rooms are small, none reaches up, and what only one room may do only it does."""

import ast
from pathlib import Path

import pytest

import leaflet

ROOMS = sorted(Path(leaflet.__file__).parent.glob("*.py"))
FLOORS = (
    {"errors", "sections", "blocks", "measure", "excerpt", "hanging"},
    {"resources"},
    {"prose", "language", "edition", "configuration", "source", "headings", "fonts", "wording"},
    {"frontmatter", "outline", "tidy", "tables", "anyorder", "lineend"},
    {"structure", "arrangement"},
    {"questions", "suspicion"},
    {"identity"},
    {"monograph"},
    {"formulary", "translation", "review"},
    {"running", "opening"},
    {"page"},
    {"tagset", "conformance", "reading"},
    {"tags", "collation", "haste"},
    {"pdf", "proof"},
    {"pipeline", "doctor"},
    {"cli"},
    {"__main__", "__init__"},
)


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def _rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in _imports(path) if name.startswith("leaflet.")} & {
        room.stem for room in ROOMS
    }


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.stem)
def test_no_room_reaches_up_or_sideways(path):
    floor = next(number for number, rooms in enumerate(FLOORS) if path.stem in rooms)
    below = set().union(*FLOORS[:floor])
    assert _rooms(path) <= below


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.stem)
def test_no_room_passes_250_lines(path):
    assert len(path.read_text().splitlines()) <= 250


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("weasyprint", {"pdf", "tags", "hanging", "haste"}),
        ("pydyf", {"pdf", "tags", "tagset", "conformance"}),
        ("click", {"cli"}),
    ],
)
def test_a_library_is_imported_by_its_own_room_only(library, allowed):
    users = {path.stem for path in ROOMS if any(name.split(".")[0] == library for name in _imports(path))}
    assert users <= allowed


def test_only_the_command_line_prints():
    printing = {
        path.stem
        for path in ROOMS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    }
    assert not printing


def test_every_room_has_a_test_file():
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert {path.stem for path in ROOMS} - {"__init__", "__main__"} <= tested
