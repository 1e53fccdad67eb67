# SPDX-License-Identifier: MIT
"""Freezes a small vault of the newest schema revision, for the tests of every later migration.

    python -m scripts.freeze_vault [FOLDER]      by default tests/data/vaults

It makes NNNN.kvisa and, beside it, NNNN.json: the password, the recovery code, every record as
its columns were, and the digests of the scans. Run it once for each revision that stands on main,
and never again for an old one. Nothing in it is about anybody.
"""

import argparse
import hashlib
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.fields import FieldKind, Shape, fields_of
from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PageFacts
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD, NAME_OF_RECORD
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.store import database
from kvisa_desktop.store.journal import from_plain
from kvisa_desktop.store.mapping import mapping_of
from kvisa_desktop.store.migrations import HEAD
from kvisa_desktop.store.tables import table_of
from kvisa_desktop.store.vault import OpenVault, create

VAULTS = Path(__file__).resolve().parent.parent / "tests" / "data" / "vaults"
PASSWORD = "frozen, 冻结, gelé"
SCANS = (b"%PDF-1.7 a diploma " * 200, b"%PDF-1.7 its translation " * 100)
FACTS = FileFacts(Outcome.ACCEPT, FileType.PDF, (PageFacts(595.0, 842.0),) * 2)
KINDS = tuple(kind for kind in KINDS_OF_RECORD.values() if kind is not StoredFile)
FIRST, SECOND = 1, 2  # of each kind: one with every field filled, one with as few as can be

_FULL: dict[Shape, Any] = {
    Shape.TEXTS: ("Müller-Łukasz", "李𠀀"),
    Shape.DAY: date(2027, 2, 15),
    Shape.PARTIAL_DATE: PartialDate(2019, 3),
    Shape.INSTANT: datetime(2027, 2, 15, 10, 20, 30, 123000, tzinfo=UTC),
    Shape.WHOLE: 42,
    Shape.FLAG: True,
}
_EMPTY: dict[Shape, Any] = {
    Shape.TEXT: "",
    Shape.TEXTS: (),
    Shape.BILINGUAL: Bilingual(),
    Shape.DAY: date(1900, 1, 1),
    Shape.PARTIAL_DATE: PartialDate(),
    Shape.INSTANT: datetime(1970, 1, 1, tzinfo=UTC),
    Shape.WHOLE: 0,
    Shape.FLAG: False,
    Shape.CHOICES: (),
}


def id_of(kind: type[Record], number: int) -> UUID:
    """Return the id of a frozen record."""
    place = tuple(KINDS_OF_RECORD).index(NAME_OF_RECORD[kind])
    return UUID(int=0x0190_0000_0000_7000_8000_0000_0000_0000 + place * 256 + number)


def frozen(kind: type[Record], number: int, files: tuple[StoredFile, ...]) -> Record:
    """Return the record of a kind with that number."""
    values = {
        field.name: full(kind, field, files) if number == FIRST else empty(kind, field, files)
        for field in fields_of(kind)
    }
    return kind(**{**values, "id": id_of(kind, number)})


def full(kind: type[Record], field: FieldKind, files: tuple[StoredFile, ...]) -> Any:  # noqa: ANN401
    """Return a value for a field that is filled."""
    if field.shape is Shape.ID:
        return target(kind, field, FIRST, files)
    if field.choice is not None:
        choices = tuple(field.choice)
        return choices[-1] if field.shape is Shape.CHOICE else choices[::-1]
    if field.shape is Shape.BILINGUAL:
        return Bilingual(f"the {field.name} in English", f"{field.name} 的中文")
    return _FULL.get(field.shape, f"{field.name}: Ñandú Øst 名 𠀀 'x' \"y\"")


def empty(kind: type[Record], field: FieldKind, files: tuple[StoredFile, ...]) -> Any:  # noqa: ANN401
    """Return a value for a field that has as little in it as it may."""
    if field.optional:
        return None
    if field.shape is Shape.ID:
        return target(kind, field, SECOND, files)
    return (
        next(iter(field.choice))
        if field.shape is Shape.CHOICE and field.choice
        else _EMPTY[field.shape]
    )


def target(
    kind: type[Record], field: FieldKind, number: int, files: tuple[StoredFile, ...]
) -> UUID:
    """Return what a field refers to; what refers to nothing certain gets an id of its own kind."""
    for key in table_of(kind).c[field.name].foreign_keys:
        name = key.column.table.name
        if name == NAME_OF_RECORD[StoredFile]:
            return files[number - 1].id
        return id_of(KINDS_OF_RECORD[name], number)
    return id_of(kind, number)


def fill(vault: OpenVault) -> dict[str, Any]:
    """Fill the vault in a few acts; return what is in it, removed records apart."""
    with vault.act(msg("Add “{name}”", name=verbatim("学位 diploma.pdf"))) as act:
        files = tuple(act.keep_file(scan, FACTS, "学位 diploma.pdf") for scan in SCANS)
        for kind in KINDS:
            for number in (FIRST, SECOND):
                act.put(frozen(kind, number, files))
    person = frozen(Person, FIRST, files)
    assert isinstance(person, Person)
    with vault.act(msg("Change the person")) as act:
        act.put(replace(person, surname="Changed", former_names=()))
    removed = replace(person, id=id_of(Person, 3), surname="Removed")  # type: ignore[arg-type]
    with vault.act(msg("Add one more")) as act:
        act.put(removed)
    with vault.act(msg("Remove one")) as act:
        act.remove(removed)
    with vault.read() as look:
        return {
            "records": {
                name: [plain(record) for record in look.find(kind)]
                for name, kind in KINDS_OF_RECORD.items()
            },
            "removed": {"person": [str(removed.id)]},
            "scans": {
                str(file.id): hashlib.sha256(look.read_file(file.id)).hexdigest() for file in files
            },
            "acts": 4,
        }


def plain(record: Record) -> dict[str, Any]:
    """Return the columns of a record for JSON."""
    columns = mapping_of(type(record)).encode(record)
    again = {
        name: str(value) if isinstance(value, UUID) else value for name, value in columns.items()
    }
    assert from_plain(type(record), again) == columns
    return again


def forget_the_maker(vault: OpenVault) -> None:
    """Write an invented user and machine over those of whoever runs this script."""
    session = vault._open_session  # noqa: SLF001  (there is no such act, and must not be)
    with database.writing(session.engine) as connection:
        connection.exec_driver_sql("UPDATE device SET name = 'okoro@laptop', place = zeroblob(16)")
        connection.exec_driver_sql("UPDATE act SET actor = 'okoro'")


def main() -> int:
    """Freeze the vault and return the exit code."""
    parser = argparse.ArgumentParser(description="Freeze a vault of the newest revision.")
    parser.add_argument("folder", nargs="?", type=Path, default=VAULTS)
    place = parser.parse_args().folder
    place.mkdir(parents=True, exist_ok=True)
    folder = place / f"{HEAD}.kvisa"
    if folder.exists():
        print(f"{folder} is there already; delete it first if it never stood on main")
        return 1
    made = create(folder, PASSWORD)
    with made.vault as vault:
        content = fill(vault)
        content = {
            "password": PASSWORD,
            "recovery_code": made.recovery_code,
            "id": str(vault.id),
            "created": vault.created,
            "role": vault.role,
            **content,
        }
        forget_the_maker(vault)
    for name in ("lock", "store.db-journal"):
        (folder / name).unlink()
    text = json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True)
    folder.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
