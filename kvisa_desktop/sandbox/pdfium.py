# SPDX-License-Identifier: MIT
"""PDFium keeps global state: whoever calls it in this process takes this lock first."""

import threading

ONE_AT_A_TIME = threading.Lock()
"""Held while PDFium is open; preview and proof run on different threads."""
