"""The walls of the house stand: rooms are small, none reaches up, and what only one room may do only it does."""

import ast
from pathlib import Path

import pytest

import leaflet

HOUSE = Path(leaflet.__file__).parent
PATHS = {path: ".".join(path.relative_to(HOUSE).with_suffix("").parts) for path in sorted(HOUSE.rglob("*.py"))}
ROOMS = {path: name.removesuffix(".__init__") for path, name in PATHS.items() if path.stat().st_size}
FLOORS = (
    {"errors", "sections", "blocks", "naming", "numerals", "writing", "layout.measure", "readback.excerpt"}
    | {"press.hanging", "press.signs", "gates.fault", "gates.lexicon", "gates.spelling"},
    {"resources", "po"},
    {"prose", "language", "edition", "configuration", "reader.source", "reader.headings", "press.fonts"},
    {"reader.frontmatter", "reader.outline", "reader.tidy", "layout.tables", "layout.scripts"}
    | {"gates.inline", "gates.digits", "gates.vocabulary"},
    {"reader.structure", "reader.arrangement", "gates.amounts", "gates.script"},
    {"reader.questions", "reader.suspicion", "gates.relations"},
    {"reader.identity", "gates.figures"},
    {"monograph", "gates.comparisons", "gates.numbers", "gates.numberwords"},
    {"formulary", "messages", "gates.block", "layout.review", "layout.beside"},
    {"catalog", "layout.running", "layout.opening", "layout.parts"},
    {"translation", "page"},
    {"progress", "readback.wording", "press.tagset", "press.clusters", "press.conformance"},
    {"readback.anyorder", "readback.lineend", "press.leftward"},
    {"readback.reading", "press.tags", "press.haste"},
    {"readback.rows"},
    {"readback.collation"},
    {"pdf", "proof"},
    {"pipeline", "doctor"},
    {"commands.shared"},
    {"commands.build", "commands.lists", "commands.translate"},
    {"cli"},
    {"__main__", "__init__"},
)
PACKAGES = ("reader", "layout", "press", "readback", "gates", "commands")


def _floor(name: str) -> int:
    whole = "press.haste" if name.startswith("press.haste") else name
    return next((number for number, rooms in enumerate(FLOORS) if whole in rooms), -1)


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
def test_no_room_reaches_up_or_sideways(path):
    name = ROOMS[path]
    if name in PACKAGES:
        assert not _rooms(path)
        return
    assert _floor(name) >= 0, "give the new room a floor"
    inside = {other for other in _rooms(path) if other.startswith("press.haste") and name.startswith("press.haste")}
    assert all(_floor(other) < _floor(name) for other in _rooms(path) - inside - set(PACKAGES))


@pytest.mark.parametrize("path", ROOMS, ids=ROOMS.get)
def test_no_room_passes_250_lines(path):
    assert len(path.read_text().splitlines()) <= 250


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("weasyprint", ("pdf", "press.")),
        ("pydyf", ("press.",)),
        ("pypdfium2", ("readback.reading",)),
        ("markdown", ("prose", "reader.structure")),
        ("jinja2", ("page",)),
        ("yaml", ("reader.frontmatter",)),
        ("click", ("cli", "commands.")),
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
    assert rooms - {"__init__", "__main__", *PACKAGES} <= tested
