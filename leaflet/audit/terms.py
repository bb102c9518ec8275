"""What to write in place of an error-prone expression, in the words of each language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TERMS = {
    "en": "micrograms; units; mL; every day; every other day; in the morning and in the evening; in the morning, at "
    "noon and in the evening; in the morning, at noon, in the evening and at bedtime; at bedtime; under the "
    "skin; right eye; left eye; both eyes; when needed; by mouth; half; or; more than; less than; at most; at "
    "least; and; in the morning; at night; right away; before meals; after meals; right ear; left ear; both "
    "ears; drops",
    "es": "microgramos; unidades; ml; todos los días; un día sí y otro no; por la mañana y por la noche; por la "
    "mañana, a mediodía y por la noche; por la mañana, a mediodía, por la tarde y al acostarse; al acostarse; "
    "debajo de la piel; ojo derecho; ojo izquierdo; los dos ojos; cuando lo necesite; por la boca; medio; o; "
    "más de; menos de; como mucho; al menos; y; por la mañana; por la noche; ahora mismo; antes de las "
    "comidas; después de las comidas; oído derecho; oído izquierdo; los dos oídos; gotas",
    "fr": "microgrammes; unités; ml; chaque jour; un jour sur deux; le matin et le soir; le matin, à midi et le "
    "soir; le matin, à midi, le soir et au coucher; au coucher; sous la peau; œil droit; œil gauche; les deux "
    "yeux; si besoin; par la bouche; demi; ou; plus de; moins de; au plus; au moins; et; le matin; le soir; "
    "tout de suite; avant les repas; après les repas; oreille droite; oreille gauche; les deux oreilles; "
    "gouttes",
    "de": "Mikrogramm; Einheiten; ml; jeden Tag; jeden zweiten Tag; morgens und abends; morgens, mittags und "
    "abends; morgens, mittags, abends und vor dem Schlafengehen; vor dem Schlafengehen; unter die Haut; "
    "rechtes Auge; linkes Auge; beide Augen; bei Bedarf; durch den Mund; halb; oder; mehr als; weniger als; "
    "höchstens; mindestens; und; morgens; abends; sofort; vor dem Essen; nach dem Essen; rechtes Ohr; linkes "
    "Ohr; beide Ohren; Tropfen",
    "it": "microgrammi; unità; ml; ogni giorno; un giorno sì e uno no; la mattina e la sera; la mattina, a "
    "mezzogiorno e la sera; la mattina, a mezzogiorno, la sera e prima di andare a letto; prima di andare a "
    "letto; sotto la pelle; occhio destro; occhio sinistro; tutti e due gli occhi; quando serve; per bocca; "
    "mezzo; o; più di; meno di; al massimo; almeno; e; la mattina; la sera; subito; prima dei pasti; dopo i "
    "pasti; orecchio destro; orecchio sinistro; tutte e due le orecchie; gocce",
    "nl": "microgram; eenheden; ml; elke dag; om de dag; ’s ochtends en ’s avonds; ’s ochtends, ’s middags en ’s "
    "avonds; ’s ochtends, ’s middags, ’s avonds en voor het slapen; voor het slapen; onder de huid; "
    "rechteroog; linkeroog; beide ogen; als het nodig is; via de mond; half; of; meer dan; minder dan; "
    "hoogstens; minstens; en; ’s ochtends; ’s avonds; meteen; voor de maaltijd; na de maaltijd; rechteroor; "
    "linkeroor; beide oren; druppels",
    "pt": "microgramas; unidades; ml; todos os dias; dia sim, dia não; de manhã e à noite; de manhã, ao meio-dia e "
    "à noite; de manhã, ao meio-dia, à noite e ao deitar; ao deitar; debaixo da pele; olho direito; olho "
    "esquerdo; os dois olhos; quando for preciso; pela boca; meio; ou; mais de; menos de; no máximo; pelo "
    "menos; e; de manhã; à noite; de imediato; antes das refeições; depois das refeições; ouvido direito; "
    "ouvido esquerdo; os dois ouvidos; gotas",
    "ru": "микрограммы; единицы; мл; каждый день; через день; утром и вечером; утром, днём и вечером; утром, днём, "
    "вечером и перед сном; перед сном; под кожу; правый глаз; левый глаз; оба глаза; когда нужно; через рот; "
    "половина; или; больше; меньше; не больше; не меньше; и; утром; на ночь; сразу; до еды; после еды; правое "
    "ухо; левое ухо; оба уха; капли",
}
CONCEPTS = tuple(_TERMS["en"].split("; "))
"""The concepts, called by their English terms."""

TERMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        language: MappingProxyType(dict(zip(CONCEPTS, terms.split("; "), strict=True)))
        for language, terms in _TERMS.items()
    }
)
"""The term for each concept by language (a tag's first part)."""


def term(concept: str, language: str) -> str:
    """Return the term for `concept` in the language of the tag `language`; where it is not known, the English one."""
    return TERMS.get(language.partition("-")[0], TERMS["en"])[concept]


def say(concept: str, language: str) -> str:
    """Return the advice to write the term for `concept`, or its like where the language's term is not known."""
    known = language.partition("-")[0] in TERMS
    return f"write {term(concept, language)!r}" if known else f"write the language's own words for {concept!r}"
