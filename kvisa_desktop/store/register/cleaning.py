# SPDX-License-Identifier: MIT
"""Names and addresses of other people's files, brought to one line without hidden characters."""

import unicodedata
from urllib.parse import urlsplit

LONGEST_NAME = 300
_JOINERS = "\u200c\u200d"  # Persian and Indian scripts are spelt with them


def host_of(address: str) -> str:
    """Return the domain of an address on the internet, "" when there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    plain = host.removeprefix("www.")
    return plain if "." in plain and len(plain) <= LONGEST_NAME else ""


def clean(text: str) -> str:
    """Return a name on one line without characters that cannot be seen, none for one too long."""
    spaced = "".join(" " if each.isspace() else each for each in text)
    seen = "".join(each for each in spaced if each in _JOINERS or _is_seen(each))
    name = " ".join(seen.split())
    return name if len(name) <= LONGEST_NAME else ""


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
