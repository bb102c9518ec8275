"""A collection of made-up monographs in the shapes that thousands of real ones have, each from a seed number.

`good(seed)` is a monograph that must be read without losing a word; `bad()` are files that must be refused. The same
seed makes the same text. All of it is in our own words. Nothing here is medical advice: the medicines do not exist.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

NAMES = (
    "Fenolin", "Vitamin K-9", "Interferon Beta-", "Omega-", "Zalotinib", "Brexanol + Carvitol", "Acid Folinate",
    "Coenzyme Q10", "5-Fluorotamine", "Dr. Herbal's Tonic", "Insulin Ultra (rDNA origin)", "Amoxa/Clavula",
    "Salbumol", "L-Carnotine", "Co-trimolin", "Vitamin B12", "N-Acetyl Cysteinol", "Alpha-Lipoin", "Ferrous Glucolate",
)  # fmt: skip

HEADINGS: dict[str, tuple[str, ...]] = {
    "generic_name": ("Generic Name", "Generic Name", "Active Ingredient"),
    "other_names": ("Alternate Names", "Brand Names"),
    "usage": ("Usage", "Usage", "Usage", "Uses", "Indications", "Indications and Usage", "Usage of {x}", "{x} Usage",
              "What is {x} used for?", "Uses of {x}", "Therapeutic Indications", "{x}: Usage"),
    "dosage": ("Dosage", "Dosage", "Dosage", "Dosage and Administration", "Dosage of {x}", "{x} Dosage",
               "How to use {x}",
               "How to take {x}", "Dosing", "Dosage & Administration", "Posology", "Recommended Dosage",
               "{x}: Dosage"),
    "side_effects": ("Side Effects", "Side Effects", "Adverse Effects", "Possible Side Effects", "Side Effects of {x}",
                     "Adverse Reactions", "{x} Side Effects"),
    "how_it_works": ("How it Works", "How It Works", "Mechanism of Action", "How {x} Works", "How does {x} work?"),
    "precautions": ("Precautions", "Precautions", "Warnings and Precautions", "Warnings", "Precautions for {x}"),
    "contraindications": ("Contraindications", "When {x} should not be used"),
    "interactions": ("Drug Interactions", "Interactions"),
    "pregnancy": ("Pregnancy and Breastfeeding", "Pregnancy & Lactation"),
    "storage": ("Storage", "How to store {x}"),
    "overdose": ("Overdose", "Toxicity", "Overdosage"),
    "missed_dose": ("Missed Dose", "If you miss a dose"),
    "summary": ("Drug Profile Summary",),
    "other": ("Popular Combinations", "Legal Status", "Monitoring", "Lifestyle Tips", "Special Notes on {x}"),
    "questions": ("FAQs", "FAQs", "FAQs (Frequently Asked Questions)", "Frequently Asked Questions", "FAQ",
                  "Frequently Asked Questions (FAQs)", "Common Questions"),
}  # fmt: skip
USUAL = ("usage", "dosage", "side_effects", "how_it_works", "precautions", "questions")
SUB_HEADINGS = {
    "dosage": ("Standard Dosage", "Adults", "Children", "Special Cases", "Dosage Adjustments", "Clinical Use Cases",
               "Elderly Patients", "Patients with Renal Impairment", "Maximum Dose", "Missed Dose"),
    "side_effects": ("Common Side Effects", "Rare but Serious Side Effects", "Long-Term Effects",
                     "Adverse Drug Reactions (ADR)"),
    "precautions": ("General Precautions", "Drug Interactions", "Pregnancy and Breastfeeding", "Contraindications"),
}  # fmt: skip

PLAIN = (
    "It is used for pain, fever and swelling after an injury.",
    "Take 2.5 mg once a day, e.g. in the morning; do not take more than 10 mg in 24 hours.",
    "Adults: 45 mcg to 180 mcg daily, i.e. 1–2 tablets (½ tablet for adults ≥ 65 years).",
    "Blood levels of <6 mg/L were seen in <1% of people, >10 mg/L in none.",
    "The dose is 1,000 IU (25 µg) per day, or 15 mg/kg every 6-8 hours.",
    "Don’t stop “suddenly”: the symptoms may come back — ask your doctor.",
    "Studies show 95 % relief within 2 to 4 weeks (n = 120, p < 0.05).",
    "Store at 15 °C to 25 °C; keep away from children & pets.",
    "Talk to your doctor, pharmacist and/or nurse before you take it.",
    "α-blockers → β-blockers: a change needs 3 ± 1 days.",
    "A 70 kg adult takes 70 × 0.5 = 35 mg; a child of 10 kg takes 2*10 = 20 mg.",
    "See [Precautions] and note 1) below; ask about item #4 (about $5).",
    "Ratio 1:2, range 5–10 mg/day, about ~50%, twice/day, q8h, b.i.d.",
    "Keep the 10-digit code A_12_B on the box.",
    "Take it with H₂O; Na⁺ and K⁺ levels are checked, pH 7.4.",
    "Is it safe? Yes, when taken as directed! Contact us at help@example.org for more...",
    "Use the \"pen\" as shown; don't shake it, and don't use it if it's cloudy.",
    "In the 1990s, 3 of 10 patients (30%) felt dizzy.",
)  # fmt: skip
MARKED = (
    ("**Important:** take it with *plenty* of water.", "Important: take it with plenty of water."),
    ("Vitamin K<sub>2</sub> and 10<sup>6</sup> units are meant.", "Vitamin K2 and 106 units are meant."),
    ("First line  \nsecond line.", "First line second line."),
    ("One thing<br>another thing.", "One thing another thing."),
    ("Read [the guide](https://example.org/guide).", "Read the guide https example org guide."),
    ("Cl<sup>-</sup> & K<sup>+</sup> stay **in range**.", "Cl & K stay in range."),
    ("__Never__ take *two* doses; ***never***.", "Never take two doses; never."),
    ("Less than &lt;5 mg&nbsp;daily &amp; no more.", "Less than 5 mg daily & no more."),
    ("The `dose` is 5 mg.*", "The dose is 5 mg."),
    ("*Fenolin* - 5 mg \\* 2.", "Fenolin - 5 mg * 2."),
)  # fmt: skip
QUESTIONS = (
    ("Can I take {x} with food?", "Yes, you can take it with or without food."),
    ("What happens if I miss a 2.5 mg dose?", "Take it when you remember, e.g. at noon. Do not double it."),
    ("Is {x} safe in pregnancy (first trimester)?", "Ask your doctor; levels of <6 mg are rare."),
    ("How long does {x} take to work?", "It may take 2 to 4 weeks. Is that too long? Talk to your doctor."),
    ("What should I do in case of an overdose?", "Call 112 at once."),
    ("How should I store it?", "Below 25 °C, away from light."),
    ("Can I drink alcohol?", "No. Alcohol makes the side effects worse, i.e. more sleepiness."),
)
MARKS = (
    "Q: {q}", "**Q: {q}**", "**Q:** {q}", "Q{n}: {q}", "**Q{n}. {q}**", "Question {n}: {q}", "**Question {n}:** {q}",
    "{n}. **{q}**", "**{n}. {q}**", "**{q}**", "*{q}*", "{q}", "**Question:** {q}", "Q{n}. {q}", "__{q}__",
)  # fmt: skip
ANSWERS = ("{a}", "A: {a}", "**A:** {a}", "Answer: {a}", "**Answer:** {a}", "*A:* {a}", "A{n}: {a}", "**A: {a}**",
           "A. {a}")  # fmt: skip
PLACES = (
    "{q} {a}", "{q}\n{i}{a}", "{q}  \n{i}{a}", "{q}\n\n{i}{a}", "{q}\n{i}* {a}", "{q}\n{i}  - {a}",
    "{q}\n\n{i}    * {a}",
)  # fmt: skip
CONTAINERS = (("*   ", "    "), ("* ", "  "), ("- ", "  "), ("", ""), ("{n}. ", "   "), ("#### ", ""))
BETWEEN = ("\n\n", "\n\n", "\n", "\n\n---\n\n", "\n\n##\n\n")
DISCLAIMER = "This text does not replace the advice of a doctor. Always ask one."
DISCLAIMERS = (
    "\n\n**Disclaimer:** {d}", "\n\n*Disclaimer: {d}*", "\n\n{h} Disclaimer\n{d}", "\n\n**Disclaimer: {d}**",
    "\n\nDisclaimer: {d}", "\n\n---\n\n**Disclaimer:** {d}", " **Disclaimer:** {d}", "\n**Disclaimer:** {d}",
    "\n\n    **Disclaimer:** {d}", "\n\n***Disclaimer:*** *{d}*", "\n\n> **Disclaimer:** {d}",
    "\n\n**Disclaimer**\n{d}",
    "\n\n**Disclaimer**: {d}", "\n\n* **Disclaimer:** {d}", "\n\n**Important Disclaimer:** {d}",
    "\n\n_Disclaimer:_ {d}",
)  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A file's text, the words that its monograph must hold, and its questions with their answers."""

    text: str
    words: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()


