# SPDX-License-Identifier: MIT
"""What is needed, and how far each item has come."""
