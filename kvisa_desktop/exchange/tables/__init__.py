# SPDX-License-Identifier: MIT
"""Tables out of files of the world: CSV in any encoding, XLSX in a worker, and the clipboard.

XLSX is read here and not by a library, for three reasons that were measured (November 2026): of
openpyxl 3.1 and python-calamine 0.8 neither tells a formula whose result was never saved from an
empty cell; openpyxl takes the Chinese date formats 27 to 36 and 50 to 58 for plain numbers; and
calamine dies of one cell at the far corner, for which it asks half a terabyte.
"""
