# SPDX-License-Identifier: MIT
"""What goes into the online form, line by line, ready to be copied."""
