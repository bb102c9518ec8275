"""HL7 Infobutton: what a record system asks about a medicine by its code, answered with the feed that it expects.

After "URL-Based Implementations of the Context-Aware Knowledge Retrieval (Infobutton) Domain", Release 4 (parameters),
and the service-oriented guide, Release 1 (Atom and JSON).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from leaflet.counter.api import who
from leaflet.counter.codes import keys, system
from leaflet.counter.desk import Desk
from leaflet.counter.making import Fault
from leaflet.counter.offers import Offer
from leaflet.counter.pages import TYPES
from leaflet.counter.sent import read_fields
from leaflet.counter.shelf import Medicine
from leaflet.errors import LeafletError
from leaflet.language import Language, find_language

ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_CODE = re.compile(r"mainSearchCriteria\.v\.c(\d*)")
_ECHOED = ("mainSearchCriteria.v", "informationRecipient", "taskContext.c", "subTopic.v", "knowledgeResponseType")
"""Parameters that the answer says again; those of the patient it does not."""

_FORMS = ("html", "pdf")
_MOST = 20


async def infobutton(request: Request) -> Response:
    """Answer what a record system asks, with an entry for each leaflet that there is in the language asked for."""
    desk: Desk = request.app.state.desk
    asked = dict(request.query_params) if request.method != "POST" else await read_fields(request)
    language = _language(asked, desk)
    found = []
    for medicine in (await _medicines(asked, desk))[:_MOST] if language else ():
        offers = await desk.offers(who(request), medicine)
        if language and _offered(offers, language):
            found.append((medicine, language))
    feed = _feed(asked, found, str(request.base_url), desk, language)
    wanted = asked.get("knowledgeResponseType") or request.headers.get("accept", "")
    if "json" in wanted:
        return JSONResponse({"feed": feed})
    return Response(_atom(feed), media_type="application/atom+xml")


def _language(asked: Mapping[str, str], desk: Desk) -> Language | None:
    """Return the reader's language, the pharmacy's where none is said, None where we print no such one."""
    said = asked.get("informationRecipient.languageCode.c", "") or desk.configuration.defaults.language
    try:
        return find_language(said)
    except LeafletError:
        return None


async def _medicines(asked: Mapping[str, str], desk: Desk) -> tuple[Medicine, ...]:
    """Return the medicines that the codes of the request mean; those that its words mean where it has no code."""
    sought: set[str] = set()
    for name, code in asked.items():
        if (number := _CODE.fullmatch(name)) and code:
            sought |= keys(system(asked.get(f"mainSearchCriteria.v.cs{number[1]}", "")), code)
    if sought:
        shelf = await to_thread.run_sync(desk.shelf.medicines)
        return tuple(medicine for medicine in shelf if medicine.codes & sought)
    words = asked.get("mainSearchCriteria.v.dn", "") or asked.get("mainSearchCriteria.v.ot", "")
    found = await desk.look_up(words[:100])
    return () if found.similar else found.medicines


def _offered(offers: tuple[Offer, ...] | tuple[Fault, ...], language: Language) -> bool:
    return any(isinstance(each, Offer) and each.tag == language.tag and not each.reason for each in offers)


def _feed(
    asked: Mapping[str, str], found: list[tuple[Medicine, Language]], base: str, desk: Desk, language: Language | None
) -> dict[str, Any]:
    """Return the answer as its JSON says it; the Atom feed is made of the same."""
    updated = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    tag = language.tag if language else "en"
    return {
        "xmlns": ATOM,
        "base": base,
        "lang": tag,
        "title": _text(desk.configuration.pharmacy.name or "leaflet"),
        "subtitle": _text("Medicine leaflets in large print"),
        "author": {"name": {"_value": desk.configuration.pharmacy.name or "leaflet"}, "uri": {"_value": base}},
        "updated": {"_value": updated},
        "id": {"_value": uuid5(NAMESPACE_URL, f"{base}infobutton?{urlencode(sorted(_echo(asked).items()))}").urn},
        "category": [{"scheme": name, "term": value} for name, value in _echo(asked).items()],
        "entry": [_entry(medicine, spoken, base) for medicine, spoken in found],
    }


def _echo(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: value[:200] for name, value in asked.items() if name.startswith(_ECHOED) and value}


def _entry(medicine: Medicine, language: Language, base: str) -> dict[str, Any]:
    title = ", ".join(filter(None, (medicine.title, medicine.strength, medicine.form)))
    address = f"{base}leaflets/{quote(medicine.key, safe='')}"
    changed = datetime.fromtimestamp(medicine.path.stat().st_mtime, UTC).replace(microsecond=0)
    return {
        "lang": language.tag,
        "title": _text(title),
        "link": [
            {
                "rel": "alternate",
                "type": TYPES[form],
                "hreflang": language.tag,
                "title": title,
                "href": f"{address}.{form}?language={language.tag}",
            }
            for form in _FORMS
        ],
        "id": {"_value": uuid5(NAMESPACE_URL, f"{address}?language={language.tag}").urn},
        "updated": {"_value": changed.isoformat().replace("+00:00", "Z")},
        "summary": _text(f"{title}: leaflet in {language.english_name}"),
    }


def _text(words: str) -> dict[str, str]:
    return {"_value": words, "type": "text"}


def _atom(feed: Mapping[str, Any]) -> bytes:
    """Return the Atom feed (RFC 4287) that says what `feed` does."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{_XML}}}lang": feed["lang"], f"{{{_XML}}}base": feed["base"]})
    for name in ("title", "subtitle", "id", "updated"):
        _element(root, name, feed[name])
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    for name in ("name", "uri"):
        _element(author, name, feed["author"][name])
    for category in feed["category"]:
        ElementTree.SubElement(root, f"{{{ATOM}}}category", category)
    for entry in feed["entry"]:
        element = ElementTree.SubElement(root, f"{{{ATOM}}}entry", {f"{{{_XML}}}lang": entry["lang"]})
        for name in ("title", "id", "updated", "summary"):
            _element(element, name, entry[name])
        for link in entry["link"]:
            ElementTree.SubElement(element, f"{{{ATOM}}}link", link)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written


def _element(parent: ElementTree.Element, name: str, said: Mapping[str, str]) -> None:
    kind = {"type": said["type"]} if "type" in said else {}
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", kind).text = said["_value"]
