# SPDX-License-Identifier: MIT
"""The schema of a vault: the tables of the program, reached step by step and never half-way."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import NoRoom, VaultDamaged
from kvisa_desktop.store import database, schema
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.migrations import HEAD, REVISIONS
from kvisa_desktop.store.migrations.upgrade import VERSIONS, upgrade
from kvisa_desktop.store.tables import METADATA
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import ACT, add_case, add_person, engine_of, reopened

NEXT = '''# SPDX-License-Identifier: MIT
"""A revision that may come."""

import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("person", recreate="always") as person:
        person.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
{more}
'''


def following(folder: Path, more: str = "") -> Path:
    """Return a folder of revisions with one more, that ends with the statement `more`."""
    versions = folder / "versions"
    versions.mkdir()
    for each in VERSIONS.glob("revision_*.py"):
        shutil.copy(each, versions)
    (versions / "revision_9000.py").write_text(NEXT.format(head=HEAD, more=f"    {more}"))
    return versions


def key_of(vault: OpenVault) -> bytes:
    session = vault._open_session  # noqa: SLF001
    return session.keys.database


def migrated(vault: OpenVault, versions: Path) -> str | None:
    """Bring a vault to the revision that may come; return the name of the backup made, if any."""
    told = schema.bring_up_to_date(
        engine_of(vault), key_of(vault), vault.folder, (*REVISIONS, "9000"), versions
    )
    return None if told is None else str(told.values["backup"])


def people_columns(engine: Engine) -> list[str]:
    return [column["name"] for column in inspect(engine).get_columns("person")]


def test_the_list_of_revisions_is_the_folder_of_revisions() -> None:
    scripts = ScriptDirectory(str(VERSIONS.parent), version_locations=[str(VERSIONS)])
    there = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(there)) == REVISIONS
    assert scripts.get_heads() == [HEAD]


def test_the_newest_revision_is_what_the_program_knows(vault: OpenVault) -> None:
    with engine_of(vault).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def described(engine: Engine) -> dict[str, Any]:
    """Return everything the database says of its tables, names of constraints included."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table),
            "references": sorted(map(str, inspector.get_foreign_keys(table))),
            "indexes": sorted(map(str, inspector.get_indexes(table))),
            "unique": sorted(map(str, inspector.get_unique_constraints(table))),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_names_of_constraints_are_the_same_too(vault: OpenVault) -> None:
    plain = create_engine("sqlite://")
    METADATA.create_all(plain)
    assert described(engine_of(vault)) == described(plain)
    plain.dispose()


def test_a_migration_keeps_every_record_and_makes_a_backup(
    vault: OpenVault, tmp_path: Path
) -> None:
    person = add_person(vault)
    case = add_case(vault, person)
    backup = migrated(vault, following(tmp_path))
    assert schema.revision_of(engine_of(vault)) == "9000"
    assert "nickname" in people_columns(engine_of(vault))
    with vault.read() as look:
        assert look.find(Person) == (person,)
        assert look.find(Case) == (case,)
    with vault.act(ACT) as act:
        act.remove(case)
    assert backup is not None
    with database.opened(vault.folder / "backups" / backup, key_of(vault)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert copy.execute("SELECT count(*) FROM visa_case").fetchall() == [(1,)]


def test_a_database_at_the_newest_revision_is_left_alone(vault: OpenVault) -> None:
    assert schema.bring_up_to_date(engine_of(vault), key_of(vault), vault.folder) is None
    assert [path.name for path in (vault.folder / "backups").iterdir()] == ["vault.json"]


@pytest.mark.parametrize(
    ("more", "failure"),
    [
        ("raise RuntimeError('half-way')", RuntimeError),
        ("op.execute('DELETE FROM person')", VaultDamaged),
    ],
    ids=["a fault", "a reference to nothing"],
)
def test_a_migration_that_fails_changes_nothing(
    vault: OpenVault, tmp_path: Path, more: str, failure: type[Exception]
) -> None:
    person = add_person(vault)
    case = add_case(vault, person)
    with pytest.raises(failure):
        migrated(vault, following(tmp_path, more))
    assert schema.revision_of(engine_of(vault)) == HEAD
    assert "nickname" not in people_columns(engine_of(vault))
    assert len(list((vault.folder / "backups").glob("store-*.db"))) == 1
    with vault.read() as look:
        assert look.find(Case) == (case,)
    vault.close()
    with reopened(vault.folder) as again, again.read() as look:
        assert look.find(Person) == (person,)


def test_references_are_checked_again_after_a_migration(vault: OpenVault, tmp_path: Path) -> None:
    migrated(vault, following(tmp_path))
    with engine_of(vault).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_migration_needs_room(
    vault: OpenVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(NoRoom, match="not enough room"):
        migrated(vault, following(tmp_path))
    assert schema.revision_of(engine_of(vault)) == HEAD


def test_a_newer_schema_is_refused_untouched(vault: OpenVault, folder: Path) -> None:
    with database.writing(engine_of(vault)) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault.close()
    before = (folder / "store.db").read_bytes()
    with pytest.raises(VaultDamaged, match="newer version"):
        reopened(folder)
    assert (folder / "store.db").read_bytes() == before


def test_a_database_without_a_schema_is_damaged(vault: OpenVault, folder: Path) -> None:
    with database.writing(engine_of(vault)) as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    vault.close()
    with pytest.raises(VaultDamaged, match="is damaged"):
        reopened(folder)


def test_an_empty_database_is_brought_all_the_way(tmp_path: Path) -> None:
    database.make_file(tmp_path / "store.db")
    engine = database.open_engine(tmp_path / "store.db", Keys.fresh().database)
    assert schema.revision_of(engine) is None
    upgrade(engine)
    upgrade(engine)
    assert schema.revision_of(engine) == HEAD
    engine.dispose()
