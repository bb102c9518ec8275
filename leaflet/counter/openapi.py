"""The OpenAPI document: what other programs may ask of the counter, and what it answers."""

from __future__ import annotations

from typing import Any

from leaflet.counter.api import BODY, PARAMETERS
from leaflet.counter.pages import TYPES
from leaflet.edition import editions, papers
from leaflet.language import languages
from leaflet.pipeline import FORMS

_SAYS = {
    "language": "The patient's language: a BCP 47 tag.",
    "edition": "The print size.",
    "paper": "The paper that a PDF is for.",
    "beside": "A second language, block by block after the first.",
    "directions": "What the patient takes: '1 tablet morning, 2 tablets bedtime, with food, for 7 days'.",
    "patient": "The patient's name; an empty one for a line to write it on.",
    "diary": "How many rows a diary has, 0 for none.",
}

_WRONG = "The token is missing or wrong"
_TOO_MANY = "Too many wrong tokens: wait a minute"


def described(base: str) -> dict[str, Any]:
    """Return the document for the counter at the address `base` (OpenAPI 3.1)."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "leaflet", "version": "1", "description": "Medicine leaflets in large print."},
        "servers": [{"url": base.rstrip("/")}],
        "security": [{}, {"token": []}],
        "paths": {
            "/leaflets/{medicine}.{form}": {
                "parameters": [_path("medicine", {"type": "string"}), _path("form", {"enum": list(FORMS)})],
                "get": {
                    "operationId": "leaflet",
                    "summary": "A leaflet for no patient in particular",
                    "parameters": [_query(name) for name in PARAMETERS],
                    "responses": _answers("304"),
                },
                "post": {
                    "operationId": "patientLeaflet",
                    "summary": "A leaflet with a patient's own directions, of which nothing is kept",
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "properties": {name: _schema(name) for name in BODY},
                                }
                            }
                        },
                    },
                    "responses": _answers("415"),
                },
            },
            "/infobutton": {
                "get": {
                    "operationId": "infobutton",
                    "summary": "HL7 Infobutton: leaflets by a medicine's code",
                    "parameters": [_asked(*each) for each in _INFOBUTTON],
                    "responses": {
                        "200": {
                            "description": "A feed of leaflets",
                            "content": {"application/atom+xml": {}, "application/json": {}},
                        },
                        "401": {"description": _WRONG},
                        "429": {"description": _TOO_MANY},
                    },
                }
            },
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": _PROBLEM},
        },
    }


_INFOBUTTON = (
    ("mainSearchCriteria.v.c", "The medicine's code."),
    ("mainSearchCriteria.v.cs", "Its code system's identifier: RxNorm, ATC, SNOMED CT or NDC."),
    ("mainSearchCriteria.v.dn", "The medicine's name, where there is no code."),
    ("informationRecipient.languageCode.c", "The patient's language: a BCP 47 tag."),
    ("knowledgeResponseType", "application/atom+xml or application/json."),
)
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("where", "message", "hint")},
            },
        },
    },
}


def _schema(name: str) -> dict[str, Any]:
    known = {
        "language": [each.tag for each in languages()],
        "beside": [each.tag for each in languages()],
        "edition": [each.name for each in editions()],
        "paper": [each.name for each in papers()],
    }
    if name == "diary":
        return {"type": "integer", "description": _SAYS[name]}
    examples = {"examples": known[name]} if name in known else {}
    return {"type": "string", "description": _SAYS[name], **examples}


def _path(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": _SAYS[name], "schema": _schema(name)}


def _asked(name: str, says: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": says, "schema": {"type": "string"}}


def _answers(more: str) -> dict[str, Any]:
    """Return the answers of the leaflet's address, and one `more`."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    said = {
        "304": "It has not changed",
        "400": "The request is not clear",
        "401": _WRONG,
        "404": "There is no such medicine or form",
        "415": "The body is not JSON",
        "422": "The leaflet is refused: stale, incomplete, or wrong",
        "429": _TOO_MANY,
        "503": "Too much is asked for, or it took too long",
    }
    media: dict[str, Any] = {kind: {} for kind in dict.fromkeys(TYPES.values())}
    refusals = {status: says for status, says in said.items() if status == more or status not in ("304", "415")}
    return {
        "200": {"description": "The leaflet", "content": media},
        **{
            status: {"description": says} | ({"content": problem} if status not in ("304", "401") else {})
            for status, says in refusals.items()
        },
    }
