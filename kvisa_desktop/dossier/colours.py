# SPDX-License-Identifier: MIT
"""What the colours of a dossier mean: the sRGB profile that lies in every file."""

import base64
import zlib
from functools import cache

# As the colour engine Little CMS makes it, without date and identifier; a test makes it again.
_SRGB = (
    "eNqVkb1Lw1AUxU9bRdFKBx1EHDJUcWhBFMRR69ClSKkVrLokr2krJGlIUqS4Ci4OBQfRxa/B/0BXwVVBEBRBxMG/wK"
    "9FSjxpCi2ig/fxcn+cvHO57z4gmNKEbnfMALrhWJlkQlrKLUtdLwhwNUIWtjmbTqfwZ3ze+Wdv414t/C9686otgEA3"
    "eUqYlkNmN0itO6bH2+QBUZLz5ENyzGKD5CtPV3x+9rjo87vHVjYzBwS9mlKxjZU2FiVLJ4+Ro7pWEc1+vJuEVWNxgX"
    "mIexg2MkgiAQkKKliDBgdxZoMz+9033vDNo0yP4NdEFRYdRZTojVGtsKrKXKCucmmoenP/OU+7MDnhVw8ngM4n130b"
    "Abp2gHrNdb+OXLd+DIQegQuj5S9zTtMf1GstLXoARDaBs8uWpuwC51vA4IMpW3JDCnEHCwXg9RToywH9N0DPij+r5n"
    "+c3APZDT7RNbC3D4zyfGT1GzD5Z6o="
)


@cache
def srgb_profile() -> bytes:
    """Return the sRGB profile, always the same bytes."""
    return zlib.decompress(base64.b64decode(_SRGB))
