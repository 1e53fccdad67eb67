# SPDX-License-Identifier: MIT
"""The open case: its header and the list of its sections."""
