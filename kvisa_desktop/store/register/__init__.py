# SPDX-License-Identifier: MIT
"""The register of institutions: public lists in plain files, searched by any of their names.

It is no part of the vault. Each list is one SQLite file that is made once and then only read: the
starter that came with the program, a dump of ROR, tables of one's own.
"""
