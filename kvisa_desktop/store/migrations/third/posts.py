# SPDX-License-Identifier: MIT
"""Revision 0003: what a post asks of uploads."""


def upgrade() -> None:
    """Bring the tables of this subject to revision 0003."""
