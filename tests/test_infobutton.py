"""HL7 Infobutton: a record system asks by code and language, and is answered with the feed that it expects."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from counters import Asker

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ALL = [f"{title}, 500 mg, tablets" for title in ("Badamine", "Oldamine", "Testamine")]
RXNORM, ATC, NDC = (f"2.16.840.1.113883.6.{end}" for end in (88, 73, 69))


def question(code: str = "161", system: str = RXNORM, language: str = "es", **more: str) -> dict[str, str]:
    """Return the parameters of a record system."""
    asked = {
        "mainSearchCriteria.v.cs": system,
        "mainSearchCriteria.v.c": code,
        "informationRecipient.languageCode.c": language,
    }
    return {name: value for name, value in {**asked, **more}.items() if value}


def feed(asker: Asker, asked: dict[str, str]) -> ElementTree.Element:
    """Return the Atom feed that answers."""
    answer = asker.get(f"/infobutton?{urlencode(asked)}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.text)


def titles(asker: Asker, asked: dict[str, str]) -> list[str]:
    """Return the titles of the entries."""
    return [entry.findtext("atom:title", "", ATOM) for entry in feed(asker, asked).findall("atom:entry", ATOM)]


def test_a_leaflet_is_offered_by_its_code_in_the_language_asked_for(asker: Asker) -> None:
    root = feed(asker, question())
    assert root.tag == f"{{{ATOM['atom']}}}feed"
    assert root.get(LANG) == "es"
    for name in ("title", "id", "updated", "author/atom:name"):
        assert root.findtext(f"atom:{name}", "", ATOM)
    categories = {each.get("scheme"): each.get("term") for each in root.findall("atom:category", ATOM)}
    assert categories["mainSearchCriteria.v.c"] == "161"
    (entry,) = root.findall("atom:entry", ATOM)
    assert entry.findtext("atom:title", "", ATOM) == "Testamine, 500 mg, tablets"
    for name in ("id", "updated", "summary"):
        assert entry.findtext(f"atom:{name}", "", ATOM)
    links = entry.findall("atom:link", ATOM)
    assert [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in links] == [
        ("alternate", "text/html", "es"),
        ("alternate", "application/pdf", "es"),
    ]
    for link in links:
        address = link.get("href", "")
        assert address.startswith(asker.address)
        assert asker.get(f"/{address.removeprefix(asker.address)}").status == 200


@pytest.mark.parametrize(
    ("code", "system", "found"),
    [
        ("161", RXNORM, ["Testamine, 500 mg, tablets"]),
        (
            "00456-1234-05",
            NDC,
            ["Badamine, 500 mg, tablets", "Oldamine, 500 mg, tablets", "Testamine, 500 mg, tablets"],
        ),
        ("N02BE01", ATC, ["Badamine, 500 mg, tablets", "Oldamine, 500 mg, tablets", "Testamine, 500 mg, tablets"]),
        ("999", RXNORM, []),
    ],
)
def test_codes_of_every_system_are_understood(asker: Asker, code: str, system: str, found: list[str]) -> None:
    assert titles(asker, question(code, system, "en")) == found


def test_several_codes_of_one_medicine_find_it_once(asker: Asker) -> None:
    more = {"mainSearchCriteria.v.c1": "161", "mainSearchCriteria.v.cs1": RXNORM}
    assert titles(asker, question("0456-1234-99", NDC, "en", **more)) == ["Testamine, 500 mg, tablets"]


def test_a_name_finds_a_medicine_where_there_is_no_code(asker: Asker) -> None:
    assert titles(asker, {"mainSearchCriteria.v.dn": "Oldamine"}) == ["Oldamine, 500 mg, tablets"]


def test_what_cannot_be_printed_in_that_language_is_not_offered(asker: Asker) -> None:
    assert titles(asker, question("162")) == []
    assert titles(asker, question("162", language="en")) == ["Oldamine, 500 mg, tablets"]
    assert titles(asker, question(language="fr")) == titles(asker, question(language="tlh")) == []


def test_without_a_language_the_pharmacys_is_meant(asker: Asker) -> None:
    assert feed(asker, question(language="")).get(LANG) == "en"


@pytest.mark.parametrize("how", ["parameter", "accept"])
def test_the_same_is_said_as_json(asker: Asker, how: str) -> None:
    asked = question(**({"knowledgeResponseType": "application/json"} if how == "parameter" else {}))
    accept = {"accept": "application/json"} if how == "accept" else {}
    answer = asker.get(f"/infobutton?{urlencode(asked)}", **accept)
    said: Any = answer.json()
    (entry,) = said["feed"]["entry"]
    assert entry["title"] == {"_value": "Testamine, 500 mg, tablets", "type": "text"}
    assert {link["type"] for link in entry["link"]} == {"text/html", "application/pdf"}
    assert {"scheme": "mainSearchCriteria.v.c", "term": "161"} in said["feed"]["category"]


def test_it_can_be_asked_by_post(asker: Asker) -> None:
    assert "Testamine" in asker.post("/infobutton", question()).text


def test_nothing_of_the_patient_is_said_again(asker: Asker) -> None:
    """Age and sex come with such requests; the answer, which may be kept, does not have them."""
    asked = question(
        **{"patientPerson.administrativeGenderCode.c": "F", "age.v.v": "87", "patientPerson.name": "Maria"}
    )
    answer = asker.get(f"/infobutton?{urlencode(asked)}").text
    assert not any(word in answer for word in ("Maria", "age.v", "Gender"))


def test_no_question_is_answered_with_no_entry(asker: Asker) -> None:
    assert titles(asker, {}) == titles(asker, {"mainSearchCriteria.v.c": ""}) == []


def test_markup_in_a_question_is_only_words(asker: Asker) -> None:
    root = feed(asker, question("<a>&\"'", "x"))
    assert {each.get("term") for each in root.findall("atom:category", ATOM)} >= {"<a>&\"'"}
