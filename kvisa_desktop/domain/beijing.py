# SPDX-License-Identifier: MIT
"""The clock by which Chinese rules count days, the same all over China and all year round."""

from datetime import timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
"""Beijing time, which needs no database of zones: China has no summer time."""
