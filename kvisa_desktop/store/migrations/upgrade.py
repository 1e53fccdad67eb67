# SPDX-License-Identifier: MIT
"""Brings a database to the newest revision, in one transaction, without any configuration file."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from kvisa_desktop.errors import VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.store import database

VERSIONS = Path(__file__).parent / "versions"


def upgrade(engine: Engine, versions: Path = VERSIONS) -> None:
    """Run every revision that the database has not seen; all of them take effect, or none."""
    with engine.connect() as connection:
        driver = database.driver_of(connection)
        # only works outside a transaction; with it on, recreating a table deletes its children
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with database.exclusively(connection):
                _run(connection, versions)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise VaultDamaged(
                        msg(
                            "The vault could not be brought to the new format: {count} records "
                            "refer to others that are missing.",
                            count=len(broken),
                        ),
                        msg(
                            "Nothing was changed. Use the earlier version of the program, "
                            "or restore the vault from a backup."
                        ),
                    )
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _run(connection: Any, versions: Path) -> None:  # noqa: ANN401
    scripts = ScriptDirectory(str(versions.parent), version_locations=[str(versions)])

    def steps(revision: Any, _context: Any) -> Any:  # noqa: ANN401
        return scripts._upgrade_revs("head", revision)  # noqa: SLF001  (as Alembic's own commands)

    with EnvironmentContext(Config(), scripts, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection, render_as_batch=True)
        with environment.begin_transaction():
            environment.run_migrations()
