"""The templates: what is put in is text in its own language, never markup, and a name that is missing is an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from leaflet import resources
from leaflet.blocks import Foreign
from leaflet.language import find_language
from leaflet.layout import template
from leaflet.layout.template import counted, marked, quoted, render


def test_lines_of_a_template_leave_no_white_space() -> None:
    english = find_language("en")
    html = render("running.html", running={"notice": "a <b>", "name": "c  d", "state": "e"}, _=english.markup)
    assert html == (
        '<div class="head" data-running><p class="notice">a &lt;b&gt;</p><p class="name">c  d</p></div>'
        '<div class="foot" data-running><p class="number"></p><p>e</p></div>'
    )


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("running.html")


def test_the_mark_before_a_text_that_is_not_translated_has_its_own_direction() -> None:
    for tag, mark in (("ar", ' lang="ar" dir="rtl"'), ("es", ' lang="es"')):
        text = Foreign.of("For pain.", "en", Foreign.of("x:" if tag == "es" else "غير:", tag))
        assert f"<strong{mark}>" in marked(text)


def test_a_string_in_a_style_cannot_end_early() -> None:
    assert quoted('5 mg "a"\\ </style>') == r'"5 mg \22 a\22 \5c  \3c \2f style\3e "'
    assert quoted("قرص 5") == '"قرص 5"'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, and templates that are not loaded."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    template._environment.cache_clear()
    yield tmp_path / "leaflet"
    template._environment.cache_clear()


def made_again() -> str:
    """Return what a template makes in another run of the program."""
    template._environment.cache_clear()
    return render("running.html", running={"notice": "", "name": "x", "state": ""}, number="1", _=str)


def compiled(cache: Path) -> list[Path]:
    return sorted(cache.glob("templates-*/*"))


def test_a_compiled_template_is_kept_for_the_next_run(cache: Path) -> None:
    first = made_again()
    (file,) = compiled(cache)
    before = file.stat()
    assert made_again() == first
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("harm", [b"", b"j2", b"j2" + bytes(40)])
def test_a_kept_template_that_is_damaged_is_made_again(cache: Path, harm: bytes) -> None:
    first = made_again()
    (file,) = compiled(cache)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(harm) * 10] if harm else b"")
    assert made_again() == first
    file.write_bytes(harm)
    assert made_again() == first
    assert file.read_bytes() == whole


def test_a_template_that_has_changed_is_compiled_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made_again()
    folder = cache.parent / "templates"
    folder.mkdir()
    text = (resources.folder("templates") / "running.html").read_text()
    monkeypatch.setattr(resources, "folder", lambda _name: folder)
    for more in ("", "<i>new</i>"):
        (folder / "running.html").write_text(text + more)
        assert made_again() == first + more


def test_a_cache_that_others_can_write_is_not_believed(cache: Path) -> None:
    first = made_again()
    (file,) = compiled(cache)
    file.unlink()
    file.parent.chmod(0o777)
    assert made_again() == first
    assert compiled(cache) == []


def test_without_a_cache_templates_are_compiled_each_time(cache: Path) -> None:
    cache.write_text("this is a file")
    assert "x" in made_again()


def test_page_numbers_are_content_of_a_style() -> None:
    assert (
        counted("Page {page} of {pages}", "decimal") == '"Page " counter(page, decimal) " of " counter(pages, decimal)'
    )
    assert counted("{pages}/{page}", "x") == r'counter(pages, x) "\2f " counter(page, x)'
