# SPDX-License-Identifier: MIT
"""The steps of revision 0002, a file per subject. Never edited once the revision stood on main."""
