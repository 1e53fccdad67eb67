# SPDX-License-Identifier: MIT
"""Two posts side by side, and moving a case to the other one."""
