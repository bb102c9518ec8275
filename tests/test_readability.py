"""Readability: hard sections, long lists, sentences and paragraphs are found; plain texts and ours are let alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflet.audit.formulas import FORMULAS
from leaflet.audit.readability import JUDGED_FROM, check_readability, grades
from leaflet.audit.rule import rules
from leaflet.audit.text import Text, Writing, catalog_writing, monograph_writing
from leaflet.monograph import read
from leaflet.po import read_catalog

HERE = Path(__file__).resolve().parents[1]


def _writing(language: str, *paragraphs: str, kind: str = "paragraph") -> Writing:
    texts = (Text(words, f"x.md:{line}", "usage", kind) for line, words in enumerate(paragraphs, start=1))
    return Writing(tuple(texts), language)


def _list(items: int) -> Writing:
    return Writing((), "en", (), (("x.md:3", items),))


PLAIN = {
    "en": "Take one tablet with water. Sit down if you feel dizzy. Call your doctor if it does not stop.",
    "es": "Tome una pastilla con agua. Si se marea, siéntese un rato. Si no se le pasa, llame a su médico.",
    "fr": "Prenez la dose avec de l’eau. Si la tête vous tourne, restez assis. Si cela dure, parlez au médecin.",
    "de": "Trinken Sie viel Wasser dazu. Ist Ihnen schlecht, dann ruhen Sie. Hilft das nicht, so rufen Sie den "
    "Arzt an.",
    "it": "Beva molta acqua. Se le gira la testa, si sieda. Se non passa, chiami il suo medico.",
    "nl": "Drink er water bij. Ga zitten als u zich ziek voelt. Bel uw arts als het niet stopt.",
    "pt": "Tome com água. Se ficar tonto, sente-se. Se não passar, fale com o seu médico.",
    "ru": "Пейте много воды. Если вам плохо, сядьте. Если не прошло, звоните врачу.",
    "pl": "Pij dużo wody. Usiądź, jeśli źle się czujesz. Zadzwoń do lekarza, jeśli to nie mija.",
}
HARD = {
    "en": "Concomitant administration of antihypertensive medications necessitates individualised monitoring of "
    "cardiovascular parameters throughout the duration of pharmacological treatment.",
    "es": "La administración concomitante de medicamentos antihipertensivos requiere la monitorización "
    "individualizada de "
    "los parámetros cardiovasculares durante la totalidad del tratamiento farmacológico.",
    "fr": "L’administration concomitante de médicaments antihypertenseurs nécessite une surveillance "
    "individualisée des "
    "paramètres cardiovasculaires pendant la totalité du traitement pharmacologique.",
    "de": "Die gleichzeitige Verabreichung blutdrucksenkender Arzneimittel erfordert individualisierte "
    "Überwachungsmaßnahmen "
    "kardiovaskulärer Parameter während der gesamten medikamentösen Behandlungsdauer.",
    "it": "La somministrazione concomitante di medicinali antipertensivi richiede il monitoraggio "
    "individualizzato dei "
    "parametri cardiovascolari durante la totalità del trattamento farmacologico.",
    "nl": "Gelijktijdige toediening van bloeddrukverlagende geneesmiddelen noodzaakt geïndividualiseerde controle van "
    "cardiovasculaire parameters gedurende de volledige farmacologische behandelingsperiode.",
    "pt": "A administração concomitante de medicamentos anti-hipertensivos requer a monitorização individualizada dos "
    "parâmetros cardiovasculares durante a totalidade do tratamento farmacológico.",
    "ru": "Одновременное применение антигипертензивных лекарственных препаратов предусматривает индивидуализированное "
    "наблюдение сердечно-сосудистых показателей на протяжении фармакологического лечения.",
    "pl": "Jednoczesne podawanie przeciwnadciśnieniowych produktów leczniczych wymaga zindywidualizowanego "
    "monitorowania "
    "parametrów sercowo-naczyniowych podczas farmakologicznego leczenia.",
}
MIDDLING = (
    "Your doctor may want a blood test, for the medicine can change how your kidneys work.",
    "Tell the staff about each medicine that you take, since some are not safe together.",
)
LONG = "Take it " + "and take it " * 8 + "again."
WRONG = {
    "RD-01": (
        *(_writing(language, *[text] * 9) for language, text in HARD.items()),
        _writing("ja", *["薬" + "を飲んだあとに気分が悪くなったり" * 6 + "したら医師に話します。"] * 5),
    ),
    "RD-21": (_writing("en", *MIDDLING * 4),),
    "RD-05": (_list(8), _list(20)),
    "RD-06": (
        _writing("en", LONG),
        _writing("en", "Sit. Lie. Rest. Sleep. Eat."),
        _writing("fr", "Il faut " + "bien le dire et " * 8 + "le faire."),
        _writing("zh-Hans", "如果" + "您感到头晕或者恶心，" * 6 + "请告诉医生。"),
        _writing("th", "ถ้าคุณ" + "รู้สึกเวียนหัวหรือคลื่นไส้" * 6),
        _writing(
            "en", *["This one is not too long by itself but it is a good deal longer than most of them should be."] * 2
        ),
    ),
}
RIGHT = {
    "RD-01": (
        _writing("ja", *["薬を飲みます。水も飲みます。"] * 30),
        *(_writing(language, *[text] * 12) for language, text in PLAIN.items()),
        _writing("en", HARD["en"] * 2),  # too few words to judge by
        Writing(tuple(Text(HARD["en"], "x.po:1", "", "block") for _ in range(9)), "en"),  # furniture has no sections
    ),
    "RD-21": tuple(_writing(language, *[text] * 12) for language, text in PLAIN.items()),
    "RD-05": (_list(7), _list(1)),
    "RD-06": (
        _writing("en", "Sit. Lie. Rest. Sleep."),
        _writing("en", "Take 2.5 mg. a day, e.g. at 8 a.m. with Dr. Smith, i.e. in the morning."),
        _writing("zh-Hans", "请吃药。多喝水。"),
        _writing("my", "ဆေးသောက်ပါ။ ရေသောက်ပါ။"),
        _writing("th", "กินยา ดื่มน้ำ " * 30),
        _writing("en", "Tel: +36 1 2886 " * 30),
        _writing("en", "Take no more than 2 g. " + "Keep it well " * 8),
        _writing("en", "Open " + "https://pharmacy.example/ l/a-b-c-d/e-f-g " * 9),
        _writing("zh-Hans", "打开网页：https://pharmacy.example/l/paracetamol/zh-Hans/the-large-print-edition"),
        _writing("zh-Hans", "Corner Street Pharmacy 12 Corner Street, Springfield 555 0100 Monday to Saturday"),
        _writing("en", LONG, kind="name"),
        _writing("en", LONG, kind="cell"),
    ),
}


def _cases(table):
    return [
        pytest.param(rule, each, id=f"{rule} {number}") for rule in table for number, each in enumerate(table[rule])
    ]


@pytest.mark.parametrize(("rule", "writing"), _cases(WRONG))
def test_what_is_hard_is_found(rule, writing):
    found = [finding for finding in check_readability(writing) if finding.rule == rule]
    assert found
    assert all(finding.where.startswith("x.") and finding.instead for finding in found)


@pytest.mark.parametrize(("rule", "writing"), _cases(RIGHT))
def test_what_is_plain_is_let_alone(rule, writing):
    assert rule not in {finding.rule for finding in check_readability(writing)}


def test_the_rules_are_those_of_the_table():
    assert all(rules()[name].checked for name in WRONG)
    assert set(WRONG) == set(RIGHT)


@pytest.mark.parametrize("language", FORMULAS)
def test_the_formula_is_named(language):
    (found,) = (each for each in check_readability(_writing(language, *[HARD[language]] * 9)) if each.rule == "RD-01")
    assert FORMULAS[language].name in found.message


def test_names_numbers_and_units_do_not_make_a_text_harder():
    plain = _writing("en", *[PLAIN["en"]] * 9)
    named = replace(plain, names=("Pharmacologicalisation",))
    named = replace(
        named,
        texts=tuple(replace(t, words=t.words.replace(".", " Pharmacologicalisation 2,500 mg.")) for t in named.texts),
    )
    assert grades(named)[0].value == grades(plain)[0].value


def test_short_sections_are_judged_together():
    texts = tuple(Text(HARD["en"], f"x.md:{n}", section, "paragraph") for n, section in enumerate("abcdefgh"))
    assert all(grade.words < JUDGED_FROM for grade in grades(Writing(texts, "en")) if grade.section != "the whole")
    (found,) = (finding for finding in check_readability(Writing(texts, "en")) if finding.rule == "RD-01")
    assert "the whole" in found.message


def test_every_long_sentence_is_named():
    (found,) = (
        each for each in check_readability(_writing("en", f"{LONG} We {LONG}")) if "average" not in each.message
    )
    assert found.message.count("a sentence of") == 2


def test_the_grade_and_its_limit_read_one_way():
    (found,) = (each for each in check_readability(_writing("es", *[HARD["es"]] * 9)) if each.rule == "RD-01")
    assert "; a reader in the eighth school year can follow a text of 55 or more" in found.message


def test_a_paragraph_of_a_translation_is_the_sources():
    assert not tuple(check_readability(_writing("ja", "はい。いいえ。はい。いいえ。はい。", kind="block")))


@pytest.mark.parametrize("path", sorted((HERE / "monographs").glob("*.md")), ids=lambda path: path.stem)
def test_our_monographs_are_plain(path):
    assert not tuple(check_readability(monograph_writing(read(path))))


@pytest.mark.parametrize("folder", ["locales", "monographs/locales"])
def test_our_translations_are_plain(folder):
    for path in sorted((HERE / folder).rglob("*.po")):
        assert not tuple(check_readability(catalog_writing(read_catalog(path)))), path
