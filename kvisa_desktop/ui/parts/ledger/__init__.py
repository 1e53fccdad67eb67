# SPDX-License-Identifier: MIT
"""The recognition ledger of one institution, as several screens show it."""
