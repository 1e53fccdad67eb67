# SPDX-License-Identifier: MIT
"""The post of the case: what it said itself on each point, and the enquiry on the rest."""
