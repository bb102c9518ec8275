"""The matter: the same words for every form, and only how much room they have makes a difference."""

from __future__ import annotations

from dataclasses import replace

from examples import CONFIGURATION, MONOGRAPH, TODAY

from leaflet.configuration import Configuration, Languages
from leaflet.edition import find_edition, find_paper
from leaflet.language import find_language
from leaflet.layout.beside import Companion
from leaflet.layout.matter import Matter, gather, no_picture
from leaflet.monograph import Monograph, Translation


def _matter(monograph: Monograph = MONOGRAPH, tag: str = "en", configuration: Configuration = CONFIGURATION) -> Matter:
    edition = find_edition("large")
    return gather(monograph, find_language(tag), edition, find_paper("a4", edition), configuration, today=TODAY)


def test_the_name_says_medicine_languages_edition_and_whether_it_is_finished() -> None:
    assert _matter().name == "example.en.large"
    draft = replace(MONOGRAPH, translation=Translation("en", "", "", "", "", finished=False))
    assert _matter(draft, "es").name == "example.es.large.draft"
    edition, other = find_edition("clear"), Companion(draft, find_language("es"))
    paper = find_paper("a4", edition)
    both = gather(MONOGRAPH, find_language("en"), edition, paper, CONFIGURATION, today=TODAY, companion=other)
    assert both.name == "example.en+es.clear.draft"


def test_lines_have_the_leading_that_the_script_and_the_hand_need() -> None:
    assert _matter().edition == find_edition("large")
    assert _matter(tag="ar").edition.growth > 0
    written = _matter(tag="ur", configuration=replace(CONFIGURATION, languages=Languages(urdu="nastaliq")))
    assert written.hand == "nastaliq"
    assert written.edition.leading == written.edition.tight == 2


def test_the_box_comes_first_only_on_a_page_too_low_for_it() -> None:
    matter = _matter()
    assert matter.opening(10).box_first
    assert not matter.opening().box_first


def test_telephone_numbers_are_links_only_where_asked_for() -> None:
    matter = _matter()
    assert "<a" not in "".join(matter.opening().help)
    assert '<a href="tel:911">911</a>' in matter.opening(linked=True).help[0]


def test_passages_are_the_same_however_high_the_page() -> None:
    matter = _matter()
    assert [passage.words for passage in matter.passages][:2] == ["Examplin", "500 mg, tablets"]
    assert matter.opening(10).facts == matter.opening().facts


def test_on_the_web_words_have_no_marks_of_where_they_end() -> None:
    matter = _matter(tag="th")
    values = {"picture": no_picture, "closing_whole": True, "square_whole": True, "style": "", "digest": ""}
    assert "\u200b" in matter.html("web.html", matter.opening(), web=False, **values)
    assert "\u200b" not in matter.html("web.html", matter.opening(), web=True, **values)
