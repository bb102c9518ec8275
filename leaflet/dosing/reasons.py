"""Reasons: what a medicine is for, each a whole sentence of the catalogs, so that it can be said in every language."""

from __future__ import annotations

from collections.abc import Mapping

from leaflet.sections import _

REASONS: Mapping[str, str] = {
    # Translators: what a patient's medicine is for; everyday words that an adult stranger may be told at a counter.
    "acne": _("This medicine is for acne."),
    "allergy": _("This medicine is for an allergy."),
    "anxiety": _("This medicine is for anxiety."),
    # Translators: pain in the chest from the heart.
    "angina": _("This medicine is for chest pain (angina)."),
    "asthma": _("This medicine is for asthma."),
    # Translators: a vessel that a clot of blood blocks; the medicine keeps clots from forming.
    "blood clots": _("This medicine is to prevent blood clots."),
    # Translators: passing water too often.
    "bladder": _("This medicine is for an overactive bladder."),
    # Translators: shortness of breath.
    "breathing": _("This medicine is to help you breathe."),
    "cancer": _("This medicine is for cancer."),
    "constipation": _("This medicine is for hard stools (constipation)."),
    "cough": _("This medicine is for a cough."),
    "depression": _("This medicine is for depression."),
    "diabetes": _("This medicine is for diabetes."),
    "diarrhea": _("This medicine is for loose stools (diarrhea)."),
    "dizziness": _("This medicine is for dizziness."),
    # Translators: epilepsy.
    "seizures": _("This medicine is for seizures (epilepsy)."),
    # Translators: glaucoma.
    "eye pressure": _("This medicine is for high pressure in the eye (glaucoma)."),
    "fever": _("This medicine is for fever."),
    # Translators: of the skin, the nails, the mouth or elsewhere, caused by a fungus.
    "fungal infection": _("This medicine is for a fungal infection."),
    "gout": _("This medicine is for gout."),
    "headache": _("This medicine is for headache."),
    # Translators: acid that comes up from the stomach.
    "heartburn": _("This medicine is for heartburn."),
    # Translators: the heart does not pump well.
    "heart failure": _("This medicine is for a weak heart (heart failure)."),
    "high blood pressure": _("This medicine is for high blood pressure."),
    "high cholesterol": _("This medicine is for high cholesterol."),
    "HIV": _("This medicine is for HIV."),
    # Translators: caused by bacteria.
    "infection": _("This medicine is for an infection."),
    # Translators: the heart beats out of step.
    "irregular heartbeat": _("This medicine is for an irregular heartbeat."),
    "itching": _("This medicine is for itching."),
    # Translators: arthritis.
    "joints": _("This medicine is for sore, swollen joints (arthritis)."),
    # Translators: the body lacks iron.
    "low iron": _("This medicine is for low iron."),
    "malaria": _("This medicine is for malaria."),
    # Translators: dementia.
    "memory": _("This medicine is for memory problems."),
    # Translators: the time when monthly bleeding ends for good, and what comes with it.
    "menopause": _("This medicine is for signs of the change of life (menopause)."),
    "migraine": _("This medicine is for migraine."),
    # Translators: muscles that tighten and hurt.
    "muscle cramps": _("This medicine is for muscle cramps."),
    # Translators: an urge to vomit.
    "nausea": _("This medicine is for feeling sick and vomiting (nausea)."),
    "pain": _("This medicine is for pain."),
    "Parkinson's disease": _("This medicine is for Parkinson's disease."),
    # Translators: contraception.
    "pregnancy": _("This medicine is to prevent pregnancy."),
    # Translators: trouble passing water in men, from a large prostate gland.
    "prostate": _("This medicine is for an enlarged prostate."),
    "rash": _("This medicine is for a skin rash."),
    # Translators: not being able to sleep.
    "sleep": _("This medicine is to help you sleep."),
    # Translators: a sore inside the stomach.
    "stomach ulcer": _("This medicine is for a stomach ulcer."),
    # Translators: water in the legs or elsewhere in the body; edema.
    "swelling": _("This medicine is for swelling from too much water in the body."),
    # Translators: the gland in the neck makes too little or too much.
    "thyroid": _("This medicine is for a thyroid problem."),
    "tuberculosis": _("This medicine is for tuberculosis."),
    # Translators: the body lacks vitamins.
    "vitamins": _("This medicine is for a lack of vitamins."),
    # Translators: osteoporosis.
    "weak bones": _("This medicine is for weak bones (osteoporosis)."),
}
"""What a leaflet can say a medicine is for, by what staff call it."""
