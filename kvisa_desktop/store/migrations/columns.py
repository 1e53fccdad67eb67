# SPDX-License-Identifier: MIT
"""How a revision writes the columns of a table of records down."""

from typing import Any

import sqlalchemy as sa
from alembic import op

ID = sa.LargeBinary(16)


def texts(*names: str, nullable: bool = False) -> "list[sa.Column[str]]":
    """Return columns of text."""
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def wholes(*names: str, nullable: bool = False) -> "list[sa.Column[int]]":
    """Return columns of whole numbers."""
    return [sa.Column(name, sa.BigInteger(), nullable=nullable) for name in names]


def flags(*names: str) -> "list[sa.Column[bool]]":
    """Return columns of yes or no."""
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def reference(table: str, name: str, target: str, *, nullable: bool = False) -> "sa.Column[bytes]":
    """Return the column `name` of `table`, which refers to a record of `target`."""
    to = sa.ForeignKey(
        f"{target}.id", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED"
    )
    return sa.Column(name, ID, to, nullable=nullable)


def make_records(table: str, *columns: "sa.Column[Any]") -> None:
    """Make a table of records: id, the columns, the act that removed the record, its indexes."""
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        *columns,
        reference(table, "removed_by", "act", nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for column in columns:
        if column.foreign_keys:
            op.create_index(f"ix_{table}_{column.name}", table, [str(column.name)])
