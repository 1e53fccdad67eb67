# SPDX-License-Identifier: MIT
"""Following the paper originals from any screen that shows a document."""
