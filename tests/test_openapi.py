"""The OpenAPI document describes what is there, and what is there answers as it says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from counters import Asker

from leaflet.counter.api import BODY, PARAMETERS
from leaflet.counter.openapi import described
from leaflet.language import languages
from leaflet.pipeline import FORMS

DOCUMENT = described("http://localhost:8000/")
LEAFLET = DOCUMENT["paths"]["/leaflets/{medicine}.{form}"]


def test_it_is_served_with_the_counters_own_address(asker: Asker) -> None:
    said: Any = asker.get("/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert said["servers"] == [{"url": asker.address.rstrip("/")}]


def test_it_has_every_parameter_form_and_language() -> None:
    assert [each["name"] for each in LEAFLET["get"]["parameters"]] == list(PARAMETERS)
    body = LEAFLET["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["properties"]) == set(BODY)
    assert body["additionalProperties"] is False
    assert LEAFLET["parameters"][1]["schema"]["enum"] == list(FORMS)
    assert LEAFLET["get"]["parameters"][0]["schema"]["examples"] == [language.tag for language in languages()]


def test_directions_stand_in_a_body_only() -> None:
    assert not {"directions", "patient", "diary"} & {each["name"] for each in LEAFLET["get"]["parameters"]}


def test_references_lead_somewhere() -> None:
    for name in re.findall(r"#/components/schemas/(\w+)", str(DOCUMENT)):
        assert name in DOCUMENT["components"]["schemas"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/leaflets/testamine.pdf", "200"),
        ("get", "/leaflets/none.pdf", "404"),
        ("get", "/leaflets/testamine.pdf?edition=huge", "400"),
        ("get", "/leaflets/oldamine.pdf?language=es", "422"),
        ("post", "/leaflets/testamine.pdf", "415"),
    ],
)
def test_answers_are_those_that_it_tells(asker: Asker, method: str, path: str, status: str) -> None:
    answer = asker.ask(method.upper(), path)
    assert str(answer.status) == status
    told = LEAFLET[method]["responses"][status]
    if "content" in told:
        assert answer.headers["content-type"].partition(";")[0] in told["content"]
