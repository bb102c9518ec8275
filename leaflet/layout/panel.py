"""The panel: a patient's own directions as they stand on the first page, and the diary that goes with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from leaflet.directions import TIMES, Directions
from leaflet.dosing.instructions import DAYS, HEADS, Instructions, instruct
from leaflet.language import Language
from leaflet.layout.measure import lines, unbroken, width
from leaflet.sections import _

NUMERAL = 2.0
"""The height of the numerals in the table, as a multiple of the print size."""

_PART = 1.15
"""The height of the words for parts of a tablet there."""

# What styles/leaflet.css draws around the words, in ems: the panel's border and padding at its sides and above and
# below; the padding of a cell; the gap after a paragraph and between items; a pictogram.
_SIDES = 2.0
_BORDERS = 0.6
_AROUND = 2.6
_CELL = 0.7
_GAP = 0.5
_PICTURE = 2.4
_REGULAR = 0.92
_BULLET = 1.3
_LEADING = 1.5
_TOGETHER = 5
"""Rows of a diary that stay on one page where nothing tells them from each other."""

_NOTHING = Markup("\N{EN DASH}")
_NUMERAL = re.compile('<span class="numeral">(.*?)</span>')

# Translators: in the patient's diary, head of a column that counts days: 1, 2, 3.
_DAY = _("Day")
# Translators: in the patient's diary, head of a column that counts weeks: 1, 2, 3.
_WEEK = _("Week")
# Translators: in the patient's diary, head of a column to write the date in.
_DATE = _("Date")
# Translators: in the patient's diary, head of a column for the time of the day.
_TIME = _("Time")
# Translators: in the patient's diary, head of a column to write in how much was taken.
_HOW_MUCH = _("How much")
# Translators: in the patient's diary, head of a column of boxes to tick once the dose is taken.
_TAKEN = _("Taken")


@dataclass(frozen=True)
class Row:
    """One time of the day: its name in `TIMES`, its head, and the amount then as HTML, a dash for none."""

    time: str
    head: str
    dose: Markup


@dataclass(frozen=True)
class Beside:
    """The directions in sentences, in the language beside the patient's."""

    language: str
    direction: str
    words: Markup


@dataclass(frozen=True)
class Diary:
    """A table to fill in by hand: heads of columns, and what stands in its rows, "" for an empty box.

    `tables` are its rows, in as many tables as hold together. The first column names the rows where it `names` them.
    """

    heads: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    names: bool


@dataclass(frozen=True)
class Panel:
    """What the panel says, in reading order; the medicine's name stands over it.

    `patient` is the name, "" for a line to write it on, None for neither. `days` are those on which alone it is taken,
    "" for all. `rows` are the times, none for what is taken when needed: all four side by side where the panel is
    `wide` enough for their words; else those at which something is taken, one under the other. `height` is the room
    that the panel needs, in ems.
    """

    patient: str | None
    days: Markup
    rows: tuple[Row, ...]
    wide: bool
    first: Markup
    others: tuple[Markup, ...]
    beside: Beside | None
    diary: Diary | None
    height: float

    @property
    def words(self) -> tuple[str, ...]:
        """Return its words in reading order, but for the heads of columns."""
        table = [row.dose for row in self.rows]
        sentences = [self.first, *self.others, *([self.beside.words] if self.beside else [])]
        found = (Markup.striptags(words) for words in (self.days, *table, *sentences))
        return tuple(filter(None, (self.patient or "", *found)))


def panel(
    directions: Directions, language: Language, typed: Language, measure: float, companion: Language | None = None
) -> Panel:
    """Return the panel for `directions` in `language`, on lines of `measure` ems; math.inf where lines have no end.

    Words that were typed are in the language `typed`. What the panel says stands again in the `companion` language.
    """
    said = instruct(directions, language, typed)
    again = instruct(directions, companion, typed) if companion else None
    rows, wide = _rows(said.cells, language, measure - _BORDERS)
    return Panel(
        patient=directions.patient,
        days=said.days,
        rows=rows,
        wide=wide,
        first=said.first,
        others=said.others,
        beside=Beside(companion.tag, companion.direction, again.together) if companion and again else None,
        diary=_diary(directions, language, measure) if directions.diary else None,
        height=_height(directions, rows, wide, [said, *([again] if again else [])], measure),
    )


