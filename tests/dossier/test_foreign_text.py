# SPDX-License-Identifier: MIT
"""What the codes of a font say: only what every reader takes for the same text."""

import pytest
from pikepdf import Pdf

from kvisa_desktop.dossier.foreign_text import readable, split_at_bytes


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
        (b"1 beginbfrange <01> <03> <F8FF> endbfrange", set()),
        (b"1 beginbfrange <00FE> <0101> <0041> endbfrange", {0xFE, 0xFF}),
        (b"1 beginbfrange <01> <03> <00FE> endbfrange", {1, 2}),
        (b"1 beginbfrange <01> <03> [<0041> <F0B7> <0042>] endbfrange", {1, 3}),
        (b"1 beginbfrange <01> <03> <> endbfrange", set()),
        (b"1 beginbfrange <05> <01> <0041> endbfrange", set()),
        (b"", set()),
    ],
)
def test_a_code_says_something_or_nothing(body: bytes, codes: set[int]) -> None:
    with Pdf.new() as pdf:
        assert readable(pdf.make_stream(body)).keys() == codes


def test_a_font_without_a_map_says_nothing() -> None:
    assert readable(None) == {}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (b"1 beginbfrange <0000> <FFFF> <0000> endbfrange", {1, 0xFF, 0x100, 0x4E00, 0xD7FF}),
        (b"2 beginbfrange <0001> <0002> <0041> <00FE> <0103> <4EFE> endbfrange", {1, 0x103}),
        (b"1 beginbfrange <01> <03> <F8FF> endbfrange", {2, 3}),
        (b"1 beginbfrange <01> <04> <00FE> endbfrange", {1, 2, 3, 4}),
    ],
)
def test_ranges_beyond_a_byte_are_split_and_say_the_same(body: bytes, codes: set[int]) -> None:
    with Pdf.new() as pdf:
        said = pdf.make_stream(b"begincmap " + body + b" endcmap")
        assert not codes <= readable(said).keys()
        split_at_bytes(said)
        assert codes <= readable(said).keys()
        written = said.read_bytes()
        assert (written.startswith(b"begincmap "), written.endswith(b" endcmap")) == (True, True)
        split_at_bytes(said)
        assert said.read_bytes() == written


@pytest.mark.parametrize(
    "body",
    [
        b"1 beginbfrange <01> <03> <0041> endbfrange",
        b"1 beginbfrange <0001> <0300> [<0041> <0042>] endbfrange",
        b"1 beginbfrange <0001> <0300> <> endbfrange",
        b"1 beginbfrange <0001> <0300> <41> endbfrange",
        b"1 beginbfrange " + b"<0000> <FFFF> <0000> " * 200 + b" endbfrange",
        b"",
    ],
)
def test_other_maps_stay_as_they_are(body: bytes) -> None:
    with Pdf.new() as pdf:
        said = pdf.make_stream(body)
        split_at_bytes(said)
        split_at_bytes(None)
        assert said.read_bytes() == body
