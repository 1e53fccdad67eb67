# SPDX-License-Identifier: MIT
"""The safety of the vault: backups and restoring, its check and repair, its password."""
