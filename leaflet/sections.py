"""The section vocabulary: each section's place on the page, its patient heading, and the words that name it.

The order follows what a patient needs first (EU QRD template order; warnings before directions: USP <1265> item 7,
21 CFR 208.20). A heading that no entry knows stays as it stands in the source.
"""

from __future__ import annotations

from dataclasses import dataclass


def _(message: str) -> str:
    """Mark `message` as furniture, for the catalogs in `locales/`."""
    return message


def ngettext(message: str, _plural: str) -> str:
    """Mark `message` as furniture that has a plural."""
    return message


@dataclass(frozen=True)
class Kind:
    """One kind of section.

    `heading` is the patient heading (an English message that `locales/` translates), empty where the section is
    not printed under a heading of its own. `aliases` are the source headings that mean it, in lower case, separated
    by semicolons. `part_of` names the kind whose section takes this one in as a sub-heading when it follows there.
    `stands_alone`: opens a section even where its heading is marked as deeper than the section before.
    """

    name: str
    heading: str = ""
    aliases: str = ""
    required: bool = False
    pictogram: str = ""
    part_of: str = ""
    stands_alone: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("intro"),
    Kind(
        "generic_name",
        _("Generic name"),
        "generic name; generic names; generic; generic drug name; international nonproprietary name; active "
        "ingredient; active ingredients; active substance; nonproprietary name",
        pictogram="names",
    ),
    Kind(
        "other_names",
        _("Other names"),
        "alternate names; alternate name; alternative names; other names; brand names; brand name; brands; "
        "trade names; trade name; synonyms; also known as; common brand names",
        pictogram="names",
    ),
    Kind(
        "summary",
        _("Main points"),
        "summary; main points; key points; at a glance; drug profile summary; profile summary; overview; "
        "highlights; the most important points; drug summary; key information",
        pictogram="summary",
    ),
    Kind(
        "usage",
        _("What this medicine is for"),
        "usage; uses; use; indications; indication; indications and usage; indications for use; therapeutic "
        "indications; clinical uses; medical uses; purpose; what it is for; what this medicine is for; what "
        "it is used for; why it is used; what is this medicine for; usage and indications; uses and "
        "indications; common uses",
        required=True,
        pictogram="usage",
        stands_alone=True,
    ),
    Kind(
        "warning",
        _("Important warning"),
        "boxed warning; black box warning; important warning; important warnings; important safety information",
        pictogram="precautions",
    ),
    Kind(
        "contraindications",
        _("When not to take it"),
        "contraindications; contraindication; when not to take it; when not to use it; do not take it if; who "
        "should not take it; who should not take this medicine; absolute contraindications",
        pictogram="contraindications",
    ),
    Kind(
        "precautions",
        _("Before you take it"),
        "precautions; precaution; warnings; warning; warnings and precautions; precautions and warnings; "
        "cautions; caution; before you take it; before you take this medicine; general precautions; special "
        "warnings and precautions for use; special precautions; safety information; safety; what you need to "
        "know before you take it; before taking; before using; before you use it",
        pictogram="precautions",
        stands_alone=True,
    ),
    Kind(
        "interactions",
        _("Other medicines, food and drink"),
        "drug interactions; interactions; drug interaction; interactions with other medicines; other "
        "medicines; other medicines and this one; food interactions; interaction with other medicines; drug "
        "and food interactions; drug-drug interactions; other medicines, food and drink",
        pictogram="interactions",
    ),
    Kind(
        "pregnancy",
        _("Pregnancy and breastfeeding"),
        "pregnancy and breastfeeding; pregnancy; breastfeeding; pregnancy and lactation; lactation; use in "
        "pregnancy; pregnancy & breastfeeding; pregnancy/breastfeeding; fertility, pregnancy and lactation; "
        "pregnancy, breastfeeding and fertility; pregnancy & lactation",
        pictogram="pregnancy",
    ),
    Kind(
        "dosage",
        _("How to take it"),
        "dosage; dosages; dose; doses; dosing; dosage and administration; dosage & administration; how to "
        "take it; how to use it; how to take this medicine; how to use this medicine; how to take; how to "
        "use; posology; posology and method of administration; administration; recommended dosage; dosage "
        "information; dosing information; dosage guidelines; dosage recommendations; directions; directions "
        "for use; usual dosage; general dosage; dosage instructions; recommended dose",
        required=True,
        pictogram="dosage",
        stands_alone=True,
    ),
    Kind(
        "dosage_standard",
        aliases="standard dosage; standard dose; standard dosages; typical dosage",
        part_of="dosage",
    ),
    Kind(
        "dosage_groups",
        aliases=(
            "adults; adult; children; child; pediatric; paediatric; elderly; geriatric; special cases; special "
            "populations; dosage adjustments; dose adjustments; dosage adjustment; adult dosage; pediatric "
            "dosage; paediatric dosage; older adults; adults and children; infants; adolescents; elderly "
            "patients; pediatric patients; patients with renal impairment; patients with hepatic dysfunction; "
            "patients with comorbid conditions; renal impairment; hepatic impairment; maximum dose; clinical use "
            "cases; dosing in special populations"
        ),
        part_of="dosage",
    ),
    Kind(
        "missed_dose",
        _("If you miss a dose"),
        "missed dose; missed doses; if you miss a dose; what to do if you miss a dose; missing a dose; what "
        "if i miss a dose; if you forget to take it",
        pictogram="missed_dose",
    ),
    Kind(
        "overdose",
        _("If you take too much"),
        "overdose; overdosage; toxicity; if you take too much; overdose and toxicity; in case of overdose; "
        "toxicity and overdose; overdose/toxicity; overdose management; if you take more than you should",
        pictogram="overdose",
    ),
    Kind(
        "side_effects",
        _("Possible side effects"),
        "side effects; side effect; possible side effects; adverse effects; adverse effect; adverse "
        "reactions; adverse events; undesirable effects; side-effects; potential side effects; side effects "
        "and adverse reactions; unwanted effects; side effects and risks",
        pictogram="side_effects",
        stands_alone=True,
    ),
    Kind(
        "side_effects_groups",
        aliases=(
            "common side effects; rare but serious side effects; serious side effects; rare side effects; "
            "long-term effects; long term effects; adverse drug reactions (adr); adverse drug reactions; less "
            "common side effects; very common side effects; mild side effects; severe side effects; long-term "
            "side effects; uncommon side effects"
        ),
        part_of="side_effects",
    ),
    Kind(
        "storage",
        _("How to store it"),
        "storage; how to store it; storing; store; storage and handling; storage instructions; how to store "
        "this medicine; storage conditions; how supplied/storage and handling; storage and disposal",
        pictogram="storage",
    ),
    Kind(
        "how_it_works",
        _("How it works"),
        "how it works; how does it work; mechanism of action; mechanism; how this medicine works; mode of "
        "action; pharmacology; clinical pharmacology; how it acts",
        pictogram="how_it_works",
        stands_alone=True,
    ),
    Kind(
        "other",
        pictogram="other",
    ),
    Kind(
        "questions",
        _("Common questions"),
        "faqs; faq; frequently asked questions; faqs (frequently asked questions); common questions; "
        "frequently asked questions (faqs); questions; questions and answers; q&a; faq's; frequently asked "
        "questions (faq); faq (frequently asked questions)",
        pictogram="questions",
        stands_alone=True,
    ),
    Kind(
        "disclaimer",
        _("Please note"),
        "disclaimer; please note; medical disclaimer; important disclaimer; legal disclaimer",
        pictogram="other",
        stands_alone=True,
    ),
    Kind(
        "sources",
        _("Sources"),
        "sources; references; source; reference; bibliography; citations",
        pictogram="other",
        stands_alone=True,
    ),
)
"""Every kind, in the order it has on the page: "intro" is what stands before the first heading, "other" the place of
the sections that no alias names."""

