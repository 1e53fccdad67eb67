# SPDX-License-Identifier: MIT
"""The words for what a backup was made for."""

from collections.abc import Mapping
from types import MappingProxyType

from kvisa_desktop.domain.backup import Why
from kvisa_desktop.messages import Message, msg

WHY: Mapping[Why, Message] = MappingProxyType(
    {
        Why.ROUTINE: msg("in the course of work"),
        Why.MIGRATION: msg("before a new format"),
        Why.IMPORT: msg("before an import"),
        Why.RESTORE: msg("before a restore"),
        Why.DELETION: msg("before a deletion"),
    }
)
