# SPDX-License-Identifier: MIT
"""The steps of revision 0003, a file per subject. Never edited once the revision stood on main."""
