#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the starter register of institutions with records of ROR.

check_starter.py ROR_FILE          say which rows no longer say truly what agrees with ROR
check_starter.py ROR_FILE --write  write into `sources` and `sources_zh` what agrees

ROR_FILE is a release as it was downloaded, or its JSON. Only what the script has compared itself
may stand in `sources`.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.store.register import json_stream, ror
from kvisa_desktop.store.register.folding import fold
from kvisa_desktop.store.register.input_files import opened

STARTER = Path(__file__).resolve().parent.parent / "resources" / "institutions" / "starter.csv"
Words = tuple[str, str]  # in English and in Chinese
BY_HAND = ("by hand; not among the ROR records checked", "自行编写；未在所核对的ROR记录中")
LOST = ("by hand; no ROR record of this id", "自行编写；ROR中无此编号的记录")
COMPARED = {
    "country": "国家（地区）",
    "English name": "英文名称",
    "original name": "原文名称",
    "Chinese name": "中文名称",
    "domain": "域名",
}


def records(file: Path, wanted: set[str]) -> dict[str, RegisterEntry]:
    """Return the records of the ids in `wanted`."""
    found = {}
    with opened(file) as content:
        for record in json_stream.objects(content.stream, file):
            if record.get("id") in wanted and (entry := ror.entry(record)) is not None:
                found[entry.ror_id] = entry
    return found


def agreement(row: dict[str, str], record: RegisterEntry) -> Words:
    """Return which fields of a row agree with its record."""
    names = {plain(each) for each in record.names}
    compared = {
        "country": row["country"] == record.country,
        "English name": plain(row["name_en"]) in names,
        "original name": row["original_name"] not in {row["name_en"], row["name_zh"]}
        and plain(row["original_name"]) in names,
        "Chinese name": plain(row["name_zh"]) in names,
        "domain": is_same_site(row["domain"], record.domain),
    }
    agreeing = [name for name, same in compared.items() if same]
    if not agreeing:
        return LOST
    chinese = "、".join(COMPARED[name] for name in agreeing)
    return f"ROR agrees in: {', '.join(agreeing)}", f"与ROR记录一致：{chinese}"


def plain(name: str) -> str:
    """Return a name as it is compared: folded, without an article in front."""
    return fold(name).removeprefix("the ")


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two domains are the same, or one lies in the other."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def with_sources(rows: Iterable[dict[str, str]], file: Path) -> list[dict[str, str]]:
    """Return the rows with what the comparison says in `sources`."""
    kept = list(rows)
    known = records(file, {row["ror_id"] for row in kept if row["ror_id"]})
    checked = []
    for row in kept:
        record = known.get(row["ror_id"])
        told = agreement(row, record) if record else LOST if row["ror_id"] else BY_HAND
        checked.append(row | {"sources": told[0], "sources_zh": told[1]})
    return checked


def as_csv(rows: list[dict[str, str]]) -> str:
    """Return rows as the text of the file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def main() -> int:
    """Compare, and write or complain."""
    parser = argparse.ArgumentParser(description="Compare the starter register with ROR.")
    parser.add_argument("ror_file", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with STARTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    checked = with_sources(rows, options.ror_file)
    changed = [after for before, after in zip(rows, checked, strict=True) if before != after]
    if options.write:
        STARTER.write_text(as_csv(checked), encoding="utf-8", newline="")
    for row in changed:
        print(f"{row['country']} {row['name_en']}: {row['sources']}")
    print(f"{len(rows)} rows, {len(changed)} say something else than the comparison")
    return 1 if changed and not options.write else 0


if __name__ == "__main__":
    sys.exit(main())
