"""Each ingredient of a leaflet is changed in turn, and exactly the leaflets that it is in are made anew."""

import re
import shutil
import sys
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from leaflet import resources
from leaflet.batch import make as making
from leaflet.batch import recipe as recipes
from leaflet.batch.digests import Digests
from leaflet.batch.plan import Order
from leaflet.batch.report import Report
from leaflet.batch.run import Task, run
from leaflet.batch.work import Made, Outcome
from leaflet.configuration import Braille, Configuration, Defaults, Folders, Help, Languages, Pharmacy
from leaflet.edition import find_edition, find_paper
from leaflet.pipeline import Leaflet
from leaflet.press import fonts

TODAY = date(2026, 11, 22)
FORMS = ("pdf", "html", "txt", "brf")
CONFIGURATION = Configuration(Pharmacy("Corner Pharmacy"))
SHIPPED = {name: resources.folder(name) for name in ("templates", "styles", "locales")}
ALPHA = """---
title: Testamine
version: 2026-11
reviewed_by: A. Pharmacist
reviewed_on: 2026-11-01
---
## Usage
It eases pain.

## Dosage
Take 1 tablet every 6 hours.

## Storage
Keep it dry.
"""
BETA = """---
title: Betamine
reviewed_by: A. Pharmacist
reviewed_on: 2026-11-01
review_due: 2027-01-31
---
## Usage
It eases pain.

## Dosage
Take 2 tablets every 8 hours, and drink a full glass of water with them each time.
"""
HINDI = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: hi\n"
"PO-Revision-Date: 2026-11-02 10:00+0000\n"
"X-Reviewed-By: B. Pharmacist\n"
"X-Reviewed-On: 2026-11-03\n"
"X-Source-Version: 2026-11\n"

msgctxt "title"
msgid "Testamine"
msgstr "टेस्टामीन"

msgctxt "usage"
msgid "It eases pain."
msgstr "यह दर्द कम करता है।"

msgctxt "dosage"
msgid "Take 1 tablet every 6 hours."
msgstr "हर 6 घंटे में 1 गोली लें।"

msgctxt "storage"
msgid "Keep it dry."
msgstr "इसे सूखा रखें।"
"""


def forget() -> None:
    """Forget what the program has read of its own files."""
    for name, module in list(sys.modules.items()):
        if name.startswith("leaflet.") and not name.startswith("leaflet.press.haste"):
            for key, value in vars(module).items():
                if hasattr(value, "cache_clear") and key not in {"_font_configuration", "prepare"}:
                    value.cache_clear()


def in_process(task: Task) -> Generator[Made, None, None]:
    for work in task.works:
        yield making.make(work, task.configuration, task.today, task.folder, task.scratch)


@dataclass
class House:
    """A copy of all that leaflets are made of, and the folder of those that were made."""

    folder: Path

    def file(self, *parts: str) -> Path:
        return self.folder.joinpath(*parts)

    def edit(self, place: str, old: str, new: str) -> None:
        path = self.folder / place
        text = path.read_text("utf-8")
        assert old in text, f"{place} does not say {old!r}"
        path.write_text(text.replace(old, new), "utf-8")

    def run(self, configuration: Configuration = CONFIGURATION, today: date = TODAY, output: str = "out") -> Report:
        forget()
        sizes = tuple((edition, find_paper("a4", edition)) for edition in map(find_edition, ("clear", "large")))
        order = Order(
            self.folder / "formulary", ("en", "hi"), sizes, FORMS, configuration.defaults.conformance, every=True
        )
        return run(order, configuration, today, self.folder / output, in_process, Deaf())

    def made(self, *arguments: Any, **named: Any) -> set[str]:
        done = self.run(*arguments, **named)
        assert not [made for made in done.leaflets if made.faults]
        return {made.file for made in done.leaflets if made.outcome == Outcome.MADE}


class Deaf:
    """Hears nothing."""

    def waiting(self) -> None: ...

    def planned(self, what: object) -> None: ...

    def told(self, made: Made) -> None: ...


ALL = {
    f"{text}.{edition}.{form}"
    for text in ("alpha.en", "alpha.hi", "beta.en")
    for edition in ("clear", "large")
    for form in FORMS
}


def like(*patterns: str) -> set[str]:
    return {file for file in ALL if any(fnmatch(file, pattern) for pattern in patterns)}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house with everything made."""
    folder = tmp_path_factory.mktemp("finished")
    for name in ("templates", "styles"):
        shutil.copytree(SHIPPED[name], folder / name)
    (folder / "locales").mkdir()
    for tag in ("en", "hi"):
        shutil.copy(SHIPPED["locales"] / f"{tag}.po", folder / "locales")
    (folder / "formulary/locales/hi").mkdir(parents=True)
    (folder / "formulary/alpha.md").write_text(ALPHA)
    (folder / "formulary/beta.md").write_text(BETA)
    (folder / "formulary/locales/hi/alpha.po").write_text(HINDI)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "folder", lambda name: folder / name)
        assert House(folder).made() == ALL
        assert House(folder).made() == set()
    return folder


