# SPDX-License-Identifier: MIT
"""The window: one folder per screen, and the parts that screens share. The only Qt there is."""
