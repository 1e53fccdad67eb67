# SPDX-License-Identifier: MIT
"""What is true: plain frozen values and functions, without I/O."""
