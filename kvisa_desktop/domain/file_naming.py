# SPDX-License-Identifier: MIT
"""Which names files may have so that every system opens them."""

import os
import re
import unicodedata

UNSAFE = r'<>:"/\\|?*'
"""What no name may hold on one system or another, as the inside of a pattern."""

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
"""Names that are devices on Windows, whatever their ending."""

_UNSAFE = re.compile(f"[{UNSAFE}]")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MOST_SHOWN, _END_SHOWN = 56, 16
_MOST_BYTES = 220  # a system takes 255, and what is not finished yet has an ending more


def is_usable(name: str) -> bool:
    """Tell whether a file of this name can be opened on Windows, macOS and Linux alike."""
    return (
        bool(name)
        and not RESERVED.fullmatch(name)
        and not _UNSAFE.search(name)
        and not name.endswith((" ", "."))
        and not any(unicodedata.category(each) in {"Cc", "Cs"} for each in name)
        and len(name.encode("utf-8", "replace")) <= _MOST_BYTES
    )


def without_unsafe(name: str) -> str:
    """Return a name with a hyphen for every character that no name may hold on some system."""
    return _UNSAFE.sub("-", name)


def readable(name: str) -> str:
    """Return a name or path as text; bytes in it that are no text become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")


def shown(name: str, most: int = _MOST_SHOWN) -> str:
    """Return a name as it is shown: without what would turn its letters round, long ones cut.

    The end stays, for it says what kind of file it is.
    """
    plain = _STEERING.sub("", name)
    if len(plain) <= most:
        return plain
    end = min(_END_SHOWN, most // 2)
    return f"{plain[: most - end - 1]}…{plain[-end:]}"
