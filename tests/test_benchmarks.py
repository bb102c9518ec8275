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


def test_speed_prints_every_figure() -> None:
    printed = run("speed.py", "--monographs", "2")
    assert printed.startswith("2 monographs, ")
    figures = re.findall(r"^(\S+).* (\d+\.\d+)(?: |%|$)", printed, re.MULTILINE)
    names = [name for name, _ in figures]
    assert names == ["2", "a", "b", "c", "d", "a/b", "a/c", "d/c", "read", "compose", "set", "proof", "proof/set"]
    assert all(float(figure) > 0 for _, figure in figures)


def test_memory_prints_how_it_grew() -> None:
    printed = run("memory.py", "--leaflets", "4")
    assert re.fullmatch(r"\d+ MiB after 1 leaflets, \d+ MiB after 4: \d\.\d\d times\n", printed)
