"""The lists that there are: editions, languages, and what this machine has; for people and for programs."""

import json

from leaflet.cli import run


def test_editions_lists_sizes_and_guidelines(capsys):
    assert run(["editions"]) == 0
    assert "18 point" in capsys.readouterr().out
    assert run(["editions", "--format", "json"]) == 0
    assert [edition["name"] for edition in json.loads(capsys.readouterr().out)] == ["clear", "large", "giant"]


def test_languages_are_listed_with_their_review(capsys):
    assert run(["languages"]) == 0
    assert "en      English (English), not reviewed" in capsys.readouterr().out
    assert run(["languages", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    tags = [entry["tag"] for entry in listed]
    assert tags == sorted(tags)
    arabic = {"tag": "ar", "name": "العربية", "english": "Arabic", "direction": "rtl", "reviewed_by": ""}
    arabic["braille"] = "uncontracted"
    assert arabic in listed


def test_doctor_says_what_is_there(capsys):
    assert run(["doctor"]) == 0
    assert "Noto Sans" in capsys.readouterr().out
    assert run(["doctor", "--format", "json"]) == 0
    assert all({"what", "ok", "detail", "remedy"} <= set(entry) for entry in json.loads(capsys.readouterr().out))
