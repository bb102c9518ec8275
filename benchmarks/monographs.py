"""Invented monographs of the seed's shape: front matter, seven sections, lists, five questions.

Made from the words and numbers below, the same for the same number on every machine. The medicines do not exist, and
nothing in the texts is advice.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

SECTIONS = ("Generic Name", "Usage", "Dosage", "Side Effects", "How it Works", "Precautions", "FAQs")
QUESTIONS = 5

_STARTS = ("Al", "Bro", "Ce", "Du", "Fen", "Gra", "Lo", "Mi", "Ta", "Vo")
_SYLLABLES = ("ba", "dri", "lo", "mex", "ni", "pra", "ro", "so", "ti", "vu")
_ENDINGS = ("tine", "lide", "zone", "ril")
_WORDS = {
    "organ": ("heart", "liver", "stomach", "skin", "throat", "bladder", "thyroid gland", "gut", "spine"),
    "complaint": ("stiffness", "itching", "wheezing", "swelling", "tiredness", "dryness", "trembling", "burning"),
    "form": ("tablets", "capsules", "oral drops", "sachets", "lozenges"),
    "time": ("breakfast", "lunch", "the evening meal"),
    "other": ("water tablets", "blood thinners", "antacids", "iron tablets", "steroids", "hay fever tablets"),
    "person": ("doctor", "pharmacist", "nurse", "midwife"),
    "signal": ("messenger", "enzyme", "receptor", "protein", "hormone"),
    "action": ("blocks", "slows", "balances", "copies", "strengthens"),
}
_EFFECTS = (
    "headache",
    "dry mouth",
    "blocked nose",
    "loose stools",
    "dizziness",
    "rash",
    "poor sleep",
    "sweating",
)

_USAGE = (
    "{name} is used to treat {complaint} of the {organ} in adults and in children over {age} years.",
    "It eases the {complaint} and protects the {organ} when other medicines have not worked well enough.",
    "In a study of {many} people, {percent}% had less {complaint} after {weeks} weeks, against {fewer}% without it.",
    "It does not cure the cause of the {complaint}, and what it does for the {organ} lasts only while it is taken.",
    "Some prescribers also choose it for {complaint} that comes back more than {few} times a year.",
    "People whose {organ} has been weak for a long time often notice the change later than others do.",
    "Whether it helps in other illnesses of the {organ} is being studied; so far {fewer} reports have been printed.",
)
_DOSAGE = (
    "Adults usually take {dose} mg once a day, swallowed whole with a glass of water after {time}.",
    "The dose may be raised by {step} mg every {weeks} weeks, to {most} mg a day and no further.",
    "Children from {age} to 12 years take {half} mg for each 10 kg of body weight, up to {dose} mg a day.",
    "People over 65, and those with a weak {organ}, start with {half} mg and have a blood test after {weeks} weeks.",
    "The {form} come in strengths of {half} mg, {dose} mg and {most} mg; check the label each time.",
    "Do not stop on your own: the {person} lowers the dose by {step} mg a week, so that the {complaint} stays away.",
)
_SERIOUS = (
    "Serious effects are rare: fewer than 1 in {many} people had {complaint} so severe that they needed a hospital.",
    "Call for help at once if you cannot breathe well, if your face swells, or if the {complaint} grows much worse.",
)
_WORKING = (
    "{name} {action} a {signal} that the {organ} makes when it is under strain.",
    "With less of it about, the {organ} rests and the {complaint} fades, most of all in the first {weeks} weeks.",
    "About {percent}% of a dose reaches the blood within {few} hours, and half of that has left it {age} hours later.",
    "The rest is broken down in the liver by another {signal} and leaves the body with the urine.",
    "As long as the {signal} is held in check, new {complaint} seldom begins, and old {complaint} heals more quickly.",
)
_PRECAUTIONS = (
    (
        "**Other medicines:** Taken with {other}, it may work too strongly. Keep {few} hours between them, and tell "
        "the {person} about all that you take."
    ),
    "**Pregnancy and breastfeeding:** It is not known whether it harms a child. Ask the {person} before you take it.",
    (
        "**An ill {organ}:** Tell the {person} if your {organ} has been ill in the last {weeks} months, as {half} "
        "mg a day may be enough."
    ),
    "**Driving:** It can make you dizzy. Wait {few} hours after the first dose before you drive or use tools.",
    "**Alcohol:** More than {few} small glasses a day make the {complaint} worse and side effects more likely.",
    "**Operations:** Say that you take {name}. It is often left out from {few} days before until the day after.",
)
_QUESTIONS = (
    (
        "**Q: How soon does {name} work?** A: Most people feel less {complaint} after {few} to {weeks} weeks. Go on "
        "until then, even if nothing seems to change."
    ),
    (
        "**Q: What if I miss a dose?** A: Take it when you remember, unless the next one is due within {few} hours. "
        "Never take more than {dose} mg at once to make up for it."
    ),
    "**Q: Can I take it with {other}?** A: Yes, if {few} hours lie between them and the {person} knows about both.",
    "**Q: Where do I keep the {form}?** A: In their pack, dry, below 25 °C, and where no child can see or reach them.",
    (
        "**Q: What if I took too many?** A: More than {most} mg in a day can hurt the {organ}. Call the {person} even "
        "if you feel well, and have the pack at hand."
    ),
    (
        "**Q: May I drink coffee?** A: Yes, but more than {few} cups a day may bring the {complaint} back, most of "
        "all after {time}."
    ),
    (
        "**Q: Is {name} the same as older {form}?** A: No. It {action} one {signal} only, so side effects are seen in "
        "{fewer}% of people and not in {percent}%."
    ),
)


def monograph(number: int) -> str:
    """Return the text of monograph `number`; another number is another medicine."""
    random = Random(number)
    name = random.choice(_STARTS) + random.choice(_SYLLABLES) + random.choice(_SYLLABLES)
    values = {key: random.choice(words) for key, words in _WORDS.items()} | _numbers(random) | {"name": name}

    def some(texts: tuple[str, ...], count: int) -> list[str]:
        return [text.format_map(values) for text in sorted(random.sample(texts, count), key=texts.index)]

    effects = [f"* {effect.capitalize()}" for effect in random.sample(_EFFECTS, 4)]
    notice = f"About {values['fewer']} in 100 people notice one of these, mostly in the first {values['few']} days:"
    texts = (
        f"{name.lower()}{random.choice(_ENDINGS)} ({number + 1})",
        " ".join(some(_USAGE, 6)),
        " ".join(some(_DOSAGE, 5)),
        "\n".join((notice, "", *effects, "", " ".join(some(_SERIOUS, 2)))),
        " ".join(some(_WORKING, 4)),
        "\n".join(f"* {text}" for text in some(_PRECAUTIONS, 5)),
        "\n\n".join(f"* {text}" for text in some(_QUESTIONS, QUESTIONS)),
    )
    head = f"---\nlayout: minimal-medicine\ntitle: {name}\n---\n\n# {name}\n"
    return head + "\n\n".join(f"### {title}\n{text}" for title, text in zip(SECTIONS, texts, strict=True)) + "\n"


def write(folder: Path, count: int) -> list[Path]:
    """Write `count` different monographs into `folder` and return their paths."""
    paths = [folder / f"medicine-{number + 1}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(monograph(number), "utf-8")
    return paths


def _numbers(random: Random) -> dict[str, str]:
    dose, percent = random.randrange(20, 400, 10), random.randrange(30, 90)
    return {
        "dose": f"{dose}",
        "half": f"{dose / 2:g}",
        "step": f"{dose / 4:g}",
        "most": f"{dose * 3}",
        "percent": f"{percent}",
        "fewer": f"{percent // 4}",
        "many": f"{random.randrange(1_000, 9_000, 50):,}",
        "age": f"{random.randrange(3, 12)}",
        "weeks": f"{random.randrange(4, 12)}",
        "few": f"{random.randrange(2, 4)}",
    }
