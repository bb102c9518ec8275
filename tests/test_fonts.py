"""The private fontconfig: only our fonts, whatever is installed, however many processes ask at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont
from fontTools.unicodedata import script
from hypothesis import given
from hypothesis import strategies as st
from support_pages import page

from leaflet.errors import LeafletError
from leaflet.pdf import set_page
from leaflet.press import fonts

SET_A_PAGE = """
import sys
sys.path.insert(0, sys.argv[1])
from support_pages import page
from leaflet.pdf import set_page
sys.stdout.buffer.write(set_page(page("<h1>Vitamin</h1><p>Take <strong>2</strong> a day → ♠</p>")))
"""
COMMON = {"Zyyy", "Zinh"}
PREPARE = "from leaflet.press import fonts; print(fonts.prepare())"


@pytest.fixture
def afresh() -> Iterator[None]:
    """Forget what was found and prepared, before and after."""
    kept = os.environ.get("FONTCONFIG_FILE")
    caches = (fonts._data, fonts._find, fonts._characters, fonts.prepare)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()
    if kept is None:
        os.environ.pop("FONTCONFIG_FILE", None)
    else:
        os.environ["FONTCONFIG_FILE"] = kept


def environment(home: Path, **more: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("FONTCONFIG", "XDG_"))}
    return {**inherited, "HOME": str(home), **more}


def faces(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Yield family, weight and whether it is italic, as each face of the file says itself."""
    collection = TTCollection(path).fonts if path.suffix == ".ttc" else [TTFont(path)]
    for face in collection:
        family = face["name"].getBestFamilyName()
        yield family, face["OS/2"].usWeightClass, bool(face["OS/2"].fsSelection & 1)
        face.close()


def test_no_two_files_describe_themselves_alike() -> None:
    described = [face for path in fonts.files() for face in faces(path)]
    assert len(described) == len(set(described))
    assert not any(italic for _, _, italic in described)


def test_every_family_is_called_what_its_files_say() -> None:
    present = [family for family in fonts.families() if family not in fonts.missing()]
    paths = {path.name: path for path in fonts.files()}
    assert len(present) >= 4
    for family in present:
        for name, weight in zip(family.files, (400, 700), strict=False):
            assert (family.name, weight, False) in set(faces(paths[name]))


