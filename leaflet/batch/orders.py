"""Orders: which leaflets a packet holds and how many of each, from files, folders and lists (CSV)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from leaflet.edition import find_edition
from leaflet.errors import LeafletError, refuse
from leaflet.language import find_language

COLUMNS = ("medicine", "language", "edition", "copies")
"""The columns of a list of orders."""

_MOST = 9999
_Find = Callable[[str, str], Path]


@dataclass(frozen=True)
class Order:
    """So many copies of a leaflet; `where` is what asks for it (a path, or a line of a list)."""

    path: Path
    copies: int
    where: str


def read_orders(paths: Iterable[Path], skipped: Collection[Path] = (), *, draft: bool = False) -> tuple[Order, ...]:
    """Return the orders in `paths`, in their order; LeafletError tells all that is wrong with them.

    A folder is all PDFs in it, by name, but those `skipped`, unless there are lists: then it is where the leaflets of
    the lists are sought, a list's own folder where no other is named. With `draft`, unfinished ones are found, too.
    """
    given = tuple(paths)
    lists = [path for path in given if path.suffix.lower() == ".csv"]
    folders = [path for path in given if path.is_dir()]
    errors: list[LeafletError] = []
    orders: list[Order] = []
    for path in given:
        if path in lists:
            shelf = _shelf(folders or [path.parent], skipped)
            for found in _rows(path, _finder(shelf, folders or [path.parent], draft)):
                if isinstance(found, LeafletError):
                    errors.append(found)
                else:
                    orders.append(found)
        elif path in folders:
            inside = [] if lists else sorted(_pdfs(path, skipped))
            orders += [Order(file, 1, str(file)) for file in inside]
            if not lists and not inside:
                errors.append(
                    LeafletError("has no PDF in it", str(path), "name the folder that leaflets were made in")
                )
        elif not path.exists():
            errors.append(
                LeafletError("is not there", str(path), "name a leaflet, a folder of them, or a list (.csv)")
            )
        else:
            orders.append(Order(path, 1, str(path)))
    refuse(errors)
    return tuple(orders)


def _pdfs(folder: Path, skipped: Collection[Path]) -> Iterator[Path]:
    """Yield the PDFs in and below a folder, but hidden ones: they are still being written, or out of date."""
    left_out = {path.resolve() for path in skipped}
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() == ".pdf" and not hidden and path.resolve() not in left_out:
            yield path


def _shelf(folders: Iterable[Path], skipped: Collection[Path]) -> dict[str, list[Path]]:
    shelf: dict[str, list[Path]] = {}
    for path in dict.fromkeys(path for folder in folders for path in sorted(_pdfs(folder, skipped))):
        shelf.setdefault(path.name, []).append(path)
    return shelf


def _finder(shelf: dict[str, list[Path]], folders: list[Path], draft: bool) -> _Find:
    places = ", ".join(map(str, folders))

    def find(name: str, where: str) -> Path:
        found = [path for ending in ("", ".draft")[: 1 + draft] for path in shelf.get(f"{name}{ending}.pdf", ())]
        if len(found) == 1:
            return found[0]
        if found:
            both = " and ".join(str(path) for path in found)
            raise LeafletError(f"{name}.pdf is there more than once: {both}", where, "name the folder that is meant")
        if f"{name}.draft.pdf" in shelf:
            raise LeafletError(f"{name} is there as a draft only", where, "finish its translation; or add --draft")
        near = get_close_matches(f"{name}.pdf", shelf, n=1)
        hint = f"the nearest is {near[0]}; " if near else ""
        raise LeafletError(f"there is no {name}.pdf in {places}", where, f"{hint}leaflet build makes leaflets")

    return find


def _rows(path: Path, find: _Find) -> Iterator[Order | LeafletError]:
    """Yield each order of a list, or what is wrong with its line."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        yield LeafletError(f"cannot be read: {error.strerror}", str(path), "check the path")
        return
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        yield LeafletError("is not UTF-8 text", f"{path}:{line}", "save the list as CSV UTF-8")
        return
    lines = text.splitlines(keepends=True)
    first = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    asked: dict[Path, int] = {}
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if sorted(header) != sorted(COLUMNS):
            yield LeafletError(
                f"the columns are {', '.join(header) or 'missing'}",
                f"{path}:1",
                f"the first line has to be: {','.join(COLUMNS)}",
            )
            return
        for row in reader:
            if any(field.strip() for field in row):
                yield _judged(header, row, f"{path}:{reader.line_num}", find, asked, reader.line_num)
    except csv.Error as error:
        yield LeafletError(
            f"cannot be read as CSV: {error}", f"{path}:{reader.line_num}", "close every quotation mark"
        )
        return
    if not asked:
        yield LeafletError("asks for no leaflets", str(path), "write a line for each leaflet under the first line")


def _judged(
    header: list[str], row: list[str], where: str, find: _Find, asked: dict[Path, int], line: int
) -> Order | LeafletError:
    try:
        order = _order(header, row, where, find)
    except LeafletError as error:
        asked.setdefault(Path(), line)
        return error
    first = asked.setdefault(order.path, line)
    if first != line:
        return LeafletError(f"asks again for what line {first} asks for", where, "add the copies up in one line")
    return order


def _order(header: list[str], row: list[str], where: str, find: _Find) -> Order:
    if len(row) != len(header):
        wanted, got = len(header), len(row)
        hint = "quote a field that has a comma in it" if got > wanted else f"write all of {', '.join(header)}"
        raise LeafletError(f"has {got} fields instead of {wanted}", where, hint)
    fields = {name: field.strip() for name, field in zip(header, row, strict=True)}
    errors: list[LeafletError] = []

    def tried(judge: Callable[[str], str], name: str) -> str:
        try:
            return judge(fields[name])
        except LeafletError as error:
            errors.append(error)
            return ""

    medicine, edition = tried(_medicine, "medicine"), tried(lambda name: find_edition(name).name, "edition")
    language, copies = tried(_tags, "language"), tried(_copies, "copies")
    path = Path()
    if not errors:
        try:
            path = find(f"{medicine}.{language}.{edition}", where)
        except LeafletError as error:
            errors.append(error)
    refuse(LeafletError(error.message, where, error.hint) for error in errors)
    return Order(path, int(copies), where)


def _medicine(name: str) -> str:
    if not name or "/" in name or "\0" in name:
        raise LeafletError("names no medicine", hint="write the name that its leaflets' files begin with")
    return name.removesuffix(".md")


def _tags(names: str) -> str:
    return "+".join(find_language(name).tag for name in names.split("+"))


def _copies(number: str) -> str:
    if not (number.isascii() and number.isdigit() and len(number) <= 4 and 1 <= int(number) <= _MOST):
        raise LeafletError(f"copies is {number!r}", hint=f"write a whole number from 1 to {_MOST}")
    return number
