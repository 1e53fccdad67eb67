# SPDX-License-Identifier: MIT
"""Work, school, family and whom to call: what the online form asks beyond passport and degree."""
