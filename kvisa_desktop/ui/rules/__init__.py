# SPDX-License-Identifier: MIT
"""The rulebook to read, and categories of visa side by side."""
