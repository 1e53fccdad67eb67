# SPDX-License-Identifier: MIT
"""Settings, and what the program is made of."""
