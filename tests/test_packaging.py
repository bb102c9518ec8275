"""What is shipped: the exact files of sdist and wheel, and a leaflet made from the wheel far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("leaflet", "templates", "styles", "locales", "monographs")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, as on a machine that knows nothing of this checkout; return what it says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sources() -> list[str]:
    """Every file of the repository as a commit of this moment would hold it."""
    listed = run(
        *("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"), cwd=ROOT
    )
    return sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})


@pytest.fixture(scope="module")
def clone(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that was never installed, at a path with spaces."""
    clone = tmp_path_factory.mktemp("packaging") / "a fresh clone"
    for name in sources:
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, clone / name)
    return clone


@pytest.fixture(scope="module")
def sdist(clone: Path) -> Path:
    """The source distribution, built from the clone."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", clone.parent / "dist", cwd=clone)
    (built,) = (clone.parent / "dist").glob("*.tar.gz")
    return built


@pytest.fixture(scope="module")
def wheel(sdist: Path) -> Path:
    """The wheel, built from the source distribution as installers do."""
    run("tar", "-xzf", sdist, cwd=sdist.parent)
    unpacked = sdist.with_name(sdist.name.removesuffix(".tar.gz"))
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", sdist.parent, cwd=unpacked)
    (built,) = sdist.parent.glob("*.whl")
    return built


def test_sdist_holds_every_file_of_the_repository(sdist: Path, sources: list[str]) -> None:
    with tarfile.open(sdist) as archive:
        names = sorted(member.name.partition("/")[2] for member in archive.getmembers() if member.isfile())
    assert names == sorted([*sources, "PKG-INFO"])


def test_wheel_holds_the_program_its_folders_and_nothing_else(wheel: Path, sources: list[str]) -> None:
    shipped = [name for name in sources if name.startswith(tuple(f"{folder}/" for folder in SHIPPED))]
    inside = [name if name.startswith("leaflet/") else f"leaflet/{name}" for name in shipped]
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        notes = {name.partition(".dist-info/")[2] for name in archive.namelist() if ".dist-info/" in name}
    assert sorted(names) == sorted(inside)
    assert notes == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


@pytest.mark.parametrize("folder", SHIPPED[1:])
def test_folders_beside_the_package_hold_no_python(folder: str, sources: list[str]) -> None:
    """An editable installation is refused when they do."""
    assert any(name.startswith(f"{folder}/") for name in sources)
    assert not [name for name in sources if name.startswith(f"{folder}/") and name.endswith(".py")]


def test_wheel_makes_a_leaflet_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "a clean environment"
    venv.create(home, with_pip=False)
    python, program = home / "bin" / "python", home / "bin" / "leaflet"
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    # What leaflet depends on is borrowed from here, so nothing is fetched; a .pth in a .pth is not followed.
    here, there = (
        Path(run(each, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
        for each in (sys.executable, python)
    )
    (there / "borrowed.pth").write_text(f"{here}\n")

    place = run(python, "-c", "import leaflet.resources as r; print(r.folder('styles'))", cwd=tmp_path).strip()
    assert Path(place) == there / "leaflet" / "styles"
    run(program, "build", "vitamin-mk-7", "-o", "out", cwd=tmp_path)
    (made,) = (tmp_path / "out").iterdir()
    assert made.read_bytes().startswith(b"%PDF-")


def test_checkout_makes_a_leaflet_without_being_installed(clone: Path, tmp_path: Path) -> None:
    place = run(sys.executable, "-c", "import leaflet.resources as r; print(r.folder('styles'))", cwd=clone).strip()
    assert Path(place) == clone / "styles"
    run(sys.executable, "-m", "leaflet", "build", "vitamin-mk-7", "-o", tmp_path / "out", cwd=clone)
    (made,) = (tmp_path / "out").iterdir()
    assert made.read_bytes().startswith(b"%PDF-")
