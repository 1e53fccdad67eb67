# SPDX-License-Identifier: MIT
"""The list of cases."""
