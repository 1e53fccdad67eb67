# SPDX-License-Identifier: MIT
"""The papers of the sample case, drawn: invented people, invented schools, SPECIMEN all over."""