BY_NAME = {kind.name: kind for kind in KINDS}
PLACE = {kind.name: place for place, kind in enumerate(KINDS)}
BY_ALIAS = {alias.strip(): kind for kind in KINDS for alias in kind.aliases.split(";") if alias.strip()}

_ANY = r"(.+?)"
PATTERNS: tuple[tuple[str, str], ...] = (
    ("usage", rf"what (?:is |are )?{_ANY} (?:is |are )?(?:and what (?:it is|they are) )?(?:used )?for"),
    ("usage", rf"(?:common |medical )?(?:uses?|usage|indications?) (?:of|for) {_ANY}"),
    ("precautions", rf"(?:what you (?:need|should) (?:to )?know )?before (?:you )?(?:tak|us)(?:e|ing) {_ANY}"),
    ("precautions", rf"(?:warnings and )?precautions (?:for|with|of) {_ANY}"),
    ("contraindications", rf"when (?:not to (?:take|use) {_ANY}|{_ANY} should not be (?:used|taken))"),
    ("contraindications", rf"(?:who should not|do not) (?:take|use) {_ANY}(?: if)?"),
    ("dosage", rf"(?:how|when and how) (?:to|do i|should i|you should) (?:take|use) {_ANY}"),
    ("dosage", rf"(?:recommended )?(?:dosage|dosages|dose|dosing) (?:of|for) {_ANY}"),
    ("side_effects", rf"(?:possible |common )?side effects (?:of|with|from) {_ANY}"),
    ("storage", rf"how (?:to|do i|should i) store {_ANY}"),
    ("how_it_works", rf"how (?:does |do )?{_ANY} works?"),
    ("how_it_works", rf"mechanism of action (?:of|for) {_ANY}"),
    ("missed_dose", rf"(?:what (?:to do |should i do )?)?if (?:you|i) (?:miss|forget)(?: to take| to use)? {_ANY}"),
    ("overdose", rf"if you (?:take|use) (?:more|too much) {_ANY}(?: than you should)?"),
    ("pregnancy", rf"(?:use of )?{_ANY} (?:in|during|and) pregnancy(?: and (?:breastfeeding|lactation))?"),
    ("interactions", rf"(?:drug )?interactions (?:of|with) {_ANY}"),
)
"""Headings with a name in them: a kind, and a pattern for the whole heading in lower case; groups catch the name."""