def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers in `text`."""
    return tuple(re.findall(r"[^\W_]+", text))


@dataclass
class _Writer:
    """Writes one monograph, remembering every word."""

    dice: random.Random
    name: str
    told: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def say(self, plain: str, marked: str | None = None) -> str:
        self.told.append(plain)
        return plain if marked is None else marked

    def sentence(self) -> str:
        if self.dice.random() < 0.25:
            marked, plain = self.dice.choice(MARKED)
            return self.say(plain, marked)
        return self.say(self.dice.choice(PLAIN))

    def paragraph(self) -> str:
        text = " ".join(self.sentence() for _ in range(self.dice.randint(1, 4)))
        if self.dice.random() < 0.15 and "\n" not in text:
            return _wrapped(text, self.dice.choice((40, 60, 78)))
        return text

    def bullets(self, depth: int = 0) -> str:
        mark = self.dice.choice(("*   ", "* ", "- ", "+ ", "1. ", "• ", "1) "))
        step = self.dice.choice((2, 3, 4)) if not mark[0].isdigit() else 4
        gap = self.dice.choice(("\n", "\n", "\n\n"))
        items = []
        for number in range(1, self.dice.randint(2, 5)):
            sign = mark.replace("1", str(number))
            text = self.sentence().replace("\n", "\n" + " " * 4)
            if self.dice.random() < 0.4:
                label = self.dice.choice(("Adults", "Drug Interactions", "Kidney problems", "Allergy", "Note"))
                text = f"{self.say_first(label)}{text}"
            if depth < 2 and self.dice.random() < 0.2:
                inner = self.bullets(depth + 1)
                gap_inside = self.dice.choice(("\n", "\n\n"))
                text += gap_inside + "\n".join(" " * step + line if line else line for line in inner.split("\n"))
            items.append(sign + text)
        return gap.join(items)

    def say_first(self, label: str) -> str:
        self.told.append(label)
        return self.dice.choice((f"**{label}:** ", f"**{label}**: ", f"{label}: ", f"*{label}* – "))

    def table(self) -> str:
        head, edge = self.say("Age Dose"), self.dice.choice(("| ", ""))
        close = " |" if edge else ""
        rows = [f"{edge}{' | '.join(head.split())}{close}", f"{edge}--- | :---:{close}"]
        for _ in range(self.dice.randint(1, 4)):
            age, dose = f"{self.dice.randint(1, 90)} years", f"{self.dice.randint(1, 900)} mg"
            rows.append(f"{edge}{self.say(age)} | **{self.say(dose)}**{close}")
        return "\n".join(rows)

    def body(self) -> str:
        pieces = [self.paragraph()]
        for _ in range(self.dice.choice((0, 0, 1, 1, 2, 3))):
            piece = self.dice.choice((self.paragraph, self.bullets, self.bullets, self.bullets, self.table))
            pieces.append(piece())
        text = pieces[0]
        for piece in pieces[1:]:
            tight = piece.startswith(("*", "-")) and self.dice.random() < 0.3
            text += ("\n" if tight else "\n\n") + piece
        return text


def _wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        # A line that begins with a sign would be another block in any Markdown.
        if line and len(line) + len(word) >= width and re.match(r"[A-Za-z(“]", word):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def _heading_style(dice: random.Random) -> Callable[[str], str]:
    level = dice.choice(("###", "###", "###", "###", "##", "##", "#"))
    return dice.choice(
        (
            lambda text: f"{level} {text}\n",
            lambda text: f"{level} {text}\n",
            lambda text: f"{level} {text}\n",
            lambda text: f"{level} {text}\n\n",
            lambda text: f"{level} {text}:\n",
            lambda text: f"{level} **{text}**\n",
            lambda text: f"{level} **{text}:**\n",
            lambda text: f"{level} {text} {level}\n",
            lambda text: f"{level} {text.upper()}\n",
            lambda text: f"**{text}:**\n",
            lambda text: f"**{text}**\n\n",
            lambda text: f"{text}\n{'-' * len(text)}\n",
        )
    )


def _front_matter(dice: random.Random, name: str, questions: str = "") -> str:
    title = dice.choice((name, f'"{name}"', f"'{name.replace(chr(39), chr(39) * 2)}'"))
    more = dice.sample(
        [dice.choice(("layout: minimal-medicine", "layout: post")), "date: 2024-02-30", "tags: [pain, fever]",
         "permalink: /m/x",
         "description: >\n  A long text\n  over two lines", "published: true", "categories:\n  - a\n  - b", "id: 007"],
        dice.randint(0, 4),
    )  # fmt: skip
    return "\n".join(["---", *more[:1], f"title: {title}", *more[1:], *([questions] if questions else []), "---", ""])


def faqs(dice: random.Random, writer: _Writer) -> str:
    """Return questions in one of the layouts."""
    mark, answer, place = dice.choice(MARKS), dice.choice(ANSWERS), dice.choice(PLACES)
    bullet, indent = dice.choice(CONTAINERS)
    between = dice.choice(BETWEEN)
    if bullet[:1] in ("{", "#") and mark.startswith("{n}"):
        mark = "**{q}**"
    if bullet == "#### " and place in (PLACES[0], PLACES[2]):
        place = PLACES[3]
    if between == "\n" and not bullet and "\n\n" in place:
        between = "\n\n"
    if mark == "{q}" and (between == "\n" or not bullet):
        mark = "**{q}**"
    texts = []
    for n, (q, a) in enumerate(dice.sample(QUESTIONS, dice.randint(1, 6)), start=1):
        question = q.format(x=writer.name)
        asked = bullet.format(n=n) + mark.format(q=question, n=n)
        texts.append(place.format(q=asked, a=answer.format(a=a, n=n), i=indent))
        writer.say(f"{question} {a}")
        writer.asked.append((question, a))
    return between.join(texts)


def _questions_in_front(dice: random.Random, writer: _Writer) -> str:
    """Return the second generation's questions: the answer inside `q`, `a` with stray marks, or clean."""
    lines = ["faqs:"]
    form = dice.choice(("clean", "stray", "inside", "both"))
    for q, a in dice.sample(QUESTIONS, dice.randint(1, 5)):
        question = q.format(x=writer.name)
        writer.say(f"{question} {a}")
        writer.asked.append((question, a))
        asked, answered = {
            "clean": (question, a),
            "stray": (f"**Q: {question}**", f"A:** {a}"),
            "inside": (f"{question} **A:** {a}", ""),
            "both": (f"{question}** A: {a}", f"A:** {a}"),
        }[form]
        lines += [f'  - q: "{asked}"', f'    a: "{answered}"']
    return "\n".join(lines)


