"""For other programs: a leaflet by its address, kept while it does not change; directions in a body only."""

from __future__ import annotations

from typing import Any

import pytest
from counters import Answer, Asker, Counter


def problem(answer: Answer) -> Any:
    """Return the problem that an answer tells."""
    assert answer.headers["content-type"] == "application/problem+json"
    told: Any = answer.json()
    assert told["status"] == answer.status
    return told


@pytest.mark.parametrize(
    ("form", "kind"),
    [("pdf", "application/pdf"), ("html", "text/html"), ("txt", "text/plain"), ("brf", "text/plain")],
)
def test_a_leaflet_is_given_in_every_form(asker: Asker, form: str, kind: str) -> None:
    answer = asker.get(f"/leaflets/testamine.{form}?language=es&edition=clear&paper=a5")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-disposition"] == f"inline; filename*=UTF-8''testamine.es.clear.{form}"
    assert answer.headers["cache-control"] == "no-cache"


def test_without_parameters_the_pharmacys_usual_leaflet_is_given(asker: Asker) -> None:
    answer = asker.get("/leaflets/testamine.pdf")
    assert "testamine.en.large.pdf" in answer.headers["content-disposition"]


def test_a_language_is_found_as_programs_write_it(asker: Asker) -> None:
    assert "testamine.es.large" in asker.get("/leaflets/testamine.txt?language=es-MX").headers["content-disposition"]


def test_a_leaflet_that_has_not_changed_is_not_sent_again(asker: Asker, counter: Counter) -> None:
    first = asker.get("/leaflets/testamine.pdf")
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = asker.get("/leaflets/testamine.pdf", if_none_match=known)
        assert (again.status, again.data, again.headers["etag"]) == (304, b"", tag)
    assert asker.get("/leaflets/testamine.pdf", if_none_match='"other"').status == 200
    path = counter.formulary / "testamine.md"
    before = path.read_text()
    try:
        path.write_text(before.replace("It eases pain.", "It eases much pain."))
        changed = asker.get("/leaflets/testamine.pdf", if_none_match=tag)
        assert changed.status == 200
        assert changed.headers["etag"] != tag
    finally:
        path.write_text(before)


def test_a_head_request_is_answered_without_a_body(asker: Asker) -> None:
    answer = asker.ask("HEAD", "/leaflets/testamine.pdf")
    assert (answer.status, answer.data) == (200, b"")
    assert answer.headers["etag"]


def test_directions_come_in_a_body_and_nothing_of_them_is_kept(asker: Asker) -> None:
    asked = {"language": "es", "directions": "1 tablet morning, for 7 days", "patient": "Zoraida", "diary": 7}
    answer = asker.send("/leaflets/testamine.txt", asked)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert "Tome 1 comprimido por la mañana." in answer.text
    assert "Zoraida" in answer.text
    assert "Zoraida" not in asker.get("/leaflets/testamine.txt?language=es").text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/leaflets/none.pdf", 404, "there is no medicine 'none'"),
        ("/leaflets/testamine.exe", 404, "there is no form 'exe'"),
        ("/leaflets/..%2f..%2fetc%2fpasswd.pdf", 404, ""),
        ("/leaflets/testamine.pdf?language=xx", 400, "there is no language 'xx'"),
        ("/leaflets/testamine.pdf?edition=huge", 400, "there is no edition 'huge'"),
        ("/leaflets/testamine.pdf?edition=giant&paper=a5", 400, "does not fit"),
        ("/leaflets/testamine.pdf?beside=en", 400, "cannot stand beside itself"),
        ("/leaflets/testamine.pdf?directions=1+tablet+morning", 400, "there is no parameter 'directions'"),
        ("/leaflets/testamine.pdf?name=Maria", 400, "there is no parameter 'name'"),
        ("/leaflets/testamine.pdf?language=fr", 422, "is not translated"),
        ("/leaflets/oldamine.pdf?language=es", 422, "is older than its source"),
        ("/leaflets/badamine.pdf?language=es", 422, "is wrong"),
        ("/leaflets/broken.pdf", 422, "there is no dosage section"),
    ],
)
def test_what_cannot_be_given_is_told(asker: Asker, counter: Counter, path: str, status: int, said: str) -> None:
    answer = asker.get(path)
    assert answer.status == status
    told = problem(answer)
    assert said in str(told)
    assert str(counter.folder) not in str(told)


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        ({"directions": "1.0 tablet morning"}, 400, "ends with a zero"),
        ({"directions": ["1 tablet"]}, 400, "is not text"),
        ({"patient": "Ana"}, 400, "goes with directions"),
        ({"directions": "1 tablet morning", "diary": "7"}, 400, "are no number"),
        ({"directions": "1 tablet morning", "diary": 99}, 400, "cannot have 99 rows"),
        ({"directions": "1 tablet morning", "patient": 5}, 400, "is not text"),
        ({"other": 1}, 400, "there is no parameter 'other'"),
        ([1], 400, "is no object"),
        ("x", 400, "is no object"),
    ],
)
def test_a_body_that_is_not_clear_is_refused(asker: Asker, value: object, status: int, said: str) -> None:
    answer = asker.send("/leaflets/testamine.pdf", value)
    assert answer.status == status
    assert said in str(problem(answer))


def test_a_body_that_another_sites_form_can_send_is_not_taken(asker: Asker) -> None:
    body = b'{"directions": "1 tablet morning"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        assert asker.ask("POST", "/leaflets/testamine.pdf", body, {"Content-Type": kind}).status == 415
    for broken in (b"{", b"\xff", b"[" * 50_000):
        answer = asker.ask("POST", "/leaflets/testamine.pdf", broken, {"Content-Type": "application/json"})
        assert answer.status == 400


def test_a_leaflet_runs_nothing_in_a_browser(asker: Asker) -> None:
    policy = asker.get("/leaflets/testamine.html").headers["content-security-policy"]
    assert "script-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
