# SPDX-License-Identifier: MIT
"""Names of files that every system opens, and those that one of them would not."""

import pytest

from kvisa_desktop.domain.file_naming import is_usable, readable, shown, without_unsafe


@pytest.mark.parametrize(
    "name",
    [
        "dossier.pdf",
        "学位 degree (1).pdf",
        ".hidden",
        "contract.pdf",
        "com10.pdf",
        "a.b.c",
        "é" * 90,
    ],
)
def test_usual_names_are_usable(name: str) -> None:
    assert is_usable(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "CON.pdf", "nul", "Lpt1.tar.gz", "com¹.pdf", "a:b.pdf", "a|b", "what?.pdf"),
        *('say "x".pdf', "back\\slash.pdf", "dot.", "space ", "two\nlines", "x" * 300),
        *("学" * 80, "\ud800.pdf"),
    ],
)
def test_names_that_one_system_cannot_open_are_not(name: str) -> None:
    assert not is_usable(name)


@pytest.mark.parametrize(
    ("name", "text"),
    [("scan.pdf", "scan.pdf"), ("证.pdf", "证.pdf"), ("\udcd6\udca4.pdf", "֤.pdf"),
     ("\udcff证.pdf", "\ufffd证.pdf")],
)  # fmt: skip
def test_a_name_of_other_bytes_is_made_one_that_can_be_kept(name: str, text: str) -> None:
    assert readable(name) == text


def test_a_name_made_safe_keeps_its_length_and_holds_nothing_unsafe() -> None:
    assert without_unsafe(r'Dossier K<1>:"a/b\c|d?e*') == "Dossier K-1---a-b-c-d-e-"
    assert without_unsafe("材料册 Ọkọrọ.pdf") == "材料册 Ọkọrọ.pdf"


def test_a_long_name_is_shown_by_its_beginning_and_its_end() -> None:
    assert shown("passport.jpg") == "passport.jpg"
    cut = shown("x" * 290 + " page 12.pdf")
    assert len(cut) == 56
    assert cut.startswith("xxx")
    assert cut.endswith(" page 12.pdf")
    assert "…" in cut


def test_a_name_cannot_turn_its_ending_round() -> None:
    assert shown("\u202egpj.fdp") == "gpj.fdp"
    assert shown("a\u2067b\x07.pdf") == "ab.pdf"
    assert shown("جواز.jpg") == "جواز.jpg"
