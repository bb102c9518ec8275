"""The panel: a patient's own directions as they stand on the first page, and the diary that goes with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup

from leaflet.directions import TIMES, Directions
from leaflet.dosing.instructions import HEADS, Instructions, instruct
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
_CELL = 0.4
_GAP = 0.5
_PICTURE = 2.4
_REGULAR = 0.92
_BULLET = 1.3
_LEADING = 1.5
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
class Said:
    """The directions in sentences, in the patient's language or in the one `beside` it."""

    language: str
    direction: str
    beside: bool
    first: Markup
    others: tuple[Markup, ...]


@dataclass(frozen=True)
class Diary:
    """A table to fill in by hand: heads of columns, and what stands in its rows, "" for an empty box.

    The first column names the rows where it `names` them.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    names: bool


@dataclass(frozen=True)
class Panel:
    """What the panel says. `rows` are the times, none for what is taken when needed.

    All four stand side by side where the panel is `wide` enough for their words; else those at which something is
    taken, one under the other. `height` is the room that the panel needs, in ems. `patient` is the name, "" for a
    line to write it on, None for neither.
    """

    patient: str | None
    rows: tuple[Row, ...]
    wide: bool
    said: tuple[Said, ...]
    diary: Diary | None
    height: float

    @property
    def words(self) -> tuple[str, ...]:
        """Return its words in reading order, but for the heads of columns."""
        table = (row.dose.striptags() for row in self.rows)
        sentences = (said.striptags() for each in self.said for said in (each.first, *each.others))
        return tuple(chain((self.patient,) if self.patient else (), table, sentences))


def panel(
    directions: Directions, language: Language, typed: Language, measure: float, companion: Language | None = None
) -> Panel:
    """Return the panel for `directions` in `language`, on lines of `measure` ems; math.inf where lines have no end.

    Words that were typed are in the language `typed`. What the panel says stands again in the `companion` language.
    """
    spoken = [(language, instruct(directions, language, typed))]
    if companion:
        spoken.append((companion, instruct(directions, companion, typed)))
    column = (measure - _BORDERS) / len(TIMES) - _CELL
    rows, wide = _rows(spoken[0][1].cells, language, column)
    said = tuple(
        Said(each.tag, each.direction, each is not language, words.first, words.others) for each, words in spoken
    )
    return Panel(
        patient=directions.patient,
        rows=rows,
        wide=wide,
        said=said,
        diary=_diary(directions, language, measure) if directions.diary else None,
        height=_height(directions, rows, wide, [words for _, words in spoken], measure),
    )


def _rows(cells: Mapping[str, Markup], language: Language, column: float) -> tuple[tuple[Row, ...], bool]:
    """Return the times as they fit columns of so many ems, and whether they stand side by side.

    Where what is counted is too long a word for a column, the numeral stands there alone: the sentence below says it.
    """
    if not cells:
        return (), False
    full = tuple(Row(time, language.text(HEADS[time]), cells.get(time, _NOTHING)) for time in TIMES)
    bare = tuple(replace(row, dose=_numeral(row.dose)) for row in full)
    for rows in (full, bare):
        if all(row.dose and _widest(row) <= column for row in rows):
            return rows, True
    return tuple(row for row in full if row.dose is not _NOTHING), False


def _numeral(dose: Markup) -> Markup:
    """Return the numeral of a dose alone, nothing where it has none."""
    found = _NUMERAL.search(dose)
    return dose if dose is _NOTHING else Markup(found[0] if found else "")  # noqa: S704 - a part of markup


def _widest(row: Row) -> float:
    """Return the width of the widest word in a column, in ems; what is counted is not bold, parts of a tablet are."""
    numeral = _NUMERAL.search(row.dose)
    rest = row.dose.striptags().replace(numeral[1] if numeral else "", "", 1)
    scale = _PART if "part" in row.dose else _REGULAR
    widths = [*map(width, unbroken(row.head)), *(scale * width(word) for word in unbroken(rest))]
    return max(*widths, NUMERAL * width(numeral[1]) if numeral else 0)


def _height(
    directions: Directions, rows: tuple[Row, ...], wide: bool, spoken: list[Instructions], measure: float
) -> float:
    """Return the room that the panel needs, in ems of print; an estimate that errs on the high side."""
    inside = measure - _SIDES
    column = (measure - _BORDERS) / len(TIMES) - _CELL
    counted = 4 if directions.patient is None else 6
    height = _AROUND
    if rows and wide:
        counted += max(lines(row.head, column) + lines(row.dose.striptags(), column) for row in rows)
        height += _PICTURE + NUMERAL
    height += 0 if wide else len(rows) * (NUMERAL * _LEADING + _GAP)
    for words in spoken:
        counted += lines(words.first.striptags(), inside)
        counted += sum(lines(other.striptags(), inside / _REGULAR - _BULLET) for other in words.others)
        height += _GAP * (1 + len(words.others))
    return height + counted * _LEADING


def _diary(directions: Directions, language: Language, measure: float) -> Diary:
    """Return a row for each day or week, or an empty one for each dose where the medicine is taken when needed."""
    numbers = [language.number(number + 1) for number in range(directions.diary)]
    if not directions.times:
        heads = tuple(map(language.text, (_DATE, _TIME, _HOW_MUCH)))
        return Diary(heads, (("",) * len(heads),) * directions.diary, names=False)
    count = language.text(_WEEK if directions.weekday else _DAY)
    times = [time for time in TIMES if time in directions.times]
    heads = tuple(language.text(HEADS[time]) for time in times)
    if sum(max(map(width, unbroken(head))) + _CELL for head in (count, *heads)) <= measure:
        return Diary((count, *heads), tuple((number, *("",) * len(times)) for number in numbers), names=True)
    rows = tuple((number, head, "") for number in numbers for head in heads)
    return Diary((count, language.text(_TIME), language.text(_TAKEN)), rows, names=False)
