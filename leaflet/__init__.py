"""Medicine leaflets that the people who get them can read: large print, tagged, proved against their source.

The way of a leaflet, each stage a function of values:

    monograph = leaflet.read(Path("vitamin-mk-7.md"))
    monograph = leaflet.translate(monograph, leaflet.find_language("en"))
    page = leaflet.compose(monograph, language, edition, paper, leaflet.Configuration(), date.today())
    pdf = leaflet.set(page)
    leaflet.proof(pdf, page)

or all of it: `leaflet.make_leaflet(path, language, edition, paper, configuration, today)`. What is wrong with the
input is a `LeafletError`, whose `each()` lists every mistake with its place and what to do.
"""

from leaflet.configuration import Configuration, read_configuration
from leaflet.edition import Edition, Paper, find_edition, find_paper
from leaflet.errors import LeafletError
from leaflet.language import Language, find_language
from leaflet.monograph import Monograph, read
from leaflet.page import Page, compose
from leaflet.pdf import set_page as set  # noqa: A004 - "to set" is the trade's word, and reads well as leaflet.set
from leaflet.pipeline import Leaflet, make_leaflet
from leaflet.proof import Proof, proof
from leaflet.translation import translate

__all__ = [
    "Configuration",
    "Edition",
    "Language",
    "Leaflet",
    "LeafletError",
    "Monograph",
    "Page",
    "Paper",
    "Proof",
    "compose",
    "find_edition",
    "find_language",
    "find_paper",
    "make_leaflet",
    "proof",
    "read",
    "read_configuration",
    "set",
    "translate",
]
