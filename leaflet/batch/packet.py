"""The packet: orders read, leaflets examined, sheets counted, covers set, all of it bound into print-ready files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pikepdf

from leaflet.batch.binding import Binder
from leaflet.batch.finished import Finished, examine, is_packet, opened
from leaflet.batch.orders import Order, read_orders
from leaflet.batch.splitting import Item, Layout, Part, deal, find_layout, spoken
from leaflet.errors import LeafletError, refuse
from leaflet.storage import make_ready


@dataclass(frozen=True)
class Packet:
    """What was written: the files, the paper that goes into the printer, the edge that it turns on, what to know."""

    parts: tuple[Part, ...]
    paper: str
    edge: str
    notes: tuple[str, ...]


def make_packet(
    paths: Iterable[Path], target: Path, *, booklet: bool = False, limit: int | None = None, draft: bool = False
) -> Packet:
    """Join the leaflets in `paths` (files, folders, lists) into `target`; return what was written.

    With `limit`, into target-1, target-2, ... of at most so many sheets each. LeafletError tells everything that is
    wrong with the leaflets, and then nothing is written; so does a file in the way that is no packet.
    """
    make_ready(target.with_name(f"{target.stem}-1{target.suffix}") if limit else target)
    orders = read_orders(paths, earlier(target), draft=draft)
    leaflets = _examined(orders, draft)
    layout = find_layout(leaflets, booklet)
    items = [
        Item(number, leaflet, order.copies, layout.sides(leaflet))
        for number, (order, leaflet) in enumerate(zip(orders, leaflets, strict=True), 1)
    ]
    parts = tuple(deal(items, target, layout, limit))
    refuse(_in_the_way(part.path for part in parts))
    _write(parts, layout)
    edge = "short" if booklet else "long"
    return Packet(parts, layout.title, edge, tuple(_notes(parts, target, limit)))


def _in_the_way(paths: Iterable[Path]) -> Iterator[LeafletError]:
    """Yield the files that a packet would be written over: of those it may only replace an earlier packet."""
    for path in paths:
        if path.exists() and not is_packet(path):
            yield LeafletError("is there already, and is no packet", str(path), "name another file with -o")


def earlier(target: Path) -> tuple[Path, ...]:
    """Return the files of this packet that are there already: they are no leaflets."""
    numbered = target.parent.glob("*.pdf") if target.parent.is_dir() else ()
    return (target, *(path for path in numbered if _number(path, target)))


def _number(path: Path, target: Path) -> int:
    """Return which part of the packet `target` a file is called after; 0 where it is none."""
    stem, _, number = path.stem.rpartition("-")
    return int(number) if stem == target.stem and number.isascii() and number.isdigit() else 0


def _examined(orders: Sequence[Order], draft: bool) -> list[Finished]:
    known: dict[Path, Finished] = {}
    errors = []
    for path in dict.fromkeys(order.path for order in orders):
        try:
            known[path] = examine(path, draft=draft)
        except LeafletError as error:
            errors.append(error)
    refuse(errors)
    return [known[order.path] for order in orders]


def _write(parts: Sequence[Part], layout: Layout) -> None:
    """Write all files beside where they belong, and put them in place when every one is whole."""
    with _placed([part.path for part in parts]) as files:
        for part, file in zip(parts, files, strict=True):
            version = max((item.leaflet.version for item in part.items), default="1.7")
            binder = Binder(file, version, layout.sheet)
            with pikepdf.open(BytesIO(part.cover.pdf)) as pdf:
                binder.add(pdf, "the cover sheet", "cover", "Cover sheet", layout.cover_sides(part.cover.pages), 1)
            for item in part.items:
                bookmark = f"{item.leaflet.title} ({spoken(item.leaflet.language)})"
                with opened(item.leaflet.path) as pdf:
                    name, label = str(item.leaflet.path), str(item.number)
                    binder.add(pdf, name, label, bookmark, item.sides, item.copies)
            binder.finish(part.path.stem, "DuplexFlipShortEdge" if layout.booklet else "DuplexFlipLongEdge")


@contextmanager
def _placed(targets: Sequence[Path]) -> Iterator[Generator[BinaryIO]]:
    """Give a file to write for each of `targets`, one at a time; in the end all are there, or none."""
    made: list[tuple[Path, Path]] = []

    def files() -> Generator[BinaryIO]:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            made.append((Path(name), target))
            with os.fdopen(handle, "wb") as file:
                yield file

    given = files()
    try:
        yield given
        next(given, None)
        umask = os.umask(0)
        os.umask(umask)
        for temporary, target in made:
            temporary.chmod(0o666 & ~umask)
            temporary.replace(target)
    except OSError as error:
        where = str(made[-1][1] if made else targets[0])
        hint = "check the folder and the space on the disk"
        raise LeafletError(f"cannot be written: {error.strerror}", where, hint) from None
    finally:
        with suppress(OSError):  # what is still to be written may find no room either
            given.close()
        for temporary, _ in made:
            temporary.unlink(missing_ok=True)


def _notes(parts: Sequence[Part], target: Path, limit: int | None) -> Iterator[str]:
    yield "for printing only: what screen readers need is left out; to read a leaflet on a screen, open its own file"
    for part in parts:
        if limit and part.sheets > limit:
            row = part.items[0].row
            yield f"{row.name} takes {part.sheets} sheets with its cover: {part.path} is for it alone"
    written = {part.path for part in parts}
    for path in earlier(target):
        if path.exists() and path not in written:
            yield f"{path} is of an earlier packet of this name, and not of this one"
