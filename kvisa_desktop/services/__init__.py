# SPDX-License-Identifier: MIT
"""What a person can do: one function per act, one transaction each."""
