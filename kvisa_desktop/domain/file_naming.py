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
