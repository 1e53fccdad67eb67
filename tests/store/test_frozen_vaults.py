# SPDX-License-Identifier: MIT
"""Vaults as earlier revisions wrote them still open, with everything that was in them.

Made by `python -m scripts.freeze_vault`, one for each revision that ever stood on main; the
password and the recovery code are in the JSON file beside each.
"""

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kvisa_desktop.domain.documents import FileId
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.store import database, journal, schema
from kvisa_desktop.store.keys import Password, RecoveryCode, Secret
from kvisa_desktop.store.mapping import mapping_of
from kvisa_desktop.store.migrations import HEAD, REVISIONS
from kvisa_desktop.store.vault import OpenVault, open_vault
from tests.store.replaying import replayed
from tests.store.vaults import ACT, copied, engine_of

VAULTS = Path(__file__).parent.parent / "data" / "vaults"


def opened(revision: str, place: Path, secret: Secret) -> OpenVault:
    """Open a copy of a frozen vault as anybody would, with the real price of its password."""
    return open_vault(copied(VAULTS / f"{revision}.kvisa", place / "Frozen.kvisa"), secret)


def written(revision: str) -> dict[str, Any]:
    text = (VAULTS / f"{revision}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def test_there_is_one_for_every_revision() -> None:
    assert {path.stem for path in VAULTS.glob("*.kvisa")} == set(REVISIONS)


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_record_is_there(revision: str, tmp_path: Path) -> None:
    content = written(revision)
    with opened(revision, tmp_path, Password(content["password"])) as vault, vault.read() as look:
        assert schema.revision_of(engine_of(vault)) == HEAD
        assert (str(vault.id), vault.created, vault.role) == tuple(
            content[name] for name in ("id", "created", "role")
        )
        for name, kind in KINDS_OF_RECORD.items():
            kept = {str(record.id): mapping_of(kind).encode(record) for record in look.find(kind)}
            before = {columns["id"]: columns for columns in content["records"].get(name, [])}
            assert kept.keys() == before.keys()
            for key, columns in before.items():
                assert {each: plain(kept[key][each]) for each in columns} == columns
        assert not look.find(Person, id=[UUID(each) for each in content["removed"]["person"]])


def plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_scan_opens(revision: str, tmp_path: Path) -> None:
    content = written(revision)
    with opened(revision, tmp_path, RecoveryCode(content["recovery_code"])) as vault:
        with vault.read() as look:
            digests = {
                each: hashlib.sha256(look.read_file(FileId(UUID(each)))).hexdigest()
                for each in content["scans"]
            }
        assert digests == content["scans"]


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_history_can_be_read_and_goes_on(revision: str, tmp_path: Path) -> None:
    content = written(revision)
    with opened(revision, tmp_path, Password(content["password"])) as vault:
        with vault.act(ACT) as act:
            act.put(Person(id=PersonId(act.new_id())))
        with database.reading(engine_of(vault)) as connection:
            acts = journal.acts(connection)
            for columns in content["records"]["person"]:
                history = journal.history_of(connection, Person, UUID(columns["id"]))
                assert str(replayed(history).id) == columns["id"]
        assert len(acts) == content["acts"] + 1
        assert acts[0].actor == "okoro"