def test_folder_holds_our_files_and_nothing_else(
    tmp_path: Path, afresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    configuration = fonts.prepare()
    assert configuration.is_relative_to(tmp_path / "leaflet")
    assert os.environ["FONTCONFIG_FILE"] == str(configuration)
    links = {path.resolve() for path in (configuration.parent / "files").iterdir()}
    assert links == set(fonts.files())


def test_preparing_again_changes_nothing(tmp_path: Path, afresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = fonts.prepare().stat()
    fonts.prepare.cache_clear()
    assert fonts.prepare().stat() == before


def test_processes_that_prepare_at_once_agree(tmp_path: Path) -> None:
    given_home = environment(tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    started = [
        subprocess.Popen([sys.executable, "-c", PREPARE], stdout=subprocess.PIPE, env=given_home, text=True)
        for _ in range(6)
    ]
    answers = {process.communicate()[0] for process in started}
    assert all(process.returncode == 0 for process in started)
    assert len(answers) == 1
    assert [path.name for path in (tmp_path / "cache" / "leaflet").iterdir()] == [Path(answers.pop()).parent.name]


def test_cache_that_cannot_be_written_is_no_hindrance(
    tmp_path: Path, afresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    configuration = fonts.prepare()
    assert configuration.is_file()
    assert not configuration.is_relative_to(tmp_path)


def test_stray_font_changes_nothing(tmp_path: Path) -> None:
    impostor = tmp_path / ".fonts" / "NotoSans.ttf"
    impostor.parent.mkdir()
    with TTFont(next(path for path in fonts.files() if path.name == "NotoSansMath-Regular.ttf")) as font:
        for record in font["name"].names:
            if record.nameID in {1, 4, 6, 16}:
                record.string = "NotoSans" if record.nameID == 6 else "Noto Sans"
        font.save(impostor)
    outcomes = []
    for home in (tmp_path, tmp_path / "other"):
        home.mkdir(exist_ok=True)
        command = [sys.executable, "-c", SET_A_PAGE, str(Path(__file__).parent)]
        settings = environment(home, FONTCONFIG_FILE="/nowhere.conf", XDG_DATA_HOME=str(tmp_path))
        outcomes.append(subprocess.run(command, capture_output=True, env=settings, check=True).stdout)
    body = "<h1>Vitamin</h1><p>Take <strong>2</strong> a day → ♠</p>"
    assert outcomes == [set_page(page(body))] * 2


def test_absent_required_font_names_package_and_command(
    tmp_path: Path, afresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    families = fonts.families()
    monkeypatch.setattr(fonts, "_data", lambda: ((tmp_path,), families))
    with pytest.raises(LeafletError, match="Noto Sans Symbols2") as caught:
        fonts.prepare()
    assert caught.value.hint == "apt-get install fonts-noto-core"
    assert str(tmp_path) in caught.value.where


def test_absent_optional_font_is_reported_and_left_out(afresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = fonts._data()[0]
    lost = fonts.Family("Lost Sans", "LostSans-Regular.ttf", "fonts-lost", languages=("xx",))
    families = (*fonts.families(), lost)
    monkeypatch.setattr(fonts, "_data", lambda: (folders, families))
    assert lost in fonts.missing()
    assert lost.command == "apt-get install fonts-lost"
    assert "Lost Sans" not in fonts.stack("xx")
    assert "Lost Sans" not in fonts.stylesheet()
    assert fonts.files()


def test_another_hand_comes_first_on_its_own_pages_alone() -> None:
    assert fonts.stack("ur", ("ur", "nastaliq"))[:3] == ("Noto Sans", "Noto Nastaliq Urdu", "Noto Naskh Arabic")
    rules = [rule for rule in fonts.stylesheet().splitlines() if "nastaliq" in rule.partition("{")[0]]
    assert [rule.partition("{")[0] for rule in rules] == ['.nastaliq[lang|="ur" i],.nastaliq [lang|="ur" i]']


def test_language_takes_its_own_family_right_after_the_first() -> None:
    for tag in ("ar", "fa", "ur", "ps", "ckb"):
        assert fonts.stack(tag)[:2] == ("Noto Sans", "Noto Naskh Arabic")
    assert fonts.stack("zh-Hant")[:2] == ("Noto Sans", "Noto Sans CJK TC")
    assert fonts.stack()[:4] == ("Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")
    assert sorted(fonts.stack("fa")) == sorted(fonts.stack())


def test_no_script_is_printed_in_two_families() -> None:
    """A family that has only some letters of a script stands behind the one that has them all."""
    cover = {}
    for family in fonts.families():
        if family not in fonts.missing() and not family.languages and not family.hand:
            path = next(path for path in fonts.files() if path.name == family.regular)
            with TTFont(path, fontNumber=0, lazy=True) as font:
                cover[family.name] = {code for code in font.getBestCmap() if 0x530 <= code < 0x1900}
    for letter in set().union(*cover.values()):
        having = [name for name, codes in cover.items() if letter in codes and script(chr(letter)) not in COMMON]
        of_script = {name: sum(script(chr(code)) == script(chr(letter)) for code in cover[name]) for name in having}
        assert not having or of_script[having[0]] == max(of_script.values()), hex(letter)


def test_character_without_a_font_is_named_once_and_in_order() -> None:
    assert fonts.unprintable("a\U00013000b\U000e0001\ue000\U00013000\n") == ("\U00013000", "\ue000")


@given(st.text(st.characters(codec="latin-1")))
def test_western_text_is_always_printable(text: str) -> None:
    assert fonts.unprintable(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا",
        "नमस्ते",
        "ยา",
        "ሀ",
        "ა",
        "→≥½♠",
    ],
)
def test_foreign_words_are_printable(text: str) -> None:
    assert fonts.unprintable(text) == ()