def good(seed: int) -> Example:
    """Return a monograph that must be read, with all its words."""
    dice = random.Random(seed)
    writer = _Writer(dice, dice.choice(NAMES))
    heading = _heading_style(dice)
    marked, second = heading("X").startswith("#"), dice.random() < 0.3
    front_questions = second and dice.random() < 0.7
    text = _front_matter(dice, writer.name, _questions_in_front(dice, writer) if front_questions else "")
    writer.say(writer.name)
    if dice.random() < 0.8 and not heading("X").startswith("# "):
        text += dice.choice(("# {x}\n", "# {x}\n\n", "\n# {x}\n")).format(x=writer.name)
    kinds = _kinds(dice, marked=marked, asks=not front_questions)
    text += "".join(_section(writer, kind, heading, nested=second and marked) for kind in kinds)
    text = text.rstrip()
    if dice.random() < 0.7:
        inside = kinds[-1] == "questions" and text.endswith((".", "*"))
        notice = dice.choice(DISCLAIMERS) if inside else DISCLAIMERS[0]
        level = heading("X").split()[0] if marked else "###"
        text += notice.format(d=writer.say(DISCLAIMER), h=level)
    if dice.random() < 0.1:
        text = text.replace("\n", "\r\n")
    told = tuple(word for each in writer.told for word in words(each))
    return Example(text + dice.choice(("", "\n", "\n\n\n")), told, tuple(writer.asked))


