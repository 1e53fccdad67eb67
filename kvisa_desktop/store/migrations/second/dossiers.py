# SPDX-License-Identifier: MIT
"""Revision 0002: dossiers and their layout."""


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
