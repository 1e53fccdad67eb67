# SPDX-License-Identifier: MIT
"""The register of institutions, and the recognition ledger of those a vault knows."""
