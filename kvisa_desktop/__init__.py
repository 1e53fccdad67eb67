# SPDX-License-Identifier: MIT
"""kvisa_desktop: keeps a K-visa case and prints the dossier a consulate can check."""

__version__ = "0.1.0"
