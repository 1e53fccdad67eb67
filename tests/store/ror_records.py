# SPDX-License-Identifier: MIT
"""Invented records in both schemas of ROR, and files that hold them."""

import gzip
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.register.plain_register import PlainRegister

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

LAKE = 1000  # numbers of records, from which their ids are made
HILL = 1001


def ror_id(number: int) -> str:
    """Return a sound ROR id, nobody's."""
    letters = ""
    rest = number
    for _ in range(6):
        rest, place = divmod(rest, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return f"https://ror.org/0{letters}{98 - (number * 100) % 97:02}"


def second(number: int, name: str, *more: tuple[str, str, str], **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a record in schema 2; `more` are names as (text, language, type)."""
    names: list[dict[str, Any]] = [{"value": name, "lang": "en", "types": ["ror_display", "label"]}]
    names += [{"value": text, "lang": lang or None, "types": [kind]} for text, lang, kind in more]
    country = fields.pop("country", "IS")
    city = fields.pop("city", "Akureyri")
    return {
        "id": ror_id(number),
        "names": names,
        "domains": [],
        "links": [{"type": "website", "value": f"https://www.n{number}.example/en"}],
        "locations": [{"geonames_details": {"country_code": country, "name": city}}],
        "status": "active",
        "types": ["education"],
        **fields,
    }


def first(number: int, name: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a record in schema 1."""
    return {
        "id": ror_id(number),
        "name": name,
        "aliases": [],
        "acronyms": [],
        "labels": [],
        "links": [f"http://n{number}.example/"],
        "country": {"country_name": "Iceland", "country_code": "IS"},
        "addresses": [{"city": "Akureyri"}],
        "status": "active",
        "types": ["Education"],
        **fields,
    }


def two_records() -> list[dict[str, Any]]:
    """Return a record of either schema."""
    return [
        second(
            LAKE,
            "Mývatn University of Invented Lakes",
            ("Háskólinn við Mývatn", "is", "label"),
            ("米湖大学", "zh", "label"),
            ("MUIL", "", "acronym"),
        ),
        first(HILL, "Institute of Imaginary Hills", acronyms=["IIH"], aliases=["Hills Institute"]),
    ]


def small_starter(path: Path) -> Path:
    """Write a starter of two invented institutions."""
    path.write_text(
        "name_en,name_zh,country,aliases,city_en,city_zh\n"
        "Coast University of Fables,寓言海岸大学,PT,UCF; 寓大,Porto,波尔图\n"
        "Fables Institute of Technology,寓言理工学院,IN,,Mumbai,孟买\n",
        encoding="utf-8",
    )
    return path


def json_file(path: Path, records: Sequence[object]) -> Path:
    """Write records as one JSON list."""
    path.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def lines_file(path: Path, records: Sequence[object]) -> Path:
    """Write records line by line, packed when the name says so."""
    data = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def zip_file(path: Path, **files: str) -> Path:
    """Write a zip whose files are named by keywords, "__" for a dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return path


class Watcher(Silent):
    """Progress that remembers what was reported and stops after so many reports."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.reported: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def report(self, what: object, done: int, total: int) -> None:  # noqa: ARG002
        self.reported.append((done, total))

    def is_cancelled(self) -> bool:
        return self._stop_after is not None and len(self.reported) >= self._stop_after


def names(register: PlainRegister, query: str, **more: Any) -> list[str]:  # noqa: ANN401
    """Return the English names that a search finds, the best first."""
    return [each.name.en for each in register.search(query, **more)]
