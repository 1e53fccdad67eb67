# SPDX-License-Identifier: MIT
"""The dossier: its outline, its build, its proof."""
