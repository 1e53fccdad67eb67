# SPDX-License-Identifier: MIT
"""The recovery code: 160 random bits and 15 check bits, written so that people can copy it.

Seven groups of five characters out of 32 that cannot be taken for one another. Reading forgives
case, spaces, any kind of dash, full-width letters, and O for 0, I or L for 1.
"""

import hashlib
import re
import secrets
import unicodedata

from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.messages import msg

BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_BITS = 15
_LENGTH = 35
_GROUP = 5
_ALIKE = str.maketrans("OIL", "011")


def fresh() -> bytes:
    """Return the bits of a new code."""
    return secrets.token_bytes(BYTES)


def write(code: bytes) -> str:
    """Return the code as people read it, in groups such as 7ZK4M."""
    number = int.from_bytes(code, "big") << _CHECK_BITS | _check(code)
    places = range(5 * (_LENGTH - 1), -1, -5)
    text = "".join(_ALPHABET[number >> place & 31] for place in places)
    return "-".join(text[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read(text: str) -> bytes:
    """Return the bits of a code; raise `VaultLocked` when it was not copied rightly."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(_ALIKE)
    plain = re.sub(r"[\W_]+", "", plain)
    if len(plain) != _LENGTH:
        raise VaultLocked(
            msg(
                "A recovery code has {wanted} letters and digits; this one has {found}.",
                wanted=_LENGTH,
                found=len(plain),
            ),
            msg("Copy all seven groups of five."),
        )
    number = 0
    for character in plain:
        if character not in _ALPHABET:
            raise VaultLocked(
                msg("A recovery code never contains “{character}”.", character=character),
                msg("Compare it with the paper, group by group."),
            )
        number = number << 5 | _ALPHABET.index(character)
    code = (number >> _CHECK_BITS).to_bytes(BYTES, "big")
    if _check(code) != number & (1 << _CHECK_BITS) - 1:
        raise VaultLocked(
            msg("There is a typing error in the recovery code."),
            msg("Compare it with the paper, group by group."),
        )
    return code


def _check(code: bytes) -> int:
    digest = hashlib.blake2b(code, digest_size=2, person=b"kvisa/check/1").digest()
    return int.from_bytes(digest, "big") >> 1