@pytest.fixture
def house(finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[House, None, None]:
    """A house of its own for each test, where everything is made."""
    folder = tmp_path / "house"
    shutil.copytree(finished, folder)
    monkeypatch.setattr(resources, "folder", lambda name: folder / name)
    yield House(folder)
    monkeypatch.undo()
    forget()


@pytest.fixture
def known(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set nothing in type anew, where the bytes are known to be the same."""

    def finish(layout: Any, _configuration: Configuration, _conformance: str) -> Leaflet:
        name = layout.page.name
        return Leaflet(name, layout.form, (house.file("out") / f"{name}.{layout.form}").read_bytes())

    monkeypatch.setattr(making, "finish", finish)


def test_a_moved_house_is_as_fresh_as_it_was(house: House) -> None:
    assert house.made() == set()


CHANGES = {
    "a monograph": ("formulary/alpha.md", "version: 2026-11", "version: 2026-12", like("alpha.*")),
    "the words of one": ("formulary/beta.md", "8 hours", "12 hours", like("beta.*")),
    "a catalog": ("formulary/locales/hi/alpha.po", "इसे सूखा रखें।", "इसे सूखी जगह रखें।", like("alpha.hi.*")),
    "a style sheet": ("styles/leaflet.css", "margin", "orphans: 3; margin", like("*.pdf")),
    "the style sheet of the web": ("styles/web/web.css", "margin", "orphans: 3; margin", like("*.html")),
    "a pictogram": ("styles/pictograms/storage.svg", "</svg>", "<g/></svg>", like("alpha.*.pdf", "alpha.*.html")),
    "an edition": ("styles/editions.toml", "size = 18\n", "size = 19\n", like("*.large.pdf", "*.large.html")),
    "the words of a template": ("templates/closing.html", "<h2", "<p>example.org</p><h2", ALL),
}
HARMLESS = {
    "what nobody prints of a monograph": ("formulary/beta.md", "---\ntitle", "---\nlayout: page\ntitle"),
    "a comment in a catalog": ("formulary/locales/hi/alpha.po", 'msgctxt "usage"', '# x\nmsgctxt "usage"'),
    "a comment in a template": ("templates/matter.html", "<h2", "{# a heading #}<h2"),
    "a comment in a style sheet": ("styles/leaflet.css", "/* A section", "/* Every section"),
    "a pictogram that no leaflet shows": ("styles/pictograms/missed_dose.svg", "</svg>", "<g/></svg>"),
    "an edition that nobody asks for": ("styles/editions.toml", 'title = "giant print"', 'title = "very large"'),
    "the braille of another language": ("styles/braille.toml", "[braille.es]", "# x\n[braille.es]"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of(house: House, change: str) -> None:
    place, old, new, expected = CHANGES[change]
    house.edit(place, old, new)
    assert house.made() == expected
    assert house.made() == set()


def test_what_alters_no_leaflet_makes_none_anew_and_what_is_left_is_what_would_be_made_now(house: House) -> None:
    for place, old, new in HARMLESS.values():
        house.edit(place, old, new)
    shutil.copy(SHIPPED["locales"] / "fr.po", house.file("locales"))
    assert house.made() == set()
    assert house.made(output="anew") == ALL
    for file in sorted(ALL):
        assert house.file("anew", file).read_bytes() == house.file("out", file).read_bytes(), file


def test_furniture_changes_the_leaflets_of_its_language(house: House) -> None:
    text = house.file("locales/hi.po").read_text()
    found = re.search(r'msgid "Version \{version\}\."\nmsgstr "(.*)"', text)
    house.edit("locales/hi.po", found[0], found[0].replace(found[1], f"{found[1]}."))
    assert house.made() == like("alpha.hi.*")


def test_a_source_that_changes_its_words_refuses_the_translation(house: House) -> None:
    house.edit("formulary/alpha.md", "6 hours", "8 hours")
    done = house.run()
    assert {made.file for made in done.leaflets if made.outcome == Outcome.MADE} == like("alpha.en.*")
    assert set(done.moved) == like("alpha.hi.*")


SETTINGS: Mapping[str, tuple[Configuration, set[str]]] = {
    "the pharmacy": (replace(CONFIGURATION, pharmacy=Pharmacy("Other Pharmacy")), ALL),
    "the help lines": (replace(CONFIGURATION, help=Help(emergency_number="112")), ALL),
    "the braille": (replace(CONFIGURATION, braille=Braille(cells=30)), like("*.brf")),
    "the conformance": (replace(CONFIGURATION, defaults=Defaults(conformance="ua2")), like("*.pdf")),
    "the digits": (replace(CONFIGURATION, languages=Languages(digits="own")), like("alpha.hi.*")),
    "what is not on these leaflets": (
        replace(
            CONFIGURATION,
            languages=Languages(urdu="nastaliq"),
            check={"dose-each-day": "off"},
            defaults=Defaults("en", "giant", "letter"),
            folders=Folders("x"),
            path=Path("x"),
        ),
        set(),
    ),
}


@pytest.mark.parametrize("change", SETTINGS)
def test_a_setting_of(house: House, change: str) -> None:
    configuration, expected = SETTINGS[change]
    made = house.made(configuration)
    # Braille has one way of writing numbers, whatever digits are on the page.
    assert made == expected - (like("*.brf") if change == "the digits" else set())


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ("NotoSans-Regular.ttf", like("*.pdf")),
        ("NotoSansDevanagari-Bold.ttf", like("alpha.hi.*.pdf")),
        ("tags.py", like("*.pdf")),
        ("proof.py", like("*.pdf")),
        ("NotoSansTamil-Regular.ttf page.py plaintext.py cli.py", set()),
    ],
)
@pytest.mark.usefixtures("known")
def test_another(house: House, monkeypatch: pytest.MonkeyPatch, files: str, expected: set[str]) -> None:
    look: Callable[..., str] = Digests.file
    names = files.split()
    monkeypatch.setattr(Digests, "file", lambda self, path: look(self, path) + "x" * (Path(path).name in names))
    assert house.made() == expected


@pytest.mark.parametrize(
    ("package", "expected"),
    [("weasyprint", like("*.pdf")), ("jinja2", set())],
)
@pytest.mark.usefixtures("known")
def test_a_new_version_of(house: House, monkeypatch: pytest.MonkeyPatch, package: str, expected: set[str]) -> None:
    others = {each for each in recipes.installed() if not each.startswith(f"{package}-")}
    monkeypatch.setattr(recipes, "installed", lambda: frozenset({*others, f"{package}-99"}))
    assert house.made() == expected


@pytest.mark.usefixtures("known")
def test_a_new_version_of_what_shapes_the_letters(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipes, "libraries", lambda: ("pango 99",))
    assert house.made() == like("*.pdf")


def test_a_font_that_is_no_longer_installed_changes_only_what_it_could_print(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamil = tuple(family for family in fonts.families() if family.name == "Noto Sans Tamil")
    monkeypatch.setattr(fonts, "missing", lambda: tamil)
    assert house.made() == set()


def test_the_day_after_a_review_is_due_changes_the_leaflets_of_that_monograph(house: House) -> None:
    assert house.made(today=date(2027, 1, 31)) == set()
    assert house.made(today=date(2027, 2, 1)) == like("beta.*")
    assert house.made(today=date(2027, 2, 2)) == set()


def test_what_was_tampered_with_or_taken_away_is_made_anew(house: House) -> None:
    house.file("out/alpha.en.large.txt").write_text("another dose")
    house.file("out/beta.en.clear.pdf").unlink()
    assert house.made() == {"alpha.en.large.txt", "beta.en.clear.pdf"}


def test_a_new_medicine_is_made_and_no_other(house: House) -> None:
    shutil.copy(house.file("formulary/beta.md"), house.file("formulary/gamma.md"))
    assert house.made() == {file.replace("beta", "gamma") for file in like("beta.*")}
