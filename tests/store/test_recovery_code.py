# SPDX-License-Identifier: MIT
"""The recovery code: what people may write differently, and what is noticed."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.store import recovery_code

CODES = st.binary(min_size=recovery_code.BYTES, max_size=recovery_code.BYTES)


@given(CODES)
def test_a_code_is_read_as_it_was_written(code: bytes) -> None:
    assert recovery_code.read(recovery_code.write(code)) == code


def test_a_code_is_seven_groups_of_five_unmistakable_characters() -> None:
    text = recovery_code.write(recovery_code.fresh())
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}", text)


def test_two_codes_are_different() -> None:
    assert recovery_code.fresh() != recovery_code.fresh()


def full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if each.isalnum() else each for each in text)


@pytest.mark.parametrize(
    "sloppy",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " ") + "\n",
        lambda text: text.replace("-", "—"),
        lambda text: text.replace("0", "O").replace("1", "I"),
        lambda text: text.replace("0", "o").replace("1", "l"),
        full_width,
    ],
    ids=["lower case", "no dashes", "spaces", "long dashes", "O and I", "o and l", "full width"],
)
def test_sloppy_writing_is_forgiven(sloppy: object) -> None:
    assert callable(sloppy)
    code = bytes(range(20))
    assert recovery_code.read(sloppy(recovery_code.write(code))) == code


@given(CODES, st.integers(0, 34), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_wrong_character_is_never_taken_for_another_code(
    code: bytes, place: int, wrong: str
) -> None:
    plain = recovery_code.write(code).replace("-", "")
    typed = plain[:place] + wrong + plain[place + 1 :]
    if typed == plain:
        return
    with suppress(VaultLocked):
        assert recovery_code.read(typed) != code


def test_a_typing_error_is_called_one() -> None:
    text = recovery_code.write(bytes(20))
    with pytest.raises(VaultLocked, match="typing error"):
        recovery_code.read(text[:-1] + ("3" if text[-1] != "3" else "4"))


def test_a_missing_group_is_counted() -> None:
    with pytest.raises(VaultLocked, match="letters and digits") as caught:
        recovery_code.read(recovery_code.write(bytes(20))[:-6])
    assert caught.value.what.values["found"] == 30


def test_a_character_no_code_has_is_named() -> None:
    with pytest.raises(VaultLocked) as caught:
        recovery_code.read("U" + recovery_code.write(bytes(20))[1:])
    assert caught.value.what.values["character"] == "U"
