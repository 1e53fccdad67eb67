# SPDX-License-Identifier: MIT
"""The photo: measured against what is published, and cut out without touching the face."""

from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.checking import finding_data, sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.scans import content_of
from kvisa_desktop.cli.spec import Argument, Command, Option, out
from kvisa_desktop.cli.words import WEIGHTS
from kvisa_desktop.domain.photo.check import (
    PhotoCheck,
    measure_words,
    span_words,
    value_words,
)
from kvisa_desktop.domain.photo.crop import Guides, Measured
from kvisa_desktop.domain.photo.spec import SpecName
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import photos
from kvisa_desktop.services.dossier import refuse_overwriting
from kvisa_desktop.services.photos import MadePhoto

_GUIDES = ("crown", "chin", "left", "right")


def photo(
    run: Run,
    *,
    file: str,
    spec: str | None,
    sheet: bool,
    out: str | None,
    **guides: str | None,
) -> Answer:
    """Measure a photo, and cut it out where that is asked for."""
    placed = _guides(guides)
    target = Path(out) if out else None
    if target is not None:
        refuse_overwriting(target, force=run.force)
    elif sheet:
        raise WrongUsage(
            msg("A sheet is written to a file, and none is named."), msg("Name it with -o.")
        )
    path = Path(file)
    picture = photos.look(run.app.scans, content_of(path), path.name)
    studio = run.app.studio
    found = photos.check(studio, run.rulebook, picture, SpecName(spec or SpecName.DIGITAL), placed)
    made = None
    if target is not None:
        made = (photos.make_sheet if sheet else photos.make)(studio, picture, found)
        run.app.write_file(target, made.data)
    code = Done.FINDINGS if found.is_doubtful or (made and made.shortfall) else Done.DONE
    data = {"file": path, **_data(found, run), "written": _written(target, made)}
    return Answer(data, _lines(found, target, made), code)


def _guides(given: dict[str, str | None]) -> Guides | None:
    numbers = {name: _number(name, text) for name, text in given.items() if text is not None}
    if not numbers:
        return None
    missing = [f"--{name}" for name in _GUIDES if name not in numbers]
    if missing:
        raise WrongUsage(
            msg("These guides are missing: {names}.", names=", ".join(missing)),
            msg("Give crown, chin, left and right together; --eyes may be added."),
        )
    crown, chin, left, right = (numbers[name] for name in _GUIDES)
    return Guides(crown, chin, left, right, numbers.get("eyes"))


def _number(name: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if 0 <= number < float("inf"):
        return number
    raise WrongUsage(
        msg("“{text}” is no place for {option}.", text=text, option=f"--{name}"),
        msg("Give pixels from the upper left corner of the upright picture, such as 320."),
    )


def _data(found: PhotoCheck, run: Run) -> dict[str, object]:
    rules, crop = run.rulebook.rules, found.crop
    guides = found.guides
    return {
        "spec": found.spec.name.value,
        "picture": {
            "type": found.file.type.value,
            "width": found.file.width,
            "height": found.file.height,
            "bytes": found.file.bytes,
            "fits_as_it_is": found.fits_as_it_is,
        },
        "guides": None
        if guides is None
        else {name: getattr(guides, name) for name in (*_GUIDES, "eyes")},
        "crop": {
            "x": round(crop.x, 1),
            "y": round(crop.y, 1),
            "width": round(crop.width, 1),
            "height": round(crop.height, 1),
            "pixel_width": found.size[0] if found.size else None,
            "pixel_height": found.size[1] if found.size else None,
            "dpi": round(found.dpi, 1) if found.dpi else None,
        },
        "measures": [
            {
                "name": each.name.value,
                "value": round(each.value, 1),
                "unit": "px" if found.spec.is_digital else "mm",
                "min": each.span.low,
                "max": each.span.high,
                "ok": each.holds,
                "sources": sources_data(each.span.facts, rules),
            }
            for each in found.measured
        ],
        "background": [
            {
                "part": each.part.value,
                "rgb": list(each.colour),
                "darkest": each.darkest,
                "lightest": each.lightest,
            }
            for each in found.survey.samples
        ],
        "findings": [finding_data(each, rules) for each in found.findings],
    }


def _written(target: Path | None, made: MadePhoto | None) -> dict[str, object] | None:
    if target is None or made is None:
        return None
    return {
        "file": target.absolute(),
        "bytes": len(made.data),
        "pixel_width": made.size[0],
        "pixel_height": made.size[1],
        "quality": made.quality,
        "shortfall": made.shortfall,
    }


def _lines(found: PhotoCheck, target: Path | None, made: MadePhoto | None) -> list[Line]:
    lines: list[Line] = [_measured(each, found) for each in found.measured]
    if found.size is not None:
        lines.append(
            msg(
                "Becomes the photo: {width} × {height} pixels at {x}, {y}.",
                width=round(found.crop.width),
                height=round(found.crop.height),
                x=round(found.crop.x),
                y=round(found.crop.y),
            )
        )
    for each in found.findings:
        facts = f" [{', '.join(each.sources)}]" if each.sources else ""
        text = msg("{text}{facts}", text=each.text, facts=verbatim(facts))
        lines.append(msg("{weight}: {text}", weight=WEIGHTS[each.weight], text=text))
        if each.next_step is not None:
            lines.append(Detail(each.next_step))
    if target is not None and made is not None:
        lines.append(_written_line(target, made))
        lines += [Detail(each) for each in (made.shortfall,) if each is not None]
    return lines


def _measured(each: Measured, found: PhotoCheck) -> Line:
    state: Message | str = "✓" if each.holds else "✗"
    return row(
        state,
        measure_words(each.name),
        value_words(each.value, found.spec),
        span_words(each.span, found.spec),
        ", ".join(each.span.facts),
    )


def _written_line(target: Path, made: MadePhoto) -> Message:
    return msg(
        "{path} is written: {width} × {height} pixels, {size} KB. The face is as it was: only cut "
        "out, scaled and saved.",
        path=verbatim(str(target)),
        width=made.size[0],
        height=made.size[1],
        size=made.kilobytes,
    )


COMMANDS = (
    Command(
        "photo",
        msg("Measure a photo by guides, and cut it out; the face is never touched."),
        photo,
        arguments=(Argument("file", msg("The picture: JPEG, PNG, HEIC, TIFF, WebP.")),),
        options=(
            Option(
                "--spec",
                msg("Which photo: digital (when left out), print, or psb, that of the police."),
                value="SPEC",
                choices=tuple(each.value for each in SpecName),
            ),
            Option("--crown", msg("Row of the crown, in pixels from the upper edge."), value="Y"),
            Option("--chin", msg("Row of the chin."), value="Y"),
            Option(
                "--left", msg("Column of the cheek on the left side of the picture."), value="X"
            ),
            Option("--right", msg("Column of the cheek on its right side."), value="X"),
            Option("--eyes", msg("Row of the eyes; may be left out."), value="Y"),
            Option("--sheet", msg("Write photo paper of 10 × 15 cm full of the printed photo.")),
            out("FILE.jpg"),
        ),
        writes=True,
    ),
)
