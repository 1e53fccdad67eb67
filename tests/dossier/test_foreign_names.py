# SPDX-License-Identifier: MIT
"""The names that fonts of one byte a character give their codes."""

import pytest
from pikepdf import Array, Dictionary, Name, Object

from kvisa_desktop.dossier.foreign_names import is_plain, names_of, text_of

OWN = {65: "A", 66: "alpha"}


def font(encoding: Object | None = None, flags: int = 4) -> Object:
    made = Dictionary(Subtype=Name.Type1, FontDescriptor=Dictionary(Flags=flags))
    if encoding is not None:
        made.Encoding = encoding
    return made


def test_a_font_that_says_nothing_has_the_names_of_its_program() -> None:
    assert names_of(font(), OWN) == OWN


@pytest.mark.parametrize(
    ("encoding", "code", "name"),
    [
        (Name.WinAnsiEncoding, 0x80, "Euro"),
        (Name.WinAnsiEncoding, 0xA0, "space"),
        (Name.WinAnsiEncoding, 0xAD, "hyphen"),
        (Name.WinAnsiEncoding, 0xB2, "twosuperior"),
        (Name.WinAnsiEncoding, 0x27, "quotesingle"),
        (Name.WinAnsiEncoding, 0x81, None),
        (Name.MacRomanEncoding, 0xDE, "fi"),
        (Name.MacRomanEncoding, 0xCA, "space"),
        (Name.MacRomanEncoding, 0x8A, "adieresis"),
        (Name.MacRomanEncoding, 0xDB, None),
        (Name.StandardEncoding, 0x27, "quoteright"),
        (Name.Sparkling, 65, None),
        (Array([Name.A]), 65, None),
    ],
)
def test_a_known_encoding_names_its_codes(encoding: Object, code: int, name: str | None) -> None:
    assert names_of(font(encoding), OWN).get(code) == name


def test_differences_count_on_from_each_number() -> None:
    encoding = Dictionary(
        BaseEncoding=Name.WinAnsiEncoding, Differences=Array([66, Name.Z, Name.e, 200, Name.u])
    )
    names = names_of(font(encoding), OWN)
    assert [names[code] for code in (65, 66, 67, 68, 200)] == ["A", "Z", "e", "D", "u"]


def test_a_font_of_letters_is_trusted_where_all_readers_agree() -> None:
    encoding = Dictionary(Differences=Array([67, Name.Z]))
    assert names_of(font(encoding, flags=32), OWN) == {65: "A", 67: "Z"}
    assert names_of(font(encoding, flags=4), OWN) == {65: "A", 66: "alpha", 67: "Z"}


def test_an_unknown_base_names_nothing() -> None:
    encoding = Dictionary(BaseEncoding=Name.Sparkling, Differences=Array([67, Name.Z]))
    assert names_of(font(encoding), OWN) == {67: "Z"}


@pytest.mark.parametrize(
    ("name", "text"), [("Z", "Z"), ("adieresis", "ä"), ("alpha", "α"), ("g12", ""), (".notdef", "")]
)
def test_a_name_stands_for_the_text_of_adobes_list(name: str, text: str) -> None:
    assert text_of(name) == text
    assert is_plain(name) == bool(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f_f_i", "ffi"),
        ("three.oldstyle", "3"),
        ("threeoldstyle", "3"),
        ("uni0416", "Ж"),
        ("summationdisplay", "∑"),
        ("parenleftBigg", "("),
        ("dotlessj", "ȷ"),
    ],
)
def test_a_name_may_be_made_of_known_ones(name: str, text: str) -> None:
    assert text_of(name) == text
    assert not is_plain(name)
