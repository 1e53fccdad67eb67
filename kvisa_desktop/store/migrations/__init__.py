# SPDX-License-Identifier: MIT
"""The revisions of the schema, in order. A new one is added here and as a file in versions/."""

REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
