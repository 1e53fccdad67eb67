# SPDX-License-Identifier: MIT
"""Cases in open formats: what others can read and write without this program."""
