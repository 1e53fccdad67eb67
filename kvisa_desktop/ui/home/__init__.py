# SPDX-License-Identifier: MIT
"""The first page of a case: what stands in the way and what comes next."""