def _kinds(dice: random.Random, *, marked: bool, asks: bool) -> list[str]:
    """Return which sections there are, in the order of the text."""
    kinds = [kind for kind in USUAL if kind in ("usage", "dosage") or dice.random() < 0.95]
    if not asks and "questions" in kinds:
        kinds.remove("questions")
    others = [kind for kind in HEADINGS if kind not in USUAL and kind != "generic_name"]
    for kind in dice.sample(others, dice.choice((0, 0, 0, 1, 2, 3))) if marked else ():
        kinds.insert(dice.randrange(len(kinds)), kind)
    return ["generic_name", *kinds] if dice.random() < 0.8 else kinds


def _section(writer: _Writer, kind: str, heading: Callable[[str], str], *, nested: bool) -> str:
    dice, marked = writer.dice, heading("X").startswith("#")
    shown = (dice.choice(HEADINGS[kind]) if marked else HEADINGS[kind][0]).format(x=writer.name)
    text = heading(shown)
    if kind == "generic_name":
        return f"{text}{writer.say(f'{writer.name} hydrochloride')}\n\n"
    if kind == "questions":
        return f"{text}{faqs(dice, writer)}\n\n"
    if kind == "other":
        writer.say(shown.upper() if heading("a").strip("#\n ").startswith("A") else shown)
    text += writer.body() + "\n\n"
    level = "#" * (len(heading("X").split()[0]) + 1)
    for sub in dice.sample(SUB_HEADINGS[kind], dice.randint(1, 3)) if nested and kind in SUB_HEADINGS else ():
        text += f"{level} {writer.say(sub)}\n{writer.body()}\n\n"
    return text


