# SPDX-License-Identifier: MIT
"""Taking scans in from files, the clipboard or a drop: what they are, and what became of them."""
