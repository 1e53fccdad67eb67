# SPDX-License-Identifier: MIT
"""The first screen: start a case, open a vault, or look around."""
