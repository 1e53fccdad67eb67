# SPDX-License-Identifier: MIT
"""Colour spaces of somebody else's page: does the file say what colour each value is."""

from pikepdf import Array, Name, Object, Stream

from kvisa_desktop.dossier.colour_profiles import is_sound

SAFE_NAMES = frozenset({"/DeviceRGB", "/DeviceGray", "/G", "/RGB", "/Pattern", "/I", "/Indexed"})
"""Colour spaces without figures of their own that the intent of the file defines."""

INTENTS = frozenset(
    {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
)
"""All rendering intents there are."""

# Where in its array a colour space names the one it is made of.
_BASES = {"/Indexed": 1, "/I": 1, "/Pattern": 1}
_SAFE_BASES = frozenset({"/CalRGB", "/CalGray", "/Lab"})
_NAMED = 2  # entries of a space that names another
_INKS = 4
_VALUES = {"/DeviceGray": 1, "/DeviceRGB": 3}  # of a colour
_DEEP = 12  # spaces made of spaces; deeper is somebody's joke


def is_safe(space: object, depth: int = 0) -> bool:
    """Tell whether a colour space is device-independent or one the file's sRGB intent defines."""
    if space is None:
        return True  # a picture mask, or the filter's own
    if not isinstance(space, Object) or depth > _DEEP:
        return False
    if not isinstance(space, Array):
        return str(space) in SAFE_NAMES
    kind = str(space[0])
    if kind == "/ICCBased":
        return len(space) > 1 and _is_sound_profile(space[1])
    at = _BASES.get(kind)
    if at is not None:
        return len(space) <= at or is_safe(space[at], depth + 1)
    return kind in _SAFE_BASES or kind in SAFE_NAMES


def as_readers_take_it(space: Object) -> Object:
    """Return a colour space, or the one readers take instead when its profile is not of its kind.

    Some programs give gray scans the profile of a colour screen; readers then show plain gray.
    """
    if not isinstance(space, Array) or len(space) < _NAMED or str(space[0]) != "/ICCBased":
        return space
    profile = space[1]
    if not isinstance(profile, Stream) or _is_sound_profile(profile):
        return space
    instead = profile.get("/Alternate")
    fits = _VALUES.get(str(instead), 0) == profile.get("/N")
    return instead if isinstance(instead, Name) and fits else space


def is_of_press(space: object, depth: int = 0) -> bool:
    """Tell whether a colour space is inks with a profile, or made of such a one."""
    if not isinstance(space, Array) or depth > _DEEP or len(space) < _NAMED:
        return False
    kind = str(space[0])
    if kind == "/ICCBased":
        return isinstance(space[1], Stream) and space[1].get("/N") == _INKS
    return kind in _BASES and is_of_press(space[1], depth + 1)


def _is_sound_profile(profile: object) -> bool:
    """Tell whether a profile is one of light or of gray that archives know."""
    if not isinstance(profile, Stream):
        return False
    values = profile.get("/N")
    return isinstance(values, int) and is_sound(profile.read_bytes(), values)
