# SPDX-License-Identifier: MIT
"""The activity plan of the case, built from the published activities."""
