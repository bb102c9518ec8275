"""The benchmark measures what it says: the same documents, every contender, every stage. No time is asserted."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import leaflet

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def load(name: str) -> ModuleType:
    spec = spec_from_file_location(f"benchmarks_{name}", BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LANGUAGES = ("en", "es", "ar", "zh-Hans", "hi")
monographs = load("monographs")


def test_fifty_monographs_are_fifty_texts() -> None:
    texts = [monographs.monograph(number) for number in range(50)]
    assert len(set(texts)) == 50
    assert texts == [monographs.monograph(number) for number in range(50)]


def test_every_monograph_has_the_shape_of_the_seed(tmp_path: Path) -> None:
    for path in monographs.write(tmp_path, 50):
        text = path.read_text("utf-8")
        assert re.findall(r"^### (.+)$", text, re.MULTILINE) == list(monographs.SECTIONS)
        assert text.count("**Q: ") == monographs.QUESTIONS
        read = leaflet.read(path)
        assert len(read.sections) == len(monographs.SECTIONS) - 1  # the generic name is a field
        assert read.generic_name


def test_a_leaflet_of_one_is_proved_and_fills_some_pages(tmp_path: Path) -> None:
    language, edition = leaflet.find_language("en"), leaflet.find_edition("large")
    paper = leaflet.find_paper("a4", edition)
    path = monographs.write(tmp_path, 1)[0]
    made = leaflet.make_leaflet(path, language, edition, paper, leaflet.Configuration(), date(2026, 1, 1))
    assert 5 <= made.proof.pages <= 8


def run(*command: str) -> str:
    program = [sys.executable, str(BENCHMARKS / command[0]), *command[1:]]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_recombined_monographs_are_distinct_and_pass_the_gates(tmp_path: Path) -> None:
    paths = load("recombined").write(tmp_path, 12, LANGUAGES)
    assert len({path.read_text("utf-8") for path in paths}) == 12
    for path in paths[:3]:
        for tag in LANGUAGES:
            leaflet.translate(leaflet.read(path), leaflet.find_language(tag))


def test_markup_has_the_words_of_the_page() -> None:
    html = "<body><h2>Dose</h2><p>Take *2* <strong>now</strong></p><ul><li>one</li><li>two</li></ul><style>x</style>"
    written = load("markup").typst(html, "T", "en").partition("#heading")[2]
    assert re.findall(r"[A-Za-z]+|[0-9]", written) == [
        "level",
        *["2", "Dose", "Take", "2", "strong", "now", "list", "one", "two"],
    ]


def test_speed_prints_every_figure() -> None:
    printed = run("speed.py", "--monographs", "1", "--languages", "en,ar", "--only", "weasyprint,weasyprint once")
    assert printed.startswith("1 monographs in en, ar;")
    rows = {line[:29].strip(): re.findall(r"\d+\.\d+", line) for line in printed.splitlines()}
    assert [len(rows[name]) for name in ("read", "translate", "compose", "set", "proof")] == [2] * 5
    for ratio in ("weasyprint", "weasyprint once"):
        assert len(rows[ratio]) >= 3
        assert all(float(figure) > 0 for figure in rows[ratio])


def test_memory_prints_how_it_grew() -> None:
    printed = run("memory.py", "--leaflets", "4")
    assert re.fullmatch(r"\d+ MiB after 1 leaflets, \d+ MiB after 4: \d\.\d\d times\n", printed)


def test_preview_prints_every_figure() -> None:
    heads, *rows = run("preview.py", "--rounds", "1", "--languages", "en,ar").splitlines()
    assert heads.split()[-8:] == ["s", "then", "s", "slowest", "s", "bare", "s", "ratio", "pages"][-8:]
    assert [row.split()[0] for row in rows] == ["en", "ar"]
    assert all(float(figure) > 0 for row in rows for figure in row.split()[1:])
