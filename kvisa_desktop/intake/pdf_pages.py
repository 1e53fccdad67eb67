# SPDX-License-Identifier: MIT
"""Takes one page out of a PDF as it would be printed, and nothing else of the file."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from kvisa_desktop.domain.files import Media, PreparedPage, Preview
from kvisa_desktop.intake import measures, pdf_files, pdf_fonts, rendering
from kvisa_desktop.intake.archival_pages import archival
from kvisa_desktop.intake.pdf_boxes import PageBox, box_of
from kvisa_desktop.intake.pdf_files import OpenPdf
from kvisa_desktop.intake.picture_pages import compactly_encoded
from kvisa_desktop.intake.reasons import FAULTS, no_such_page
from kvisa_desktop.messages import Message, msg

_RASTER_DPI = 300
_MOST_TEXT = 20_000
_ANY_SIZE = (72, 72)  # the library refuses unusual sizes; the true one is set afterwards

_UNSEEN, _PRINT = 0b100010, 0b100  # flags of an annotation: hidden or not viewed; printed
_MARKS = (
    "/Caret",
    "/Circle",
    "/FreeText",
    "/Ink",
    "/Line",
    "/Polygon",
    "/PolyLine",
    "/Square",
    "/Stamp",
)

# The categories of a resource dictionary; whatever else somebody put there is left behind.
_RESOURCES = frozenset(
    {"/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/ProcSet", "/Shading", "/XObject"}
)
# What forms and pictures may carry besides what is drawn: links into the rest of the file, private
# data of programs, other versions of the picture.
_BAGGAGE = (
    "/AF",
    "/Alternates",
    "/LastModified",
    "/Measure",
    "/Metadata",
    "/OC",
    "/OPI",
    "/PieceInfo",
    "/PS",
    "/PtData",
    "/Ref",
    "/StructParent",
    "/StructParents",
)


def prepare(data: bytes, password: str | None, page_no: int, rotation: int) -> PreparedPage:
    """Return a page of a PDF as a PDF of its own, or as a picture where that would differ."""
    found = pdf_files.opened(data, password)
    orientation = measures.turned(1, rotation)
    if found.pdf is None:
        return _raster(found, page_no, orientation, _why_damaged())
    if not 1 <= page_no <= len(found.pdf.pages):
        raise no_such_page(page_no)
    if _hides_layers(found.pdf):
        return _raster(found, page_no, orientation, _why_layers())
    try:
        page = _isolated(found.data, page_no, orientation)
        page = replace(page, notes=(*page.notes, *_of_marks(found.pdf.pages[page_no - 1])))
    except FAULTS:
        return _raster(found, page_no, orientation, _why_damaged())
    if _is_drawn_differently(data, found, page_no, page):
        return _raster(found, page_no, orientation, _why_different())
    page = _in_own_fonts(page)
    return archival(page) if page.media is Media.PDF else page


def may_miss_text(data: bytes, page_no: int) -> bool:
    """Tell whether readers may draw nothing for some text of a page, whose font the file lacks."""
    try:
        page = _isolated(data, page_no, 1)
        return (
            pdf_fonts.lacks_font(page.data)
            and pdf_fonts.without_unseen_text(page) is None
            and pdf_fonts.may_miss_text(page)
        )
    except rendering.FAULTS_OF_ALL:
        return False  # what is damaged is drawn as it is, and that is told


def preview(
    data: bytes, password: str | None, page_no: int, rotation: int, max_pixels: int
) -> Preview:
    """Return a page of a PDF as it would be printed, upright, in at most `max_pixels` pixels."""
    found = pdf_files.opened(data, password)
    try:
        picture = _small(found.data, page_no - 1, rotation, max_pixels)
    except rendering.Undrawable:
        page = prepare(data, password, page_no, 0)  # a page only the other reader finds
        if page.media is not Media.PDF:
            raise pdf_files.undrawable(page_no) from None
        picture = _small(page.data, 0, rotation, max_pixels)
    return Preview(picture.width, picture.height, picture.tobytes())


def text_of(data: bytes, password: str | None, page_no: int) -> str:
    """Return the text of a page of a PDF; a scan has none."""
    readable = pdf_files.opened(data, password).data
    try:
        return rendering.text(readable, page_no - 1, _MOST_TEXT)
    except rendering.Undrawable:
        return ""


def _small(data: bytes, index: int, rotation: int, max_pixels: int) -> Image.Image:
    width, height = rendering.size(data, index)
    scale = (max_pixels / (width * height)) ** 0.5
    return rendering.drawn(data, index, scale=scale, rotation=rotation % 360)


@lru_cache(maxsize=1)
def flattened(data: bytes) -> pikepdf.Pdf:
    """Return a PDF with what a printer would print of its annotations drawn into its pages."""
    pdf = pikepdf.open(io.BytesIO(data))
    pdf.generate_appearance_streams()
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if isinstance(annotation, Dictionary):
                _print_if_filled_in(annotation)
    pdf.flatten_annotations("print")
    return pdf


def _print_if_filled_in(annotation: pikepdf.Object) -> None:
    """Make a field print that shows on the screen: many programs forget to say that it prints."""
    flags = int(annotation.get("/F", 0))
    if annotation.get("/Subtype") == "/Widget" and not flags & _UNSEEN:
        annotation.F = flags | _PRINT


def _isolated(data: bytes, page_no: int, orientation: int) -> PreparedPage:
    source = flattened(data).pages[page_no - 1]
    box = box_of(source)
    with pikepdf.new() as target:
        form = target.copy_foreign(source.as_form_xobject(handle_transformations=False))
        form.BBox = Array(box.corners)
        if Name.Matrix in form:
            del form[Name.Matrix]
        _place(target, form, box)
        _unburden(target)
        content = pdf_files.rewritten(target)
    width, height = box.size
    return PreparedPage(Media.PDF, content, width, height, orientation=orientation)


def _place(target: pikepdf.Pdf, form: pikepdf.Object, box: PageBox) -> None:
    page = target.add_blank_page(page_size=_ANY_SIZE)
    page.obj.MediaBox = Array([0, 0, *box.size])
    page.obj.Resources = Dictionary(XObject=Dictionary(Fx0=form))
    figures = " ".join(f"{figure:.6f}" for figure in box.matrix)
    page.obj.Contents = target.make_stream(f"q {figures} cm /Fx0 Do Q".encode())


def _unburden(target: pikepdf.Pdf) -> None:
    """Remove from every object what is not drawn."""
    for item in target.objects:
        if not isinstance(item, Dictionary | Stream):
            continue
        if isinstance(item, Stream):
            for key in _BAGGAGE:
                if key in item:
                    del item[key]
        resources = item.get("/Resources")
        if isinstance(resources, Dictionary):
            _unburden_resources(resources)


def _unburden_resources(resources: pikepdf.Object) -> None:
    for key in [*resources.keys()]:
        if key == "/Properties" and isinstance(resources[key], Dictionary):
            names = [*resources[key].keys()]
            resources[key] = Dictionary(dict.fromkeys(names, Dictionary()))
        elif key not in _RESOURCES:
            del resources[key]


def _in_own_fonts(page: PreparedPage) -> PreparedPage:
    """Return a page that needs no font but its own."""
    if not pdf_fonts.lacks_font(page.data):
        return page
    try:
        plain = pdf_fonts.without_unseen_text(page)
        may_miss = plain is None and pdf_fonts.may_miss_text(page)
    except rendering.FAULTS_OF_ALL:
        plain, may_miss = None, True
    if plain is not None:
        return plain
    drawn = _pictured(page, _why_font())
    return replace(drawn, notes=(*drawn.notes, _why_text())) if may_miss else drawn


def _is_drawn_differently(data: bytes, found: OpenPdf, page_no: int, page: PreparedPage) -> bool:
    """Tell whether the page taken out looks different from the page in the file."""
    for source in dict.fromkeys((data, found.data)):
        try:
            rendering.size(source, page_no - 1)
        except rendering.Undrawable:
            continue  # locked, or damaged in a way only the other reader repairs
        try:
            return not rendering.look_alike((source, page_no - 1), (page.data, 0))
        except rendering.Undrawable:
            return True
    return False


def _of_marks(page: pikepdf.Page) -> Iterator[Message]:
    """Yield what may be missing of the marks somebody made on a page and did not hide."""
    marks = [
        annotation
        for annotation in page.obj.get("/Annots", Array())
        if isinstance(annotation, Dictionary)
        and annotation.get("/Subtype") in _MARKS
        and not int(annotation.get("/F", 0)) & _UNSEEN
    ]
    # Without a picture of its own each reader draws a mark as it likes.
    if any("/AP" not in mark for mark in marks):
        yield _why_incomplete()
    if any("/AP" in mark and not int(mark.get("/F", 0)) & _PRINT for mark in marks):
        yield _why_on_screen()


def _raster(found: OpenPdf, page_no: int, orientation: int, why: Message) -> PreparedPage:
    """Return a page drawn as a picture, fine enough for A4."""
    try:
        units = rendering.size(found.data, page_no - 1)
        points = units if found.pdf is None else box_of(found.pdf.pages[page_no - 1]).size
        page = _drawn(found.data, page_no - 1, points)
    except rendering.FAULTS_OF_ALL as fault:
        raise pdf_files.undrawable(page_no) from fault
    return replace(page, orientation=orientation, notes=(why,))


def _pictured(page: PreparedPage, why: Message) -> PreparedPage:
    """Return a page that was taken out as a picture of itself."""
    drawn = _drawn(page.data, 0, (page.width, page.height))
    return replace(drawn, orientation=page.orientation, notes=(*page.notes, why))


def _drawn(data: bytes, index: int, points: tuple[float, float]) -> PreparedPage:
    units = rendering.size(data, index)
    scale = rendering.printing_scale(points, _RASTER_DPI) * points[0] / max(units[0], 1.0)
    picture = rendering.drawn(data, index, scale=scale)
    page = compactly_encoded(rendering.plain_gray(picture))
    width, height = points
    return replace(page, width=width, height=height)


def _hides_layers(pdf: pikepdf.Pdf) -> bool:
    """Tell whether the file has layers of which some are not shown or not printed."""
    try:
        layers = pdf.Root.get("/OCProperties")
        if not isinstance(layers, Dictionary):
            return False
        standard = layers.get("/D", Dictionary())
        hidden = standard.get("/OFF", Array())
        by_usage = any("/Usage" in group for group in layers.get("/OCGs", Array()))
        return len(hidden) > 0 or standard.get("/BaseState", "/ON") != "/ON" or by_usage
    except FAULTS:
        return True


def _why_damaged() -> Message:
    return msg("Printed as a picture, because the page is damaged.")


def _why_font() -> Message:
    return msg("Printed as a picture, because a font of the page is not in the file.")


def _why_text() -> Message:
    return msg(
        "Some of the text on this page may be missing, because its font is not in the file;"
        " print it to a new PDF that holds its fonts."
    )


def _why_incomplete() -> Message:
    return msg(
        "A mark somebody drew on this page may be missing; print it to a new PDF to keep it."
    )


def _why_on_screen() -> Message:
    return msg("A mark on this page is for the screen only and is not printed: compare its file.")


def _why_layers() -> Message:
    return msg("Printed as a picture, because the page has layers that are not shown.")


def _why_different() -> Message:
    return msg("Printed as a picture, so that it looks exactly as in its file.")
