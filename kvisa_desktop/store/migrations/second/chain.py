# SPDX-License-Identifier: MIT
"""Revision 0002: the chain of authentication."""


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
