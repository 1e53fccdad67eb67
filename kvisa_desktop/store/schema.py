# SPDX-License-Identifier: MIT
"""Whether a database has the schema this program knows, and what is done when it has not."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from kvisa_desktop.domain.backup import Why
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.store import backups, database, vault_file
from kvisa_desktop.store.migrations import REVISIONS


def bring_up_to_date(
    engine: Engine,
    key: bytes,
    folder: Path,
    revisions: Sequence[str] = REVISIONS,
    versions: Path | None = None,
) -> Message | None:
    """Migrate the database of the vault at `folder` if it is older; return what to tell.

    A proved backup is made first. A database of a newer program is refused untouched.
    """
    revision = revision_of(engine)
    if revision is None:
        raise database.damaged(folder / vault_file.DATABASE)
    if revision not in revisions:
        raise vault_file.newer(folder)
    if revision == revisions[-1]:
        return None
    # a third of a second, and only once in years
    from kvisa_desktop.store.migrations.upgrade import VERSIONS, upgrade

    backups.check_room(folder, times=3)
    now = datetime.now(UTC)
    backup = backups.back_up(engine, key, folder, revision, now, why=Why.MIGRATION)
    upgrade(engine, versions or VERSIONS)
    return msg(
        "The vault was brought to the format of this version. "
        "As it was before, it lies in backups/{backup}.",
        backup=backup.name,
    )


def revision_of(engine: Engine) -> str | None:
    """Return the revision of the schema, or None when there is no schema at all."""
    with database.reading(engine) as connection:
        there = connection.exec_driver_sql(
            "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchall()
        if not there:
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)
