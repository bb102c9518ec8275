"""Syllables: the counters are held against words whose syllables were counted by hand."""

from __future__ import annotations

import pytest

from leaflet.audit.syllables import COUNTERS, syllables

# For each language, by the number of syllables, words that have so many.
COUNTED = {
    "en": {
        1: "the you take dose pain sleep bleed heart blood eyes skin hives rash vein pulse breathe tongue cough mouth "
        "chest clot used helped stopped chewed safe time while course months sleeves juice fruit bruise great treat "
        "lungs health weight height through whose life mixed wash wheeze sneeze sore clothes",
        2: "doctor tablet water swallow swallowed often before after asthma bleeding swelling headache dizzy eaten "
        "needed wanted treated doses changes raises liver kidney stomach evening every people trouble table muscle "
        "surgeon patient quiet being doing trying weekly careful safely harmful toothbrush something sometimes "
        "anxious special social business spasm rhythm doesn't isn't opened handle handles lion science client diet "
        "million region carried bodies always pregnant ulcer purple painful movement lifestyle sneezes union",
        3: "medicine pharmacist antacid nausea idea area usual period radio video various medium sodium calcium "
        "manual annual allergic tablespoon vomiting infection condition prescription container pregnancy surgery "
        "develop theory influence everything physician musician recommend disappear supplement however reaction "
        "overdose "
        "cranberry alcohol exercise bananas quietly hospital grapefruit-free everyone",
        4: "diarrhea diarrhoea diabetes bacteria vegetable information medication experience potassium pneumonia "
        "temperature particular January February situation society variety material epilepsy alternative ingredient "
        "ingredients convenient ability original emergency operation",
        5: "immediately refrigerator university electricity communication anticoagulant biological individual "
        "examination antibiotic",
        6: "responsibility osteoporosis cardiovascular",
    },
    "es": {
        1: "pan pie bien más sol dos hay Dios luz pues seis",
        2: "agua dosis tome fiebre piernas sangre siempre causa usted dolor puede aire hielo quiere guía día "
        "huesos cuerpo",
        3: "médico pastilla hígado cabeza comida semana farmacia vómito alergia mareos náuseas consulte",
        4: "comprimido medicina tratamiento inflamación respiración comprimidos",
        5: "medicamento enfermedades farmacéutico temperatura",
    },
    "fr": {
        1: "pain dose jour corps peau deux faire sang lait fois pied bouche boivent prennent risquent",
        2: "santé cachet matin boisson douleur souvent maison repas toujours manger vomir prenez gélule "
        "protègent contiennent",
        3: "comprimé pharmacie allergie estomac réaction respirer maladie infection",
        4: "médicament température information respiration opération médication",
    },
    "de": {
        1: "Arzt Herz Blut Haut nicht fünf acht Bein Kind Tag",
        2: "Dosis Wasser Leber Niere Magen Kopfschmerz Fieber trinken Auge heute Arznei Schmerzen Mutter "
        "Freude Kleinkind",
        3: "Tablette Vitamin einnehmen Medizin Patient Allergie Entzündung Schwangerschaft Behandlung",
        4: "Apotheke Medikament Nebenwirkung Arzneimittel Entzündungen Patientinnen",
        5: "Medikamente Information Apothekerin Nebenwirkungen Operation",
    },
    "nl": {
        1: "arts hart bloed huid pijn dag eet thuis vrouw nieuw",
        2: "water maagpijn lever tablet drinken ogen hoofdpijn avond zwanger huisarts bloeding nieren",
        3: "apotheek medicijn misselijk kinderen tabletten bijwerking ontsteking",
        4: "vitamine vitaminen apotheker bijwerkingen ontstekingen behandeling",
    },
    "pt": {
        1: "mão não bom dois pai seis cão mal",
        2: "água dose sangue leite noite dia tome febre órgão causa muito quente",
        3: "médico fígado cabeça barriga coração remédio comida semana doente farmácia viagem saúde",
        4: "comprimido estômago medicina alergia tratamento informação respiração",
        5: "medicamento farmacêutico temperatura",
    },
    "ru": {
        1: "врач день кровь раз пить боль",
        2: "печень вода сердце живот почки сахар",
        3: "таблетка лекарство голова аптека",
        4: "беременность таблетками аптекарю лекарственный",
        5: "медицинская",
    },
}
LISTS = {
    language: [(word, number) for number, words in lists.items() for word in words.split()]
    for language, lists in COUNTED.items()
}


def test_every_counter_is_measured():
    assert set(COUNTED) == set(COUNTERS)
    assert len(LISTS["en"]) >= 200


@pytest.mark.parametrize("language", LISTS)
def test_a_counter_is_right_for_nearly_all_words(language):
    wrong = {
        word: syllables(word, language) for word, number in LISTS[language] if syllables(word, language) != number
    }
    assert len(wrong) <= 0.03 * len(LISTS[language]), wrong


@pytest.mark.parametrize("language", COUNTERS)
@pytest.mark.parametrize("word", ["x", "12", "", "-", "’"])
def test_no_word_has_less_than_one(word, language):
    assert syllables(word, language) == 1


def test_the_parts_of_a_compound_are_added():
    assert syllables("once-a-day", "en") == 3
