"""The running head and foot: the words that stand on every page, and the room they need there."""

from __future__ import annotations

from dataclasses import dataclass

from leaflet.edition import MM, Edition, Paper
from leaflet.language import Language
from leaflet.layout.measure import lines
from leaflet.layout.review import Review
from leaflet.monograph import Monograph
from leaflet.sections import _

EDGE = 9 * MM
"""What a printer may leave blank along the edge of a sheet, in points."""

# What styles/leaflet.css draws around the words, in ems: rule and padding of the notice, the name, the foot.
_NOTICE = 0.75
_NOTICE_SIDES = 1.5
_NAME = 0.75
_FOOT = 0.5
_GAP = 0.7


@dataclass(frozen=True)
class Running:
    """The words at the head and foot of every page; `number` holds `{page}` and `{pages}`."""

    notice: str
    name: str
    number: str
    state: str

    @property
    def head(self) -> str:
        """Return the words of the head, in reading order."""
        return f"{self.notice} {self.name}".strip()

    @property
    def foot(self) -> str:
        """Return the words of the foot, in reading order."""
        return f"{self.number} {self.state}".strip()

    def top(self, edition: Edition, measure: float) -> float:
        """Return the margin that the head needs above the text, in points; `measure` is the line in ems."""
        ems = lines(self.name, measure) * (edition.tight + edition.growth) + _NAME + _GAP
        if self.notice:
            ems += lines(self.notice, measure - _NOTICE_SIDES) * (edition.tight + edition.growth) + _NOTICE
        return max(edition.margin * MM, EDGE + ems * edition.size)

    def bottom(self, edition: Edition, measure: float) -> float:
        """Return the margin that the foot needs below the text, in points; `measure` is the line in ems."""
        widest = self.number.format(page="8888", pages="8888")
        ems = (lines(widest, measure) + lines(self.state, measure)) * (edition.tight + edition.growth) + _FOOT + _GAP
        return max(edition.margin * MM, EDGE + ems * edition.size)


def running(monograph: Monograph, language: Language, review: Review) -> Running:
    """Return what stands on every page of the leaflet for `monograph` in `language`."""
    version = language.text(_("Version {version}."), version=monograph.version) if monograph.version else ""
    return Running(
        notice=review.notice,
        name=with_strength(monograph, language),
        number=language.text(_("Page {page} of {pages}")),
        state=f"{version} {review.foot}".strip(),
    )


def with_strength(monograph: Monograph, language: Language) -> str:
    """Return the medicine's name and its strength; a name that already says it stays as it is."""
    said = monograph.strength.casefold() in monograph.title.casefold()
    return monograph.title if said else language.join((monograph.title, monograph.strength))


def line_length(edition: Edition, paper: Paper) -> float:
    """Return the length of a line of `edition` on `paper`, in ems."""
    return (paper.width - 2 * edition.side_margin(paper)) * MM / edition.size
