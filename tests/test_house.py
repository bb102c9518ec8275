"""The walls of the house stand: rooms are small, none reaches up, and what only one room may do only it does."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import leaflet

HOUSE = Path(leaflet.__file__).parent
PATHS = {path: ".".join(path.relative_to(HOUSE).with_suffix("").parts) for path in sorted(HOUSE.rglob("*.py"))}
ROOMS = {path: name.removesuffix(".__init__") for path, name in PATHS.items() if path.stat().st_size}
STOREYS = (
    {"errors", "sections", "blocks", "naming", "numerals", "writing", "resources", "storage", "po"}
    | {"directions", "slip"}
    | {"audit.rule", "audit.finding"},
    {"prose", "language", "edition", "configuration", "settings"},
    {"reader", "gates", "dosing", "printing"},
    {"monograph", "formulary", "messages", "catalog"},
    {"translation", "progress", "fitting"},
    {"layout", "press", "page"},
    {"readback", "pdf", "proof", "forms"},
    {"pipeline", "doctor", "worker"},
    {"audit", "batch", "counter", "printer"},
    {"commands"},
    {"cli"},
    {"__main__", "__init__"},
)
"""From the ground up: a room may enter those of its own storey and below, never in a circle."""

PACKAGES = (
    "audit",
    "audit.sheet",
    "audit.structure",
    "batch",
    "commands",
    "counter",
    "dosing",
    "forms",
    "gates",
    "layout",
    "press",
    "printing",
    "reader",
    "readback",
)
STRANGERS = (
    ("audit", "batch"),
    ("batch", "audit"),
    ("press", "layout"),
    ("readback", "press"),
    ("readback", "pdf"),
    ("proof", "press"),
    ("forms", "pdf"),
    ("batch", "printer"),
    ("printer", "batch"),
    ("printing", "dosing"),
    ("counter", "batch"),
    ("counter", "audit"),
    ("batch", "counter"),
    ("audit", "counter"),
    ("gates", "reader"),
)
"""Rooms that know nothing of others, though no wall is between them: a proof shares nothing with what it proves."""


def _storey(name: str) -> int:
    """Return the number of a room's storey: its own where it has one, else its package's; -1 for a homeless one."""
    for known in (name, name.partition(".")[0]):
        for number, rooms in enumerate(STOREYS):
            if known in rooms:
                return number
    return -1


@cache
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
    return {name.removeprefix("leaflet.") for name in _imports(path)} & set(ROOMS.values())


@pytest.mark.parametrize("path", ROOMS, ids=ROOMS.get)
def test_no_room_reaches_up(path):
    name = ROOMS[path]
    assert _storey(name) >= 0, "give the new room a storey"
    assert [other for other in _rooms(path) - set(PACKAGES) if _storey(other) > _storey(name)] == []


def test_no_rooms_stand_in_a_circle():
    sorter = TopologicalSorter({name: _rooms(path) - {name, *PACKAGES} for path, name in ROOMS.items()})
    sorter.prepare()


@pytest.mark.parametrize(("room", "stranger"), STRANGERS)
def test_strangers_stay_strangers(room, stranger):
    met = {
        (name, other)
        for path, name in ROOMS.items()
        for other in _rooms(path)
        if name.split(".")[0] == room
        and other.split(".")[0] == stranger
        and _storey(other) == _storey(other.split(".")[0])
    }
    assert met == set()


@pytest.mark.parametrize("path", [path for path, name in ROOMS.items() if name in PACKAGES], ids=ROOMS.get)
def test_a_package_holds_no_more_than_its_name(path):
    assert not _rooms(path)


@pytest.mark.parametrize("path", ROOMS, ids=ROOMS.get)
def test_no_room_passes_250_lines(path):
    assert len(path.read_text().splitlines()) <= 250


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("weasyprint", ("pdf", "press.")),
        ("pydyf", ("press.",)),
        ("pypdfium2", ("readback.", "audit.sheet.", "audit.structure.", "counter.making")),
        ("markdown", ("prose", "reader.structure")),
        ("jinja2", ("layout.template",)),
        ("segno", ("layout.square",)),
        ("pebble", ("batch.crew", "counter.workshop")),
        ("distributed", ("batch.cluster",)),
        ("jpype", ("audit.verapdf",)),
        ("sqlite3", ("batch.manifest",)),
        ("subprocess", ("forms.louis", "batch.recipe", "printing.queues")),
        ("yaml", ("reader.frontmatter",)),
        ("click", ("cli", "commands.")),
        ("starlette", ("counter.",)),
        ("uvicorn", ("counter.serve",)),
        ("rapidfuzz", ("counter.lookup",)),
        ("http", ("counter.", "printing.")),
        ("icu4py", ("layout.scripts",)),
    ],
)
def test_a_library_is_imported_by_its_own_rooms_only(library, allowed):
    users = {ROOMS[path] for path in ROOMS if any(name.split(".")[0] == library for name in _imports(path))}
    assert users
    assert all(user.startswith(allowed) for user in users), users


def test_only_the_command_line_prints():
    printing = {
        name
        for path, name in ROOMS.items()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    }
    assert not printing


def test_every_room_has_a_test_file():
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    rooms = {"haste" if "haste" in name else name.rsplit(".", 1)[-1] for name in ROOMS.values()}
    assert rooms - {"__init__", "__main__", *(name.rsplit(".", 1)[-1] for name in PACKAGES)} <= tested
