"""The public test material beside the repository: each example of each suite, and official leaflets as Markdown."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import yaml

HERE = Path(os.environ.get("LEAFLET_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
_HL7 = "{urn:hl7-org:v3}"


def torture() -> Iterator[tuple[str, bytes]]:
    """Yield each example of the torture suites: a name and the bytes."""
    hostile = HERE / "hostile"
    for path in sorted(hostile.rglob("*")):
        if path.is_file() and "altered" not in path.parts:
            name = str(path.relative_to(hostile))
            yield name, path.read_bytes()
            for number, example in enumerate(_examples(path)):
                yield f"{name}[{number}]", example.encode("utf-8", "surrogatepass")


def _examples(path: Path) -> list[str]:
    """Return the single examples in one file of a suite."""
    text = path.read_bytes().decode("utf-8", "replace")
    match path.name, path.parent.name:
        case "blns.json", _:
            found = [str(each) for each in json.loads(text)]
        case "dompurify_expect.json", _:
            found = [each["payload"] for each in json.loads(text)]
        case "vectors.txt", _:
            found = text.splitlines()
        case _, "yaml_test_suite":
            found = [_visible(each["yaml"]) for each in yaml.safe_load(text) if "yaml" in each]
        case _, "commonmark":
            found = re.findall(r"^`{5,} example.*\n((?s:.*?))^\.$", text, re.MULTILINE)
            found = [each.replace("→", "\t") for each in found]
        case _, "markdown_it_fixtures":
            found = re.findall(r"^\.\n((?s:.*?))^\.\n(?s:.*?)^\.$", text, re.MULTILINE)
        case _:
            found = []
    return found


def _visible(text: str) -> str:
    """Return a YAML example with the suite's signs for white space as white space."""
    text = re.sub("—*»", "\t", text.replace("␣", " ").replace("↵", "").replace("∎\n", ""))
    return text.replace("←", "\r").replace("⇔", "\ufeff")


def official(language: str) -> Iterator[tuple[str, str]]:
    """Yield each European leaflet in `language` as Markdown in the seed's shape."""
    for path in sorted((HERE / "ema" / language).glob("*.json")):
        leaflet = json.loads(path.read_text("utf-8"))
        name = path.name.split(".")[0].capitalize()
        lines = ["---", f"title: {name}", "---", ""]
        for section in leaflet["sections"]:
            text = _as_markdown(section["html"])
            if text and section["title"]:
                lines += [f"### {' '.join(section['title'].split())}", "", text, ""]
        yield name, "\n".join(lines)


def _as_markdown(markup: str) -> str:
    text = re.sub(r"\s+", " ", markup)
    text = re.sub(r"<li[^>]*>\s*(?:<p[^>]*>)?", "\n\n* ", text)
    text = re.sub(r"</?(?:p|ul|ol|div|h\d|tr|table|li)\b[^>]*>", "\n\n", text)
    text = re.sub(r"<br\s*/?>", "\n\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text))
    lines = [re.sub(r"([\\`*_\[\]<#|~])", r"\\\1", line.strip()) for line in text.split("\n")]
    kept = [re.sub(r"^\\\* ", "* ", line) for line in lines if line]
    return "\n\n".join(line for line in kept if re.search(r"\w", line))


def labels() -> Iterator[tuple[str, str]]:
    """Yield each US label as Markdown: its titles as headings, its paragraphs and items as text."""
    for path in sorted((HERE / "spl").glob("*.xml")):
        lines = ["---", f"title: {path.stem.capitalize()}", "---", ""]
        for section in ElementTree.parse(path).iter(f"{_HL7}section"):
            head = section.find(f"{_HL7}title")
            title = " ".join("".join(head.itertext()).split()) if head is not None else ""
            text = section.find(f"{_HL7}text")
            said = []
            for each in text.iter() if text is not None else ():
                if each.tag in (f"{_HL7}paragraph", f"{_HL7}item"):
                    words = " ".join("".join(each.itertext()).split())
                    said.append(re.sub(r"([\\`*_\[\]<#|~])", r"\\\1", words))
            if title and said:
                lines += [f"### {title}", "", *(f"{line}\n" for line in said if re.search(r"\w", line))]
        yield path.stem, "\n".join(lines)
