# SPDX-License-Identifier: MIT
"""Revision 0002: what the online form asks beyond the papers."""


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
