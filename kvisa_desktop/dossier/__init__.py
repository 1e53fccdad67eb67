# SPDX-License-Identifier: MIT
"""A case as a proved bilingual PDF: blocks, type, layout, tags, exhibits, and the proof."""
