"""Error-prone expressions: each rule finds what it is about, says what to write, and lets alone what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet.audit.expressions import check_expressions
from leaflet.audit.finding import Finding
from leaflet.audit.rule import rules
from leaflet.audit.text import Text, Writing, catalog_writing, monograph_writing
from leaflet.monograph import read
from leaflet.po import read_catalog

HERE = Path(__file__).resolve().parents[1]

# By rule: language, text, and a part of what to write instead.
WRONG = {
    "UN-01": (
        ("en", "Take 50 mcg in the morning.", "micrograms"),
        ("en", "One puff gives 100µg.", "micrograms"),
        ("en", "Take 75 μg.", "micrograms"),
        ("en", "Take 75 ug a day.", "micrograms"),
        ("es", "Tome 50 mcg al día.", "microgramos"),
        ("fr", "Prenez 50 µg par jour.", "microgrammes"),
        ("de", "Nehmen Sie 50 µg.", "Mikrogramm"),
        ("it", "Prenda 50 mcg.", "microgrammi"),
        ("nl", "Neem 50 mcg.", "microgram"),
        ("pt", "Tome 50 mcg.", "microgramas"),
        ("ru", "Принимайте 50 mcg.", "микрограммы"),
        ("pl", "Przyjmij 50 µg.", "own words"),
    ),
    "UN-02": (
        ("en", "Take 1.0 mg a day.", "'1 mg'"),
        ("en", "Give 2.50 mL.", "'2.5 mL'"),
        ("en", "Take .5 mg a day.", "'0.5'"),
        ("en", "Take .125mg a day.", "'0.125'"),
        ("en", "Take 1.0 to 2.0 mg.", "'1'"),
        ("de", "Nehmen Sie 1,0 mg.", "'1 mg'"),
        ("fr", "Prenez ,5 mg.", "'0,5'"),
        ("ru", "Принимайте 5,0 мг.", "'5 мг'"),
        ("en", "Take 5.0 tablets.", "'5 tablets'"),
        ("en", "Take 1,0 mg.", "'1 mg'"),
        ("en", "Take 4.000 mg.", "'4 mg', or '4,000 mg' if that is meant"),
        ("da", "Tag 0,30 mg.", "'0,3 mg'"),
    ),
    "UN-03": (
        ("en", "Take 1000 mg at night.", "'1,000'"),
        ("en", "It happens to 1 in 10000 people.", "'10,000'"),
        ("en", "It has 10^6 cells.", "1 million"),
        ("en", "It has 10⁹ cells.", "1 million"),
        ("de", "Sie bekommen 25000 Einheiten, das sind 25000 mg.", "'25.000'"),
        ("es", "Afecta a 1 de cada 10000 personas.", "'10.000'"),
    ),
    "UN-04": (
        ("en", "Inject 10 U before food.", "units"),
        ("en", "Inject 10U before food.", "units"),
        ("en", "Inject 6u at noon.", "units"),
        ("en", "One pill has 400 IU of vitamin D.", "units"),
        ("en", "The dose is in IU.", "units"),
        ("es", "Una cápsula tiene 400 UI.", "unidades"),
        ("fr", "Une gélule contient 400 UI.", "unités"),
        ("de", "Eine Kapsel hat 400 I.E. Vitamin D.", "Einheiten"),
        ("nl", "Een capsule heeft 400 IE.", "eenheden"),
        ("ru", "Капсула содержит 400 МЕ.", "единицы"),
        ("da", "Flasken har 30 mio. IE i alt.", "own words"),
        ("en", "Take 5 cc.", "mL"),
        ("en", "Take it QD.", "every day"),
        ("en", "Take it q.d. with food.", "every day"),
        ("en", "Take 20 mg OD.", "every day"),
        ("en", "Take it QOD.", "every other day"),
        ("en", "Take 1 tablet o.d. in the morning.", "'every day', or, if it is meant, 'right eye'"),
        ("en", "Take 20 mg o.d.", "every day"),
        ("en", "Take it O.D.", "every day"),
        ("en", "1 drop OD", "right eye"),
        ("en", "Inject 4 iu at night.", "units"),
        ("fr", "Injectez 4 ui le soir.", "unités"),
        ("en", "1 tablet BID", "in the morning and in the evening"),
        ("en", "1 tablet b.i.d.", "in the morning and in the evening"),
        ("en", "1 tablet bid with food", "in the morning and in the evening"),
        ("es", "1 comprimido BID", "por la mañana y por la noche"),
        ("en", "Take it TID.", "in the morning, at noon and in the evening"),
        ("en", "500 mg tid", "in the morning, at noon and in the evening"),
        ("en", "500 mg q.i.d.", "at bedtime"),
        ("en", "1 tablet qds", "at bedtime"),
        ("en", "Take 1 tablet mane.", "in the morning"),
        ("en", "Take 1 tablet nocte.", "at night"),
        ("en", "Take 1 tablet stat.", "right away"),
        ("en", "Put 1 drop in AU.", "both ears"),
        ("en", "Put 1 drop AD.", "right ear"),
        ("en", "Put 2 gtt in your eye.", "drops"),
        ("en", "1 tablet a.c.", "before meals"),
        ("en", "1 tablet pc", "after meals"),
        ("en", "1 tablet qhs", "at bedtime"),
        ("en", "1 tablet HS", "at bedtime"),
        ("en", "Take 5 mg PO daily.", "by mouth"),
        ("en", "Give 40 mg SC once a week.", "under the skin"),
        ("en", "an SQ injection", "under the skin"),
        ("en", "1 drop OS at night", "left eye"),
        ("en", "Use it PRN for pain.", "when needed"),
        ("en", "1 tablet q8h", "every 8 hours"),
        ("es", "1 comprimido c/12 h", "every 12 hours"),
        ("es", "1 comprimido PRN", "cuando lo necesite"),
    ),
    "UN-05": (
        ("en", "Take 500mg.", "'500 mg'"),
        ("en", "Take 2tablets.", "'2 tablets'"),
        ("en", "Take Inderal40 mg at night.", "'Inderal 40 mg'"),
        ("en", "Take warfarin5 mg.", "'warfarin 5 mg'"),
        ("en", "Take 5 mg. a day.", "'mg'"),
        ("en", "Take 5 mL., then wait.", "'mL'"),
        ("en", "Take metformin500mg.", "'metformin 500 mg'"),
        ("en", "Take 5.0mg.", "'5 mg'"),
        ("en", "Take 50mcg.", "'50 micrograms'"),
        ("en", "Take 5 MG.", "'mg'"),
        ("en", "Take 5 ML.", "'mL'"),
        ("en", "Take 5 gm.", "'g'"),
        ("ru", "Принимайте 500мг.", "'500 мг'"),
    ),
    "UN-06": (
        ("en", "Keep it < 25 degrees.", "less than"),
        ("en", "if you are > 65 years old", "more than"),
        ("es", "si tiene > 65 años", "más de"),
        ("en", "food & drink", "and"),
        ("en", "Rest @ home.", "'at'"),
        ("en", "Ask your doctor/pharmacist.", "doctor or pharmacist"),
        ("en", "with food and/or milk", "or both"),
        ("de", "Arzt/Apotheker fragen: bei arzt/apotheker", "oder"),
        ("en", "Take 1/2 tablet.", "half"),
        ("en", "Take ½ tablet.", "half"),
        ("fr", "Prenez 1/2 comprimé.", "demi"),
        ("en", "if you have type II diabetes", "'2'"),
        ("en", "Take II tablets.", "'2'"),
        ("en", "Take 4½ mg.", "'4.5'"),
        ("en", "Take 4 1/2 mg.", "'4.5'"),
        ("de", "Nehmen Sie 4½ mg.", "'4,5'"),
        ("en", "Take 5 mg/day.", "'mg a day'"),
        ("en", "Give 5 mL/hr.", "'mL an hour'"),
        ("en", "Take it for 3/7.", "'3 days'"),
        ("en", "Take it w/ food.", "'with'"),
        ("en", "Take it w/o food.", "'without'"),
    ),
    "UN-07": (
        ("en", "Take 2 500 mg tablets.", "'two'"),
        ("en", "Take 1 or 2 200mg tablets.", "'two'"),
        ("en", "Take 2 x 500 mg capsules.", "'two'"),
        ("en", "in week 1 300 mg", "'one'"),
        ("nl", "Neem 2 500 mg tabletten.", "as a word"),
    ),
    "UN-08": (
        ("de", "Nehmen Sie 2.5 mg.", "'2,5 mg'"),
        ("en", "Inject 1,0000 units.", "write the number anew"),
        ("es", "Tome 0.5 mg.", "'0,5 mg'"),
        ("ru", "Принимайте 1.5 мг.", "'1,5 мг'"),
        ("fr", "Prenez 1.000 mg.", "'1,000 mg'"),
        ("en", "Take 2,5 mg.", "'2.5 mg'"),
        ("en", "Take 1,0 mg.", "'1 mg'"),
    ),
    "UN-09": (
        ("en", "Take 2 teaspoons at night.", "mL"),
        ("en", "Give one teaspoon of the medicine.", "mL"),
        ("en", "Take 1 tbsp.", "mL"),
        ("es", "Tome una cucharadita.", "mL"),
        ("fr", "Prenez une cuillère à café.", "mL"),
        ("de", "Nehmen Sie einen Teelöffel.", "mL"),
        ("it", "Prenda un cucchiaino.", "mL"),
        ("nl", "Neem 2 theelepels.", "mL"),
        ("pt", "Tome uma colher de chá.", "mL"),
        ("ru", "Принимайте одну чайную ложку.", "mL"),
        ("en", "Take a spoonful.", "mL"),
        ("en", "Take 5 grains.", "mg or mL"),
        ("en", "Take 2 ounces at night.", "mg or mL"),
    ),
}
RIGHT = {
    "UN-01": (
        ("en", "Take 50 micrograms (mcg) in the morning."),
        ("en", "Give each child a hug, a mug or a slug of water."),
        ("ru", "Принимайте 50 мкг."),
    ),
    "UN-02": (
        ("en", "Take 10 mg, 100 mg or 0.5 mg."),
        ("en", "Your potassium is 5.0 mg/dL. Your INR is 2.0 to 3.0."),
        ("en", "Version 1.0 of 10.10.2026"),
        ("de", "Nehmen Sie 1.000 mg."),
        ("en", "Take 1,000 mg."),
        ("en", "Take it at 10.30 or 8.00. Ring 021 .304 7."),
        ("da", "Tag højst 10.000 mg."),
    ),
    "UN-03": (
        ("en", "Call 0800 1111 or 116117 in 2026. The code is 12345."),
        ("en", "Take 1,000 mg. It happens to 1 in 10,000 people."),
        ("es", "Tome 1000 mg."),
        ("ru", "Принимайте не больше 4000 мг."),
        ("fr", "Prenez 10\u202f000 mg."),
    ),
    "UN-04": (
        ("en", "Inject 10 units of U-100 insulin every day."),
        ("en", "The OD of the tube, a PO box, an HS code, South Carolina (SC), bid for it, QR and HID."),
        ("en", "You may make a bid of 20."),
        ("en", "Take it at 8 p.m. and 8 a.m. every day."),
        ("en", "Ask Jane Smith, O.D., at the clinic in AU. AC power, PC, AS and AD are other things."),
        ("en", "Units are called IU (international units)."),
        ("nl", "Neem het om 8 u in. Wilt u 2 tabletten?"),
        ("da", "Tag 1 tablet i god tid. Vent 5 mg tid. TID"),
        ("it", "Prenda un po' di acqua."),
        ("fil", "May tanong po ba kayo?"),
        ("fr", "Prenez-le à 8 h."),
        ("de", "Nehmen Sie 2 Tabletten. IE heißt Einheiten."),
    ),
    "UN-05": (
        ("en", "Take 500 mg of vitamin K2 and MK-7. Omega3 1,000 mg is other."),
        ("en", "Mg is magnesium, ML a name, and MGM-5 another."),
        ("en", "Take 5 mg. Then rest. Take it 3x a day, 2nd of May, at 5pm, 37°C and 5%."),
        ("en", "A 500\u00a0mg tablet, PEG3350 and COVID19."),
        ("ru", "В 2026 г. выпущено."),
    ),
    "UN-06": (
        ("en", "See https://example.org/a&b or write to a@b.org. It is 5 mg/kg, 10 mg/mL."),
        ("en", "Made by Johnson & Johnson. Blood pressure below 140/90. Open 24/7 on 1/2/2026."),
        ("en", "emtricitabine/tenofovir tablets, HIV/AIDS, factor VIII, angiotensin II, an IV drip"),
        ("en", "Vitamin K, hepatitis C and type 2 diabetes"),
        ("es", "{language}, {edition} ({size} puntos)"),
        ("es", "Español / inglés, letra grande"),
        ("en", "Point the camera at it to open https://pharmacy.example/ l/warfarin/sw"),
        ("en", "It is 5 mg/kg. Your blood has 5 mmol/L. Take 4 mg."),
    ),
    "UN-07": (
        ("en", "Take two 500 mg tablets. Take 2 tablets of 500 mg."),
        ("en", "Take 1 or 2 tablets. 3 mg, 5 mg and 10 mg tablets. From 5 to 10 mg tablets."),
        ("fr", "Prenez 2 500 mg par jour."),
        ("en", "Dilute 2 in 500 mL. On 2 May 500 mg."),
    ),
    "UN-08": (
        ("de", "Nehmen Sie 2,5 mg oder 1.000 mg am 12.05.2026."),
        ("en", "Take 2.5 mg or 1,000 mg."),
        ("fr", "Prenez 2,5 mg."),
        ("hi", "2.5 mg"),
        ("de", "Version 1.2, Abschnitt 4.8, 8.30 Uhr"),
    ),
    "UN-09": (
        ("en", "Take 5 mL. Do not use a kitchen teaspoon."),
        ("en", "Take 1 teaspoon (5 mL)."),
        ("en", "Mix it into a teaspoon of jam. Drink 8 ounces of water. A tube of 2 oz."),
        ("en", "Eat whole grains. A migraine is a headache. Stir with the teaspoon."),
        ("es", "Tome una cucharadita de 5 ml."),
        ("en", "One tablespoon of apple puree helps."),
    ),
}


def _found(language: str, words: str, kind: str = "paragraph") -> tuple[Finding, ...]:
    return tuple(check_expressions(Writing((Text(words, "x.md:7", "dosage", kind),), language, ("Omeprazole",))))


def _cases(table):
    return [pytest.param(rule, *case, id=f"{rule} {case[1]}") for rule, cases in table.items() for case in cases]


@pytest.mark.parametrize(("rule", "language", "words", "instead"), _cases(WRONG))
def test_a_wrong_expression_is_found(rule, language, words, instead):
    found = [finding for finding in _found(language, words) if finding.rule == rule]
    assert instead in "; ".join(finding.instead for finding in found)
    assert {finding.where for finding in found} == {"x.md:7"}


@pytest.mark.parametrize(("rule", "language", "words"), _cases(RIGHT))
def test_a_right_one_is_let_alone(rule, language, words):
    assert rule not in {finding.rule for finding in _found(language, words)}


def test_the_rules_are_those_of_the_table():
    table = {name for name, rule in rules().items() if name.startswith("UN-") and rule.checked}
    assert table == set(WRONG) == set(RIGHT)


def test_what_the_same_words_mend_is_one_finding_that_names_each():
    (found,) = _found("en", "Take 5 mcg, 10 µg or 15 mcg.")
    assert (
        found.message
        == "'mcg' in 'Take 5 mcg, 10 µg or 1'; 'µg' in 'e 5 mcg, 10 µg or 15 mcg.'; 'mcg' in '10 µg or 15 mcg.'"
    )


def test_each_other_expression_of_a_rule_is_a_finding_with_its_own_advice():
    found = _found("en", "Take 10 U or 5 mg PO QD, then 1 tablet BID q12h prn, or 3 IU.")
    assert [(finding.rule, finding.instead.split("'")[1]) for finding in found] == [
        ("UN-04", "units"),
        ("UN-04", "every day"),
        ("UN-04", "in the morning and in the evening"),
        ("UN-04", "when needed"),
        ("UN-04", "by mouth"),
        ("UN-04", "every 12 hours"),
    ]
    assert "'U'" in found[0].message
    assert "'IU'" in found[0].message


@pytest.mark.parametrize(
    ("field", "words", "rule"),
    [
        ("strength", "100 mcg", "UN-01"),
        ("strength", "1.0 mg", "UN-02"),
        ("strength", "10 IU", "UN-04"),
        ("strength", "5mg", "UN-05"),
        ("strength", "0,5 mg", "UN-08"),
        ("form", "suspension for TID use", "UN-04"),
        ("title", "CETIRIZINE 1.0 mg", "UN-02"),
    ],
)
def test_the_front_matter_is_read_too(field, words, rule):
    text = Text(words, "x.md:1", field, "name")
    assert rule in {finding.rule for finding in check_expressions(Writing((text,), "en"))}


@pytest.mark.parametrize(
    "words", ["5 mg/325 mg", "160/4.5 micrograms", "emtricitabine/tenofovir", "100 micrograms/mL"]
)
def test_the_names_of_strengths_are_let_alone(words):
    assert not tuple(check_expressions(Writing((Text(words, "x.md:1", "strength", "name"),), "en")))


def test_a_heading_takes_no_sign_for_and():
    assert _found("en", "Food & Drink", "heading")
    assert not _found("en", "Pregnancy and breastfeeding", "heading")


@pytest.mark.parametrize("path", sorted((HERE / "monographs").glob("*.md")), ids=lambda path: path.stem)
def test_our_monographs_are_free_of_them(path):
    assert not tuple(check_expressions(monograph_writing(read(path))))


@pytest.mark.parametrize("folder", ["locales", "monographs/locales"])
def test_our_translations_are_free_of_them(folder):
    for path in sorted((HERE / folder).rglob("*.po")):
        assert not tuple(check_expressions(catalog_writing(read_catalog(path)))), path
