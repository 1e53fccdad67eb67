#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the specimen scans of the sample case into resources/sample and notes their SHA-256.

    python -m scripts.draw_specimens

The scans are of many kinds on purpose: PDF made from scans and PDF made by a computer, JPEG upright
and JPEG turned by its EXIF note, PNG, TIFF of two pages, HEIC.
"""

import io
import re
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pillow_heif
from PIL import Image

from scripts.specimens import academic, identity, office
from scripts.specimens.printing import jpeg, scanned_pdf

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"
_TURN_RIGHT = 6  # EXIF: the top of the picture is its right side
_ORIENTATION = 0x0112
VISA_2019 = {
    "签证种类 CATEGORY": "F",
    "入境次数 ENTRIES": "01",
    "入境有效期至 ENTER BEFORE": "2019-12-20",
    "停留期 DURATION OF EACH STAY": "030",
    "签发日期 ISSUE DATE": "2019-09-20",
    "签发地点 ISSUED AT": "LAGOS",
    "姓名 FULL NAME": "OKORO ADAEZE NKECHI",
    "护照号码 PASSPORT NO.": "A00000023",
}
VISA_2024 = {
    "签证种类 CATEGORY": "F",
    "入境次数 ENTRIES": "01",
    "入境有效期至 ENTER BEFORE": "2024-07-22",
    "停留期 DURATION OF EACH STAY": "030",
    "签发日期 ISSUE DATE": "2024-04-22",
    "签发地点 ISSUED AT": "BERLIN",
    "姓名 FULL NAME": "OKORO ADAEZE NKECHI",
    "护照号码 PASSPORT NO.": "B00000017",
}


def turned_jpeg(upright: Image.Image, dpi: int) -> bytes:
    """Return a photo whose bytes lie on their side and whose EXIF says so."""
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURN_RIGHT
    return jpeg(upright.transpose(Image.Transpose.ROTATE_90), dpi, 66, exif=exif)


def png(image: Image.Image, dpi: int, colours: int = 96) -> bytes:
    """Return an image as PNG with a palette."""
    file = io.BytesIO()
    small = image.quantize(colours, dither=Image.Dither.NONE)
    small.save(file, "PNG", optimize=True, dpi=(dpi, dpi))
    return file.getvalue()


def tiff(pages: list[Image.Image], dpi: int) -> bytes:
    """Return black-and-white pages as one TIFF."""
    file = io.BytesIO()
    pages[0].save(
        file,
        "TIFF",
        save_all=True,
        append_images=pages[1:],
        compression="group4",
        dpi=(dpi, dpi),
    )
    return file.getvalue()


def heic(image: Image.Image) -> bytes:
    """Return an image as a telephone takes it."""
    file = io.BytesIO()
    pillow_heif.from_pillow(image).save(file, quality=52)
    return file.getvalue()


SCANS: dict[str, Callable[[], bytes]] = {
    "form-confirmation.pdf": office.form_confirmation,
    "passport-data-page.jpg": lambda: jpeg(identity.passport_page(), 200, 66),
    "photo.png": lambda: png(identity.photograph(), 323),
    "residence-card.heic": lambda: heic(identity.residence_card()),
    "visa-2019.png": lambda: png(identity.visa("S0000019", VISA_2019, grain=0), 180),
    "visa-2024.jpg": lambda: jpeg(identity.visa("S0000024", VISA_2024), 180, 66),
    "entry-stamps-2024.jpg": lambda: turned_jpeg(identity.entry_stamp(), 200),
    "master-certificate.pdf": lambda: scanned_pdf(
        academic.master_certificate(), 150, "Masterurkunde"
    ),
    "master-certificate-zh.pdf": office.translation,
    "master-transcript.tif": lambda: tiff(academic.transcript(), 200),
    "bachelor-certificate.jpg": lambda: jpeg(academic.bachelor_certificate(), 150, 58),
    "registrar-letter.pdf": lambda: scanned_pdf([academic.registrar_letter()], 150, "Letter"),
    "cv.pdf": office.cv,
    "activity-plan.pdf": office.activity_plan,
}


def main() -> int:
    """Draw every scan, write its SHA-256 into the case, and say how large all are."""
    scans = SAMPLE / "scans"
    scans.mkdir(parents=True, exist_ok=True)
    digests = {}
    for name, draw in SCANS.items():
        data = draw()
        (scans / name).write_bytes(data)
        digests[f"scans/{name}"] = sha256(data).hexdigest()
        print(f"{len(data):>9,}  {name}")
    note_digests(SAMPLE / "case.json", digests)
    print(f"{sum(path.stat().st_size for path in scans.iterdir()):>9,}  altogether")
    return 0


def note_digests(case: Path, digests: dict[str, str]) -> None:
    """Write the SHA-256 of each scan behind its path, and leave the rest as it was written."""
    text = case.read_text(encoding="utf-8")
    for path, digest in digests.items():
        found = re.compile(rf'("path": "{re.escape(path)}", "sha256": )"[0-9a-f]*"')
        text, count = found.subn(rf'\1"{digest}"', text)
        if count != 1:
            raise SystemExit(f"{case.name} does not name {path} once")
    case.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
