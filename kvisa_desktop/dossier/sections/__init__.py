# SPDX-License-Identifier: MIT
"""What the dossier says of a case, part by part, in the officer's order: claims and proofs only."""
