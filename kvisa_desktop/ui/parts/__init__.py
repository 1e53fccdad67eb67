# SPDX-License-Identifier: MIT
"""Small general widgets that every screen may use."""
