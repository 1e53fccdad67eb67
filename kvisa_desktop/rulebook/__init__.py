# SPDX-License-Identifier: MIT
"""Reads rule packs into domain values, strictly, with complaints that name file and line."""

from kvisa_desktop.rulebook.packs import Loaded, load, read_pack, shipped_pack

__all__ = ["Loaded", "load", "read_pack", "shipped_pack"]