REFUSALS = (
    "I'm sorry, but I cannot create a monograph for this medicine.",
    "I am unable to provide information about this drug. Please consult a professional.",
    "Please provide the generic name of the drug so that I can write its monograph.",
    "As an AI language model, I don't have access to that medicine's data.",
    "I need the generic name to write the text you asked for.",
    "I can't fulfill this request because the medication name is missing.",
    "Sorry, I couldn't find any information on this medicine.",
    "It seems the drug name is missing from your request. Could you please provide it?",
    "Unfortunately, no information was provided about the medicine. Please specify the drug name.",
    "I apologize, but I do not have enough information to write this monograph.",
    "No generic name was provided. Please provide the generic name and I will create the content.",
    "Okay, please give me the name of the medication you would like me to write about.",
    "The provided data does not contain a valid medicine. Therefore I cannot generate the text.",
)
NOTHING = ("N/A", "n/a.", "Not available", "TBD", "-", "...", "[Insert dosage here]", "None", "*N/A*",
           "Not applicable.",
           "To be determined", "Information not available.", "* N/A", "No information available.", "No data",
           "{dosage}",
           "<!-- dosage -->", "Lorem ipsum dolor sit amet.", "undefined", "NaN", "Not specified.", "Unknown",
           "null")  # fmt: skip
