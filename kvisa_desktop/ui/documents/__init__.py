# SPDX-License-Identifier: MIT
"""The papers of a case and their pages."""
