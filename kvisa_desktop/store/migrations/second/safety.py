# SPDX-License-Identifier: MIT
"""Revision 0002: retention and safety."""


def upgrade() -> None:
    """Bring the tables of this subject to revision 0002."""
