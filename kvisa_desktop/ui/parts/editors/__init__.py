# SPDX-License-Identifier: MIT
"""Fields that edit one value each and hand it over when the user leaves them or presses Enter."""