_USAGE = "{h} Usage\n{x} is used for pain.\n\n"
_DOSAGE = "{h} Dosage\nTake {n} mg of {x} daily.\n\n"
_REST = "{h} Side Effects\nNausea.\n\n{h} FAQs\n* **Q: Can I take {x} with food?** A: Yes.\n\n"
_ONE = _USAGE + _DOSAGE + _REST
SEVERAL: dict[str, tuple[str, str]] = {
    "whole files": ("---\ntitle: {x}\n---\n\n# {x}\n" + _ONE.replace("{h}", "###"), ""),
    "a title each": ("# {x}\n" + _ONE.replace("{h}", "###"), ""),
    "a section level title each": ("### {x}\n" + _ONE.replace("{h}", "###"), ""),
    "a deeper outline": ("## {x}\n" + _ONE.replace("{h}", "###"), ""),
    "generic names": ("### Generic Name\n{x}\n\n" + _ONE.replace("{h}", "###"), ""),
    "rules between": (_ONE.replace("{h}", "##"), "---\n\n"),
    "bold titles": ("**{x}**\n\n" + _ONE.replace("{h}", "###"), ""),
    "names in headings": (
        "### {x} Usage\nFor pain.\n\n### {x} Dosage\nTake {n} mg daily.\n\n### {x} Side Effects\nNausea.\n\n", "",
    ),
    "bold headings": ("**{x}**\n\n**Usage:** For pain.\n\n**Dosage:** Take {n} mg.\n\n**Side Effects:** Nausea.\n\n",
                      ""),
}  # fmt: skip


def bad() -> dict[str, str]:
    """Return files that are no monograph, or more than one, by what is wrong with them."""
    front, files = "---\nlayout: minimal-medicine\ntitle: Fenolin\n---\n\n", {}
    whole = front + "# Fenolin\n### Usage\nFor pain.\n\n### Dosage\n{}\n\n### Side Effects\nNausea.\n"
    for number, refusal in enumerate(REFUSALS, start=1):
        files[f"refusal {number}"] = front + refusal + "\n"
        files[f"refusal {number} under a title"] = front + "# Fenolin\n" + refusal + "\n"
        files[f"refusal {number} in the sections"] = whole.format(refusal)
    for text in NOTHING:
        files[f"no dosage but {text}"] = whole.replace("{}", text)
    for name, (text, between) in SEVERAL.items():
        for count in (2, 3, 5):
            parts = [text.replace("{x}", f"{x}olin").replace("{n}", str(n)) for n, x in enumerate("ABCDE"[:count], 1)]
            body = between.join(parts)
            files[f"{count} with {name}"] = body if body.startswith("---") else front + body
            files[f"{count} with {name}, the first the title"] = files[f"{count} with {name}"].replace(
                "Fenolin", "Aolin"
            )
    data = '{"generic_name": "Fenolin", "usage": "For pain.", "dosage": "5 mg"}'
    files |= {
        "nothing": "", "blank lines": "\n\n \n", "front matter only": front, "title only": front + "# Fenolin\n",
        "JSON": data, "JSON below front matter": front + data, "fenced JSON": f"{front}```json\n{data}\n```\n",
        "JSON over lines": front + data.replace(", ", ",\n  "), "a JSON list": front + f"[{data}]",
        "no title": whole.removeprefix(front).replace("# Fenolin\n", "", 1).format("5 mg daily."),
        "no usage": whole.replace("### Usage\nFor pain.\n\n", "").format("5 mg daily."),
        "no dosage": whole.replace("### Dosage\n{}\n\n", ""),
        "an empty dosage": whole.format(""),
        "an empty usage": whole.replace("For pain.", "").format("5 mg daily."),
        "headings only": front + "### Usage\n\n### Dosage\n\n### Side Effects\n",
        "a web page": "<!doctype html><html><body><h1>Fenolin</h1><p>For pain.</p></body></html>",
        "an essay": front + "Fenolin is a medicine for pain. Take 5 mg daily.\n",
    }  # fmt: skip
    return files
