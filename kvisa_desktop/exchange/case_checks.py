# SPDX-License-Identifier: MIT
"""What a sound case may still hold that its sender should look at."""

from collections.abc import Iterator

from kvisa_desktop.domain.country import country
from kvisa_desktop.exchange.case_records import Entry
from kvisa_desktop.exchange.json_text import Node
from kvisa_desktop.messages import msg
from kvisa_desktop.services.transfer import Problem

_COUNTRY_KEYS = {
    "birth_country",
    "nationalities",
    "former_nationalities",
    "residence_country",
    "issuing_country",
    "nationality",
    "country",
    "issued_country",
    "other_side",
}


def warnings_in(entry: Entry) -> Iterator[Problem]:
    """Yield what looks odd in a record without being wrong: codes that no country bears."""
    for key in entry.members:
        if key in _COUNTRY_KEYS:
            node = entry.members[key]
            for code in node.value if isinstance(node.value, list) else [node]:
                yield from _unknown_country(f"{entry.where}.{key}", code)


def _unknown_country(where: str, node: Node) -> Iterator[Problem]:
    code = node.value
    if isinstance(code, str) and code and country(code) is None:
        yield Problem(
            where,
            msg("“{code}” is no code of a country or region known here.", code=code[:80]),
            msg("Write three letters as in passports, or two where two are asked for."),
            node.line,
        )
