"""The tables that HarfBuzz hands over are those in the file."""

from __future__ import annotations

import support_pages

from leaflet.pdf import set_page
from leaflet.press import embedding, faces, fonts
from leaflet.press.sfnt import tables_of


def test_tables_are_those_of_the_file(monkeypatch):
    met = []
    known = embedding._typeface
    monkeypatch.setattr(embedding, "_typeface", lambda face: met.append(face) or known(face))
    set_page(support_pages.page("<p>Take two tablets.</p>"))
    tables = tables_of(next(path for path in fonts.files() if path.name == "NotoSans-Regular.ttf").read_bytes())
    assert met
    assert [faces.table(met[0], tag) for tag in ("head", "glyf")] == [tables["head"], tables["glyf"]]
    assert faces.table(met[0], "none") == b""
