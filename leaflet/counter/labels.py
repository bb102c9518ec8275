"""Labels: what everything that can be chosen is called, for staff."""

from __future__ import annotations

from collections.abc import Mapping

from leaflet.slip import staff

MEASURES: Mapping[str, str] = {
    "": staff("choose"),
    "tablet": staff("tablets"),
    "capsule": staff("capsules"),
    "sachet": staff("sachets"),
    "mL": staff("mL"),
    "mg": staff("mg"),
    "microgram": staff("micrograms"),
    "drop": staff("drops"),
    "spray": staff("sprays"),
    "puff": staff("puffs"),
    "unit": staff("units (injected)"),
    "patch": staff("patches"),
    "layer": staff("thin layers of cream (write 1)"),
    "suppository": staff("suppositories"),
}
FOODS: Mapping[str, str] = {
    "": staff("nothing said"),
    "with": staff("with food"),
    "before": staff("half an hour before food"),
    "after": staff("right after food"),
    "without": staff("on an empty stomach"),
    "either": staff("with or without food"),
}
SITES: Mapping[str, str] = {
    "": staff("nothing said"),
    "tongue": staff("under the tongue"),
    "right eye": staff("right eye"),
    "left eye": staff("left eye"),
    "both eyes": staff("each eye"),
    "right ear": staff("right ear"),
    "left ear": staff("left ear"),
    "both ears": staff("each ear"),
    "nostrils": staff("each side of the nose"),
}
WEEKDAYS: Mapping[str, str] = {
    "monday": staff("Mondays"),
    "tuesday": staff("Tuesdays"),
    "wednesday": staff("Wednesdays"),
    "thursday": staff("Thursdays"),
    "friday": staff("Fridays"),
    "saturday": staff("Saturdays"),
    "sunday": staff("Sundays"),
}
SPANS: Mapping[str, str] = {"day": staff("days"), "week": staff("weeks"), "month": staff("months")}
REASONS: Mapping[str, str] = {
    "acne": staff("acne"),
    "allergy": staff("allergy"),
    "anxiety": staff("anxiety"),
    "angina": staff("chest pain (angina)"),
    "asthma": staff("asthma"),
    "blood clots": staff("to prevent blood clots"),
    "bladder": staff("overactive bladder"),
    "breathing": staff("help with breathing"),
    "cancer": staff("cancer"),
    "constipation": staff("constipation"),
    "cough": staff("cough"),
    "depression": staff("depression"),
    "diabetes": staff("diabetes"),
    "diarrhea": staff("diarrhea"),
    "dizziness": staff("dizziness"),
    "seizures": staff("seizures (epilepsy)"),
    "eye pressure": staff("high eye pressure (glaucoma)"),
    "fever": staff("fever"),
    "fungal infection": staff("fungal infection"),
    "gout": staff("gout"),
    "headache": staff("headache"),
    "heartburn": staff("heartburn"),
    "heart failure": staff("heart failure"),
    "high blood pressure": staff("high blood pressure"),
    "high cholesterol": staff("high cholesterol"),
    "HIV": staff("HIV"),
    "infection": staff("infection"),
    "irregular heartbeat": staff("irregular heartbeat"),
    "itching": staff("itching"),
    "joints": staff("sore joints (arthritis)"),
    "low iron": staff("low iron"),
    "malaria": staff("malaria"),
    "memory": staff("memory problems"),
    "menopause": staff("menopause"),
    "migraine": staff("migraine"),
    "muscle cramps": staff("muscle cramps"),
    "nausea": staff("nausea"),
    "pain": staff("pain"),
    "Parkinson's disease": staff("Parkinson's disease"),
    "pregnancy": staff("to prevent pregnancy"),
    "prostate": staff("enlarged prostate"),
    "rash": staff("skin rash"),
    "sleep": staff("help with sleep"),
    "stomach ulcer": staff("stomach ulcer"),
    "swelling": staff("swelling (too much water)"),
    "thyroid": staff("thyroid problem"),
    "tuberculosis": staff("tuberculosis"),
    "vitamins": staff("lack of vitamins"),
    "weak bones": staff("weak bones (osteoporosis)"),
}
"""What a medicine is for, as staff call it."""

SIDES: Mapping[str, str] = {"both": staff("both sides"), "one": staff("one side")}
SAVES: Mapping[str, str] = {
    "pdf": staff("Save as PDF"),
    "html": staff("Save as web page"),
    "txt": staff("Save as text"),
    "brf": staff("Save as braille"),
}
