# SPDX-License-Identifier: MIT
"""Entries and exits out of a table that a person keeps: columns, days, words, rows. No guessing."""
