"""How a text speaks to its reader: each rule found where it is broken, and silent where it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from leaflet.audit.finding import Finding
from leaflet.audit.plainness import check_wording
from leaflet.audit.text import Text, Writing, catalog_writing, monograph_writing
from leaflet.monograph import read
from leaflet.po import read_catalog
from leaflet.resources import folder

WRONG: dict[str, tuple[tuple[str, str, str], ...]] = {
    "RD-07": (
        ("en", "dosage", "Patients with weak kidneys should take less."),
        ("en", "dosage", "The tablet should be swallowed whole."),
        ("en", "dosage", "It is recommended to take it with food."),
        ("en", "dosage", "The dose is usually taken at night."),
        ("en", "precautions", "Alcohol should be avoided."),
        ("en", "storage", "The tablets are stored in the fridge."),
        ("en", "precautions", "Blood pressure is checked."),
        ("en", "dosage", "He should take it at night."),
        ("en", "dosage", "The patient takes it at night."),
        ("en", "dosage", "It is contra-indicated in asthma."),
        ("en", "precautions", "Caution should be exercised in old age."),
        ("es", "dosage", "Los pacientes deben tomar 1 comprimido."),
        ("fr", "dosage", "Les comprimés doivent être avalés entiers."),
        ("de", "dosage", "Die Tablette sollte mit Wasser eingenommen werden."),
        ("de", "dosage", "Patienten sollten weniger einnehmen."),
        ("it", "dosage", "La compressa deve essere assunta con acqua."),
        ("nl", "dosage", "De tablet moet met water worden ingenomen."),
        ("pt", "dosage", "O comprimido deve ser tomado com água."),
        ("ru", "dosage", "Пациенты должны принимать 1 таблетку."),
        ("ru", "dosage", "Рекомендуется принимать с едой."),
    ),
    "RD-09": (
        ("en", "dosage", "Take 1 tablet twice daily."),
        ("en", "dosage", "Take 1 tablet every 12 hours."),
        ("en", "dosage", "Take 1 capsule three times a day."),
        ("en", "dosage", "Take it as directed by your doctor."),
        ("en", "dosage", "Take two tablets in the morning."),
        ("en", "dosage", "Inject ten units at night."),
        ("en", "dosage", "Take ten to twenty mg at night."),
        ("en", "", "Take 1 tablet 2 times a day with water."),
        ("es", "dosage", "Tome 1 comprimido dos veces al día."),
        ("es", "dosage", "Tome dos comprimidos por la mañana."),
        ("fr", "dosage", "Prenez 1 comprimé trois fois par jour."),
        ("de", "dosage", "Nehmen Sie zweimal täglich 1 Tablette."),
        ("de", "dosage", "Nehmen Sie es wie vom Arzt verordnet."),
        ("it", "dosage", "Prenda 1 compressa ogni 8 ore."),
        ("nl", "dosage", "Neem tweemaal daags 1 tablet."),
        ("pt", "dosage", "Tome 1 comprimido de 12 em 12 horas."),
        ("pt-BR", "dosage", "Tome 1 comprimido duas vezes ao dia."),
        ("ru", "dosage", "Принимайте по 1 таблетке 2 раза в день."),
        ("pl", "dosage", "Przyjmuj 1 tabletkę dwa razy na dobę."),
        ("uk", "dosage", "Приймайте 1 таблетку двічі на день."),
        ("ro", "dosage", "Luați 1 comprimat de două ori pe zi."),
        ("ar", "dosage", "تناول قرصا (1) مرتين يوميا."),
        ("hi", "dosage", "दिन में दो बार 1 गोली लें।"),
        ("zh-Hans", "dosage", "每日两次，每次1片。"),
    ),
    "RD-12": (
        ("en", "side_effects", "A headache affects 10% of people."),
        ("en", "usage", "It helps 70 percent of patients."),
        ("en", "how_it_works", "It reduces strokes by 64%."),
        ("de", "side_effects", "Kopfschmerzen bei 5 % der Behandelten."),
        ("ja", "side_effects", "頭痛（5％）"),
    ),
    "RD-13": (
        ("en", "dosage", "Take 1-2 tablets."),
        ("en", "dosage", "It works fast (2 – 4 hours)."),
        ("en", "", "Checked on 6/8/2018."),
        ("en", "", "Made on 2018-08-06."),
        ("de", "dosage", "Nach 5–10 Tagen"),
        ("ru", "dosage", "Через 2–4 часа"),
        ("zh-Hans", "storage", "保存温度2～8℃"),
    ),
    "RD-14": (
        ("en", "dosage", "Children take 10 mg/kg a day."),
        ("en", "dosage", "Take 900 mg in three divided doses."),
        ("en", "dosage", "Then take half of your usual dose."),
        ("en", "dosage", "Take half the dose if you are old."),
        ("en", "dosage", "Double the dose on day 2."),
        ("en", "dosage", "Take 1 tablet per 10 kg."),
        ("es", "dosage", "Tome la mitad de su dosis."),
        ("fr", "dosage", "300 mg répartis en trois prises"),
        ("de", "dosage", "600 mg, aufgeteilt auf drei Einzeldosen"),
        ("it", "dosage", "La dose dipende: in base al peso corporeo."),
        ("nl", "dosage", "900 mg, verdeeld over 3 doses"),
        ("pt", "dosage", "900 mg dividida em três tomas"),
        ("ru", "dosage", "Разделить на 3 приёма"),
        ("hi", "dosage", "15 mg/kg"),
    ),
    "RD-16": (
        ("en", "", "This Medication Guide has been approved by the U.S. Food and Drug Administration."),
        ("en", "", "This leaflet has been approved by the FDA."),
        ("de", "", "Gebrauchsinformation: Information für Anwender"),
        ("es", "", "Prospecto: información para el usuario"),
        ("fr", "", "Notice : information de l’utilisateur"),
    ),
    "RD-20": (
        ("en", "", "To report it, click here (https://example.org/report)."),
        ("en", "", "Read https://example.org/report first."),
        ("es", "", "Pulse aquí (https://example.org)."),
    ),
}
RIGHT: dict[str, tuple[tuple[str, str, str], ...]] = {
    "RD-07": (
        ("en", "dosage", "You should swallow the tablet whole."),
        ("en", "precautions", "Tell your doctor if you are pregnant. People over 65 may feel dizzy."),
        ("en", "dosage", "The recommended dose is 1 tablet."),
        ("en", "storage", "Keep it where children cannot see it."),
        ("es", "dosage", "Usted debe tomar 1 comprimido."),
        ("fr", "dosage", "Vous devez avaler le comprimé entier."),
        ("de", "dosage", "Sie sollten die Tablette mit Wasser einnehmen."),
        ("it", "dosage", "Deve prendere la compressa con acqua."),
        ("nl", "dosage", "U moet de tablet met water innemen."),
        ("pt", "dosage", "Deve tomar o comprimido com água."),
        ("ru", "dosage", "Вам следует принимать её с едой."),
    ),
    "RD-09": (
        ("en", "dosage", "Take 1 tablet in the morning and 1 tablet in the evening."),
        ("en", "dosage", "Take 1 tablet twice a day. Take 1 in the morning and 1 at bedtime."),
        ("en", "dosage", "Take 1 tablet once a day."),
        ("en", "dosage", "Take 1 tablet every 8 hours, at 6, 14 and 22."),
        ("es", "dosage", "Tome 1 comprimido cada 8 horas, a las 6, 14 y 22."),
        ("en", "dosage", "Take two 500 mg tablets in the morning."),
        ("en", "dosage", "Take 1 tablet every other day."),
        ("en", "storage", "One ml of the solution contains 0.9 mg."),
        ("en", "dosage", "Take 1 or 2 tablets when you need them, up to 4 times in 24 hours."),
        ("en", "dosage", "Do not use it more than twice a day."),
        ("en", "dosage", "Wait at least 6 hours before the next dose."),
        ("en", "dosage", "Do not stop unless you do so as directed by your doctor."),
        ("en", "overdose", "One extra tablet is not likely to hurt you."),
        ("en", "side_effects", "Brush your teeth twice a day."),
        ("es", "dosage", "Tome 1 comprimido dos veces al día: por la mañana y por la noche."),
        ("fr", "dosage", "Prenez 1 comprimé 2 fois par jour, le matin et le soir."),
        ("de", "dosage", "Nehmen Sie zweimal täglich 1 Tablette, morgens und abends."),
        ("it", "dosage", "Prenda 1 compressa fino a tre volte al giorno."),
        ("nl", "dosage", "Neem tweemaal daags 1 tablet: ’s ochtends en ’s avonds."),
        ("pt", "dosage", "Espere mais de 12 horas."),
        ("ru", "dosage", "Принимайте 2 раза в день: утром и вечером."),
        ("pl", "dosage", "Przyjmuj 1 tabletkę rano i 1 tabletkę wieczorem, dwa razy na dobę."),
        ("zh-Hans", "dosage", "每日两次，早上1片，晚上1片。"),
        ("ar", "dosage", "مرتين يوميا: صباحا ومساء."),
        ("hi", "dosage", "दिन में दो बार लें: सुबह और शाम को।"),
    ),
    "RD-12": (
        ("en", "side_effects", "A headache affects 1 in 10 people (10%)."),
        ("en", "precautions", "Wipe the skin with 70% alcohol."),
        ("en", "side_effects", "A 1% cream stings less."),
        ("en", "how_it_works", "About 60% of it leaves the body in a day."),
        ("en", "how_it_works", "It lowers the cholesterol in your blood by 30%."),
    ),
    "RD-13": (
        ("en", "dosage", "Take 1 to 2 tablets for 2 to 4 hours."),
        ("en", "", "Call 555-0123 or 1-800-222-1222. Vitamin MK-7, COVID-19, in 2010-2015."),
        ("en", "", "Checked on 6 August 2018. 31-546 Krakow, 12-14 rue Pasteur"),
        ("en", "usage", "5-fluorouracil and omega-3"),
    ),
    "RD-14": (
        ("en", "dosage", "Your doctor works out the dose in mg/kg."),
        ("en", "missed_dose", "Do not take half of your usual dose."),
        ("en", "missed_dose", "Do not double the dose. Never take twice the dose."),
        ("en", "dosage", "Take half a tablet."),
    ),
    "RD-16": (
        ("en", "", "Read the Medication Guide that comes with your medicine."),
        ("en", "", "The FDA approved this medicine for acne."),
        ("de", "", "Lesen Sie auch die Packungsbeilage."),
    ),
    "RD-20": (
        ("en", "", "Report it to the Yellow Card scheme (https://example.org/report)."),
        ("en", "sources", "https://example.org/report"),
        ("en", "", "https://example.org/report"),
        ("zh-Hans", "", "您也可以通过以下途径报告：https://report.example"),
        ("am", "", "እዚህም ማሳወቅ ይችላሉ፦ https://report.example"),
        ("hi", "", "https://pharmacy.example/l/warfarin/hi खोलने के लिए फ़ोन का कैमरा इस चौकोर कोड की ओर करें"),
    ),
}


def found(language: str, section: str, words: str, kind: str = "paragraph") -> Iterator[Finding]:
    """Yield what is found in one text."""
    yield from check_wording(Writing((Text(words, "here:1", section, kind),), language))


@pytest.mark.parametrize(("rule", "example"), [(rule, each) for rule, group in WRONG.items() for each in group])
def test_it_is_found(rule: str, example: tuple[str, str, str]) -> None:
    findings = [finding for finding in found(*example) if finding.rule == rule]
    assert len(findings) == 1
    assert "“" in findings[0].message
    assert findings[0].instead
    assert findings[0].where == "here:1"


@pytest.mark.parametrize(("rule", "example"), [(rule, each) for rule, group in RIGHT.items() for each in group])
def test_it_is_left_alone(rule: str, example: tuple[str, str, str]) -> None:
    assert [finding for finding in found(*example) if finding.rule == rule] == []


def test_a_heading_of_a_medication_guide_is_found_and_a_mention_of_one_not() -> None:
    assert [finding.rule for finding in found("en", "other", "Medication Guide", "heading")] == ["RD-16"]
    assert list(found("en", "other", "Medication Guide", "item")) == []


def test_each_advice_is_a_finding_of_its_own_and_names_every_phrase() -> None:
    said = "Take two tablets twice daily, 2 times a day, every 6 hours, as directed."
    told = {finding.instead: finding.message.partition(": ")[2] for finding in found("en", "dosage", said)}
    assert list(told.values()) == [
        "“twice daily”, “2 times a day”",
        "“every 6 hours”",
        "“as directed”",
        "“two tablets”",
    ]


def test_a_date_is_mended_without_another_date_to_copy() -> None:
    (finding,) = found("en", "", "Take it on 6/8/2026.")
    assert finding.instead == "write the month as a word"


@pytest.mark.parametrize(
    ("section", "words", "rules"),
    [
        ("title", "Cetirizine Medication Guide", ["RD-16"]),
        ("form", "tablets to take twice daily", ["RD-09"]),
        ("strength", "5-10 mg", ["RD-13"]),
        ("form", "oral suspension", []),
        ("strength", "10 mg", []),
    ],
)
def test_names_are_held_against_what_nothing_may_say(section: str, words: str, rules: list[str]) -> None:
    assert [finding.rule for finding in found("en", section, words, "name")] == rules


def test_a_question_about_times_is_no_direction() -> None:
    assert list(found("en", "questions", "Can I take it twice a day?", "question")) == []


def test_a_finding_quotes_the_words_and_says_what_to_write() -> None:
    (finding,) = found("en", "side_effects", "Under 4% of people get a rash.")
    assert "“4%”" in finding.message
    assert "“4 in 100 people”" in finding.instead
    (finding,) = found("en", "side_effects", "A rash (<1%)")
    assert "“<1%”" in finding.message
    assert "“fewer than 1 in 100 people”" in finding.instead
    (finding,) = found("en", "side_effects", "0.5% of people faint.")
    assert "“5 in 1,000 people”" in finding.instead
    (finding,) = found("ru", "dosage", "Через 2–4 часа")
    assert "“от 2 до 4 часа”" in finding.instead


def test_our_samples_have_no_finding() -> None:
    for path in sorted(folder("monographs").glob("*.md")):
        assert list(check_wording(monograph_writing(read(path)))) == []


@pytest.mark.parametrize("name", ["locales/*.po", "monographs/locales/*/*.po"])
def test_our_translations_and_furniture_have_no_finding(name: str) -> None:
    home, _, pattern = name.partition("/")
    paths = sorted(Path(folder(home)).glob(pattern))
    assert paths
    for path in paths:
        assert list(check_wording(catalog_writing(read_catalog(path)))) == []


@pytest.mark.parametrize(
    "words", ["1" * 20000, "1-" * 10000, "5% " * 3000, "patients with " * 2000, "hypertension (" * 500]
)
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_senseless_text_is_read_in_time(language: str, words: str) -> None:
    before = perf_counter()
    list(found(language, "side_effects", words))
    assert perf_counter() - before < 5
