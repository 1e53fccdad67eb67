# SPDX-License-Identifier: MIT
"""The history of a case: what was done, by whom and when; taking it back; the trash."""
