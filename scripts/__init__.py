# SPDX-License-Identifier: MIT
"""Tools for those who work on the program; nothing here is shipped."""
