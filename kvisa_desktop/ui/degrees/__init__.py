# SPDX-License-Identifier: MIT
"""The degrees and the one the application relies on."""
