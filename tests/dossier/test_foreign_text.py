# SPDX-License-Identifier: MIT
"""What the codes of a font say: only what every reader takes for the same text."""

import pytest
from pikepdf import Pdf

from kvisa_desktop.dossier.foreign_text import readable


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (b"1 beginbfchar <01> <0041> endbfchar", {1}),
        (b"1 beginbfchar <01> <00410042> endbfchar", {1}),
        (b"1 beginbfchar <01> <D840DFB7> endbfchar", {1}),
        (b"1 beginbfchar <01> <D840> endbfchar", set()),
        (b"1 beginbfchar <01> <E000> endbfchar", set()),
        (b"1 beginbfchar <01> <DB80DC00> endbfchar", set()),
        (b"1 beginbfchar <01> <FFFE> endbfchar", set()),
        (b"1 beginbfchar <01> <> endbfchar", set()),
        (b"1 beginbfrange <01> <03> <0041> endbfrange", {1, 2, 3}),
        (b"1 beginbfrange <01> <03> <DFFE> endbfrange", set()),
        (b"1 beginbfrange <01> <03> <F8FF> endbfrange", {2, 3}),
        (b"1 beginbfrange <01> <03> [<0041> <F0B7> <0042>] endbfrange", {1, 3}),
        (b"1 beginbfrange <01> <03> <> endbfrange", set()),
        (b"1 beginbfrange <05> <01> <0041> endbfrange", set()),
        (b"", set()),
    ],
)
def test_a_code_says_something_or_nothing(body: bytes, codes: set[int]) -> None:
    with Pdf.new() as pdf:
        assert readable(pdf.make_stream(body)) == codes


def test_a_font_without_a_map_says_nothing() -> None:
    assert readable(None) == set()
