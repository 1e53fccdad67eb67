# SPDX-License-Identifier: MIT
"""Entries into and exits from mainland China, and the stays they make."""
