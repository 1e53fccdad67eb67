# SPDX-License-Identifier: MIT
"""The photo: guides on the picture, its measures beside it."""
