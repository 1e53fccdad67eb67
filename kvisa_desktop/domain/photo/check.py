# SPDX-License-Identifier: MIT
"""What is to be said of a photo: measures against what is asked, each with its facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.photo import background
from kvisa_desktop.domain.photo.background import BackgroundFault, Sample
from kvisa_desktop.domain.photo.crop import (
    Crop,
    Guides,
    Measure,
    Measured,
    check_guides,
    fitted,
    measured,
    off_centre,
    whole,
    widest,
)
from kvisa_desktop.domain.photo.spec import PhotoSpec, Span, SpecName, spec_of
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.messages import Message, msg

MM_PER_INCH = 25.4
FINE_DPI, FINEST_DPI = 300, 600
_OFF_CENTRE = 0.05


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """The picture a photo is made of: upright size in pixels, type and bytes of its file."""

    width: int
    height: int
    type: FileType
    bytes: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class Survey:
    """What the samples of a picture say: the background, and whether it has colour at all."""

    samples: tuple[Sample, ...] = ()
    has_colour: bool = True


@dataclass(frozen=True, slots=True)
class PhotoCheck:
    """A photo checked: the part that becomes it, its measures, and what is to be said.

    `size` is its size in pixels when it is cut out, None when it cannot be; `dpi` prints it at its
    size on paper.
    """

    spec: PhotoSpec
    file: PhotoFile
    guides: Guides | None
    crop: Crop
    size: tuple[int, int] | None
    measured: tuple[Measured, ...]
    survey: Survey
    findings: tuple[Finding, ...]

    @property
    def dpi(self) -> float | None:
        """Dots per inch at which it has its size on paper; a digital photo has none."""
        if self.size is None or self.spec.is_digital:
            return None
        return self.size[0] * MM_PER_INCH / self.spec.width

    @property
    def fits_as_it_is(self) -> bool:
        """True when the file can be handed in unchanged."""
        return any(each.id == "photo.fits" for each in self.findings)

    @property
    def is_doubtful(self) -> bool:
        """True when something is not as asked."""
        return any(each.weight is not Weight.NOTE for each in self.findings)


def plan(name: SpecName, book: Rulebook, file: PhotoFile, guides: Guides | None) -> Crop:
    """Return the part of a picture that becomes the photo; guides that cannot be are refused."""
    spec = spec_of(name, book)
    if guides is None:
        return whole(spec, file.size) or widest(spec, file.size)
    check_guides(guides, file.size)
    return fitted(spec, guides, file.size)


def checked(
    name: SpecName, book: Rulebook, file: PhotoFile, guides: Guides | None, survey: Survey
) -> PhotoCheck:
    """Return a photo checked against the rules."""
    spec, crop = spec_of(name, book), plan(name, book, file, guides)
    size = _size(spec, crop) if crop.lies_within(file.size) else None
    found = measured(spec, guides, crop) if guides is not None else ()
    draft = PhotoCheck(spec, file, guides, crop, size, found, survey, ())
    findings = (*_on_size(draft), *_on_head(draft), *_on_picture(draft))
    if not any(each.weight is Weight.CHECK for each in findings) and _is_ready(draft):
        findings += (_note("photo.fits", msg("This file fits as it is."), spec.size_facts),)
    notes = (*_on_kind(spec), *_by_eye(spec, book))
    return PhotoCheck(spec, file, guides, crop, size, found, survey, (*findings, *notes))


def _size(spec: PhotoSpec, crop: Crop) -> tuple[int, int] | None:
    """Return the size in pixels of the photo, never larger than what the picture holds."""
    if spec.pixels is not None:
        sizes = [each for each in spec.pixels if each[0] <= round(crop.width)]
        return sizes[-1] if sizes else None
    width = min(crop.width, FINEST_DPI * spec.width / MM_PER_INCH)
    return max(1, round(width)), max(1, round(width * spec.height / spec.width))


def _is_ready(draft: PhotoCheck) -> bool:
    """Tell whether the file is a digital photo already, at its size, in its form."""
    spec, file = draft.spec, draft.file
    if spec.pixels is None or spec.file_bytes is None or file.type is not FileType.JPEG:
        return False
    least, largest = spec.pixels
    fits = all(a <= n <= b for a, n, b in zip(least, file.size, largest, strict=True))
    is_whole = draft.crop == whole(spec, file.size)
    return fits and is_whole and bool(draft.measured) and spec.file_bytes.holds(file.bytes)


def _on_size(draft: PhotoCheck) -> Iterator[Finding]:
    spec, crop, file = draft.spec, draft.crop, draft.file
    if not crop.lies_within(file.size):
        yield _doubt(
            "photo.too-tight",
            msg("The picture ends too near to the head; the photo would reach beyond it."),
            msg("Take the picture again from farther away; no background is invented here."),
            spec.size_facts,
        )
    elif draft.size is None:
        yield _doubt(
            "photo.too-few-pixels",
            msg(
                "The part that becomes the photo is {found} pixels wide; at least {least} are "
                "asked for.",
                found=round(crop.width),
                least=round(spec.width),
            ),
            msg("Use the picture as the camera took it; enlarging would invent what is missing."),
            spec.size_facts,
        )
    elif draft.dpi is not None and round(draft.dpi) < FINE_DPI:
        yield _doubt(
            "photo.coarse",
            msg(
                "Printed, the photo has {dpi} dots per inch; it will look coarse.",
                dpi=round(draft.dpi),
            ),
            msg("Use a picture with more pixels: the file of the camera, not one from a chat."),
            (),
        )


def _on_head(draft: PhotoCheck) -> Iterator[Finding]:
    guides = draft.guides
    if guides is None:
        yield _doubt(
            "photo.no-guides",
            msg("The head is not measured: no guides are placed."),
            msg("Place the guides at crown, chin and both cheeks."),
            draft.spec.head_width.facts,
        )
        return
    for each in draft.measured:
        if not each.holds:
            yield _doubt(
                f"photo.{each.name}",
                msg(
                    "{measure}: {value}; asked: {span}.",
                    measure=measure_words(each.name),
                    value=value_words(each.value, draft.spec),
                    span=span_words(each.span, draft.spec),
                ),
                msg("Have the picture taken again so that the head is as large as asked."),
                each.span.facts,
            )
    if off_centre(guides, draft.crop) > _OFF_CENTRE:
        yield _doubt(
            "photo.off-centre",
            msg("The head is not in the middle, and the picture has no more room at that side."),
            msg("Take the picture again with the head in the middle."),
            (),
        )


def _on_picture(draft: PhotoCheck) -> Iterator[Finding]:
    spec = draft.spec
    for fault in background.faults(spec, draft.survey.samples):
        yield _doubt(
            f"photo.background-{fault}",
            _BACKGROUND[fault],
            msg("Take the picture again before a plain white wall, with light from both sides."),
            spec.background,
        )
    if not draft.survey.has_colour:
        yield _doubt(
            "photo.gray",
            msg("The picture has no colour; a colour photo is asked for."),
            msg("Use the colour picture."),
            spec.file_bytes.facts if spec.file_bytes else ("P-01",),
        )


def _on_kind(spec: PhotoSpec) -> Iterator[Finding]:
    if spec.name is SpecName.PSB:
        text = msg("This photo is for the police inside China; the one for the visa differs.")
        yield _note("photo.other-use", text, ("P-14",))
        return
    text = msg("Printed and digital photo have different proportions: one crop cannot serve both.")
    yield _note("photo.two-crops", text, ("P-13",))


def _by_eye(spec: PhotoSpec, book: Rulebook) -> Iterator[Finding]:
    for fact in spec.by_eye:
        said = spoken(book.rule(fact).text)
        yield _note("photo.by-eye", msg("Look for yourself: {rule}", rule=said), (fact,))


def _doubt(key: str, text: Message, step: Message, facts: Sequence[str]) -> Finding:
    return Finding(key, Weight.CHECK, Area.DOCUMENTS, text, step, tuple(facts))


def _note(key: str, text: Message, facts: Sequence[str]) -> Finding:
    return Finding(key, Weight.NOTE, Area.DOCUMENTS, text, None, tuple(facts))


def measure_words(name: Measure) -> Message:
    """Return what is measured, in words."""
    return _MEASURES[name]


def value_words(value: float, spec: PhotoSpec) -> Message:
    """Return a length in the frame with its unit."""
    if spec.is_digital:
        frame = round(spec.width)
        return msg("{value} px of {frame}", value=round(value), frame=frame)
    return msg("{value} mm", value=f"{value:.1f}")


def span_words(span: Span, spec: PhotoSpec) -> Message:
    """Return what is asked of a length, with its unit."""
    low, high = (None if end is None else f"{end:g}" for end in (span.low, span.high))
    unit = msg("px") if spec.is_digital else msg("mm")
    if low is None or high is None:
        if high is None:
            return msg("at least {low} {unit}", low=low or "0", unit=unit)
        return msg("at most {high} {unit}", high=high, unit=unit)
    return msg("{low} to {high} {unit}", low=low, high=high, unit=unit)


_MEASURES = {
    Measure.HEAD_WIDTH: msg("Head width"),
    Measure.HEAD_HEIGHT: msg("Head height"),
    Measure.ABOVE: msg("Crown to upper edge"),
    Measure.BELOW: msg("Chin to lower edge"),
    Measure.EYES: msg("Eyes above lower edge"),
}
_BACKGROUND = {
    BackgroundFault.DARK: msg("The background is darker than white."),
    BackgroundFault.COLOURED: msg("The background is coloured."),
    BackgroundFault.UNEVEN: msg("The background is uneven: a shadow, a fold or a pattern."),
    BackgroundFault.FRAME: msg("There seems to be a frame around the picture."),
}
