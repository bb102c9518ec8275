"""The app: each address is answered by its own room and by nothing else; programs are told so that they understand."""

from __future__ import annotations

from typing import Any

import pytest
from counters import Asker


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200), ("GET", "/sign-in", 200), ("GET", "/static/counter.css", 200),
        ("GET", "/static/counter.js", 200), ("GET", "/openapi.json", 200), ("GET", "/infobutton", 200),
        ("POST", "/", 405), ("GET", "/tongue", 405), ("GET", "/medicines/testamine/print", 405),
        ("GET", "/medicines/testamine/save/pdf", 405), ("DELETE", "/medicines/testamine", 405), ("PUT", "/", 405),
        ("GET", "/static/../leaflet.toml", 404), ("GET", "/static/counter.py", 404), ("GET", "/leaflets/", 404),
        ("GET", "//evil.example/", 404), ("GET", "/%00", 404), ("GET", "/leaflets/testamine", 404),
    ],
)  # fmt: skip
def test_addresses_are_answered_as_they_should_be(asker: Asker, method: str, path: str, status: int) -> None:
    answer = asker.ask(method, path)
    assert answer.status == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_scripts_and_styles_are_our_own_files(asker: Asker) -> None:
    page = asker.get("/")
    assert "<style" not in page.text
    assert "<script>" not in page.text
    assert " on" not in page.text.partition("<body")[2].replace(" only", "").replace(" on it", "")
    assert asker.get("/static/counter.js").headers["content-type"].startswith("text/javascript")
    assert "max-age" in asker.get("/static/counter.css").headers["cache-control"]


def test_programs_are_told_in_json_what_they_did_wrong(asker: Asker) -> None:
    answer = asker.ask("DELETE", "/leaflets/testamine.pdf")
    told: Any = answer.json()
    assert (answer.status, told["status"]) == (405, 405)
    assert answer.headers["allow"]


def test_another_name_for_this_machine_is_not_answered(asker: Asker) -> None:
    for host in ("evil.example", "localhost"):
        answer = asker.ask("GET", "/", headers={"Host": host})
        assert answer.status == 421
        assert "Leaflets" not in answer.text


def test_answers_do_not_say_what_program_they_are_of(asker: Asker) -> None:
    assert "server" not in asker.get("/").headers
