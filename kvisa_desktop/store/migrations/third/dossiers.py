# SPDX-License-Identifier: MIT
"""Revision 0003: how dossiers are made."""


def upgrade() -> None:
    """Bring the tables of this subject to revision 0003."""
