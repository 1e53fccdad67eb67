# SPDX-License-Identifier: MIT
"""The photo: what is asked of it, which part of a picture fits, what is to be said of it.

Nothing here knows a face: a person places guides at crown, chin and cheeks.
"""
