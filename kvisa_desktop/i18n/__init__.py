# SPDX-License-Identifier: MIT
"""How we say it: messages and values in the two languages of the program."""
