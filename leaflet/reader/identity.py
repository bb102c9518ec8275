"""What the front matter says of a medicine: its names, strength, form, codes, version, sources and review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaflet import prose
from leaflet.blocks import Block, leaves
from leaflet.errors import LeafletError
from leaflet.reader.frontmatter import Mapping, Node, Scalar, Sequence
from leaflet.reader.questions import as_text, read_questions, set_apart
from leaflet.reader.source import Line, Source
from leaflet.reader.structure import read_blocks

LONGEST_NAME = 200
"""The longest title, in characters; the running head repeats it on every page."""

_TEXTS = ("title", "generic_name", "strength", "form", "version", "reviewed_by", "reviewed_on", "review_due")
_DATES = ("reviewed_on", "review_due")
_QUESTION_KEYS = ("faqs", "faq", "questions")
_ASKED, _ANSWERED = ("q", "question"), ("a", "answer")


@dataclass(frozen=True)
class Identity:
    """The front matter's values as plain words; "" or () where not given, dates in ISO 8601."""

    title: str
    generic_name: str
    brand_names: tuple[str, ...]
    strength: str
    form: str
    codes: tuple[tuple[str, str], ...]
    version: str
    sources: tuple[str, ...]
    reviewed_by: str
    reviewed_on: str
    review_due: str
    once_weekly: bool
    questions: tuple[Block, ...]


def read_identity(front: Mapping, source: Source, errors: list[LeafletError]) -> Identity:
    """Read what `front` says of the medicine, adding every mistake to `errors`. Keys of a site are left alone."""
    reader = _Reader(front, source, errors)
    texts = {key: reader.text(key) for key in _TEXTS}
    for key in _DATES:
        reader.check_date(key, texts[key])
    return Identity(
        title=texts["title"],
        generic_name=texts["generic_name"],
        brand_names=reader.texts("brand_names"),
        strength=texts["strength"],
        form=texts["form"],
        codes=reader.codes(),
        version=texts["version"],
        sources=reader.texts("sources"),
        reviewed_by=texts["reviewed_by"],
        reviewed_on=texts["reviewed_on"],
        review_due=texts["review_due"],
        once_weekly=reader.flag("once_weekly"),
        questions=reader.questions(),
    )


@dataclass(frozen=True)
class _Reader:
    front: Mapping
    source: Source
    errors: list[LeafletError]

    def complain(self, line: int, message: str, hint: str) -> None:
        self.errors.append(LeafletError(message, self.source.where(line), hint))

    def flag(self, key: str) -> bool:
        said = self.text(key).casefold()
        if said not in ("", "true", "false"):
            self.complain(self.front.entries[key].line, f"{key!r} is neither true nor false", f"write {key}: true")
        return said == "true"

    def text(self, key: str) -> str:
        node = self.front.entries.get(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.complain(node.line, f"{key!r} is not text", f"write {key}: ..., one text")
            return ""
        if not node.text and key == "title":
            self.complain(node.line, "the title is empty", "write the medicine's name after 'title:'")
        return self.words(key, node)

    def words(self, key: str, node: Scalar) -> str:
        self.errors.extend(
            [
                LeafletError(f"in {key!r}: {message}", self.source.where(node.line), hint)
                for message, hint in prose.faults(node.text)
            ]
        )
        words = " ".join(prose.plain(node.text).split())
        if len(words) > LONGEST_NAME and key != "sources":
            self.complain(
                node.line,
                f"{key!r} is {len(words)} characters long; more than {LONGEST_NAME} do not fit on every page",
                "shorten it",
            )
        return words

    def texts(self, key: str) -> tuple[str, ...]:
        node = self.front.entries.get(key)
        if isinstance(node, Scalar):
            return (self.words(key, node),) if node.text else ()
        if isinstance(node, Sequence):
            good = [item for item in node.items if isinstance(item, Scalar)]
            if len(good) == len(node.items):
                return tuple(self.words(key, item) for item in good if item.text)
        if node is not None:
            self.complain(node.line, f"{key!r} is not a list of texts", f"write {key}: [first, second]")
        return ()

    def codes(self) -> tuple[tuple[str, str], ...]:
        node = self.front.entries.get("codes")
        if node is None or (isinstance(node, Scalar) and not node.text):
            return ()
        if not isinstance(node, Mapping):
            self.complain(node.line, "'codes' is not a mapping", "write under it, indented: ATC: N02BE01")
            return ()
        found = []
        for system, value in node.entries.items():
            for item in value.items if isinstance(value, Sequence) else (value,):
                if isinstance(item, Scalar) and item.text:
                    found.append((system, item.text))
                else:
                    self.complain(item.line, f"the code {system!r} is not text", "write ATC: N02BE01")
        return tuple(found)

    def check_date(self, key: str, text: str) -> None:
        try:
            if text:
                date.fromisoformat(text)
        except ValueError:
            line = self.front.entries[key].line
            self.complain(line, f"{key!r} is not a date: {text!r}", "write it as 2026-08-31")

    def questions(self) -> tuple[Block, ...]:
        found: list[Block] = []
        for key in _QUESTION_KEYS:
            node = self.front.entries.get(key)
            for item in node.items if isinstance(node, Sequence) else ():
                found += self.question(item)
        return tuple(found)

    def question(self, item: Node) -> tuple[Block, ...]:
        """Read one `q` and `a`, also where the answer stands inside `q` or `a` begins with stray marks ("A:**")."""
        if isinstance(item, Mapping):
            asked, answered = (self.first(item, keys) for keys in (_ASKED, _ANSWERED))
        else:
            asked, answered = item.text if isinstance(item, Scalar) else "", ""
        if not asked and not answered:
            self.complain(item.line, "a question in the front matter has no text", "write q: ... and a: ...")
            return ()
        text = as_text(asked, answered)
        try:
            lines = tuple(Line(item.line, line) for line in text.split("\n"))
            blocks = read_blocks(set_apart(lines), str(self.source.path))
        except LeafletError as error:
            self.errors.extend(error.each())
            return ()
        for leaf, line in leaves(blocks):
            for message, hint in prose.faults(leaf):
                self.complain(line, message, hint)
        return read_questions(blocks)

    @staticmethod
    def first(item: Mapping, keys: tuple[str, ...]) -> str:
        nodes = [item.entries[key] for key in keys if key in item.entries]
        return nodes[0].text if nodes and isinstance(nodes[0], Scalar) else ""