def _rows(cells: Mapping[str, Markup], language: Language, room: float) -> tuple[tuple[Row, ...], bool]:
    """Return the times as they fit `room`, in ems, and whether they stand side by side there.

    An amount is never parted from what is counted: a numeral alone would be read as tablets, or as millilitres.
    """
    full = tuple(Row(time, language.text(HEADS[time]), cells.get(time, _NOTHING)) for time in TIMES)
    if not cells or sum(_widest(row) + _CELL for row in full) <= room:
        return full if cells else (), True
    return tuple(row for row in full if row.dose is not _NOTHING), False


def _widest(row: Row) -> float:
    """Return the width of the widest word or picture in a column, in ems; what is counted is not bold, parts are."""
    numeral = _NUMERAL.search(row.dose)
    rest = row.dose.striptags().replace(numeral[1] if numeral else "", "", 1)
    scale = _PART if "part" in row.dose else _REGULAR
    widths = [*map(width, unbroken(row.head)), *(scale * width(word) for word in unbroken(rest))]
    return max(*widths, _PICTURE, NUMERAL * width(numeral[1]) if numeral else 0)


def _height(
    directions: Directions, rows: tuple[Row, ...], wide: bool, spoken: list[Instructions], measure: float
) -> float:
    """Return the room that the panel needs, in ems of print; an estimate that errs on the high side."""
    inside = measure - _SIDES
    column = (measure - _BORDERS) / len(TIMES) - _CELL
    counted = 6 if directions.patient is None else 8
    height = _AROUND
    if rows and wide:
        counted += max(lines(row.head, column) + lines(row.dose.striptags(), column) for row in rows)
        height += _PICTURE + NUMERAL
    height += 0 if wide else len(rows) * (NUMERAL * _LEADING + _GAP)
    for words in spoken:
        counted += lines(words.first.striptags(), inside)
        counted += lines(words.days.striptags(), inside) if words.days else 0
        counted += sum(lines(other.striptags(), inside / _REGULAR - _BULLET) for other in words.others)
        height += _GAP * (1 + len(words.others))
    return height + counted * _LEADING


def _diary(directions: Directions, language: Language, measure: float) -> Diary:
    """Return a row for each day or week, or an empty one for each dose where the medicine is taken when needed.

    Tables of empty rows are short, for they stay on one page: on two, nothing would tell their rows from each other.
    """
    if not directions.times:
        heads = tuple(map(language.text, (_DATE, _TIME, _HOW_MUCH)))
        sizes = (min(_TOGETHER, directions.diary - start) for start in range(0, directions.diary, _TOGETHER))
        return Diary(heads, tuple((("",) * len(heads),) * size for size in sizes), names=False)
    count = language.text(_WEEK if len(directions.weekdays) == 1 else _DAY)
    counted = [_counted(directions, language, number) for number in range(directions.diary)]
    times = [time for time in TIMES if time in directions.times]
    heads = tuple(language.text(HEADS[time]) for time in times)
    first = max(chain.from_iterable(map(width, unbroken(words)) for words in (count, *counted)))
    if first + _CELL + sum(max(map(width, unbroken(head))) + _CELL for head in heads) <= measure:
        return Diary((count, *heads), (tuple((name, *("",) * len(times)) for name in counted),), names=True)
    rows = tuple((name, head, "") for name in counted for head in heads)
    return Diary((count, language.text(_TIME), language.text(_TAKEN)), (rows,), names=False)


def _counted(directions: Directions, language: Language, number: int) -> str:
    """Return what a row of the diary is called: its day or week, or the day of the week on which it is taken."""
    if len(directions.weekdays) > 1:
        return language.text(DAYS[directions.weekdays[number % len(directions.weekdays)]])
    return language.number(1 + number * directions.every)
