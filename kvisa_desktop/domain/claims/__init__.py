# SPDX-License-Identifier: MIT
"""The claims that the two published routes consist of, each held against what a case holds."""
