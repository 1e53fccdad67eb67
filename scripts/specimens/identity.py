# SPDX-License-Identifier: MIT
"""Passport, photograph, visas, entry stamp, residence permit."""

from PIL import Image, ImageDraw, ImageFilter

from scripts.specimens import person
from scripts.specimens.sheet import INK, PALE, RED, WHITE, Colour, Sheet

_SKIN: Colour = (126, 92, 72)
_HAIR: Colour = (44, 38, 40)
_CLOTH: Colour = (58, 78, 112)
_BLUE: Colour = (40, 70, 130)


def silhouette(
    width: int = 420, height: int = 560, backdrop: Colour = (247, 248, 250)
) -> Image.Image:
    """Return a portrait that is nobody: head and shoulders without a face."""
    scale = 3
    image = Image.new("RGB", (width * scale, height * scale), backdrop)
    draw = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return x * width * scale, y * height * scale

    draw.ellipse((*at(0.22, 0.10), *at(0.78, 0.68)), fill=_HAIR)
    draw.rounded_rectangle((*at(0.40, 0.58), *at(0.60, 0.84)), 40 * scale, fill=_SKIN)
    draw.ellipse((*at(0.10, 0.76), *at(0.90, 1.40)), fill=_CLOTH)
    draw.polygon([at(0.40, 0.76), at(0.60, 0.76), at(0.5, 0.88)], fill=_SKIN)
    draw.ellipse((*at(0.30, 0.17), *at(0.70, 0.70)), fill=_SKIN)
    draw.pieslice((*at(0.26, 0.11), *at(0.74, 0.44)), 180, 360, fill=_HAIR)
    return image.resize((width, height), Image.Resampling.LANCZOS).filter(
        ImageFilter.GaussianBlur(0.6)
    )


def photograph() -> Image.Image:
    """Return the photograph for the form, 420 × 560 pixels, marked on the shoulder."""
    image = silhouette()
    sheet = Sheet(33, 44, dpi=323)
    sheet.paste(image, (0, 0), (33, 44))
    sheet.text((16.5, 41.5), "SPECIMEN 样本", 9, weight=700, colour=WHITE, align="centre")
    return sheet.image.resize(image.size, Image.Resampling.LANCZOS)


def passport_page() -> Image.Image:
    """Return the data page of the passport, opened, with its machine-readable lines."""
    sheet = Sheet(130, 180, dpi=200, paper=(236, 240, 235))
    sheet.waves((214, 226, 214), lines=44)
    sheet.box((0, 0), (130, 90), outline=None, fill=(228, 236, 229))
    sheet.waves((214, 226, 214), lines=44)
    sheet.text((65, 40), "FEDERAL REPUBLIC OF NIGERIA", 13, weight=600, align="centre")
    sheet.text((65, 48), "PASSPORT · PASSEPORT", 10, align="centre", colour=PALE)
    sheet.text(
        (65, 62),
        "Specimen made for a sample case. Not a travel document.",
        7.5,
        align="centre",
        colour=RED,
    )
    sheet.rule((0, 90), (130, 90), (190, 200, 190), 0.6)
    _passport_fields(sheet)
    sheet.box((0, 152), (130, 28), outline=None, fill=(245, 246, 240))
    for place, line in enumerate(person.MRZ):
        sheet.spaced((6, 163 + place * 9), line, 11, 2.68)
    sheet.specimen(size=40, strength=62)
    return sheet.scanned("passport", tilt=0.25)


def _passport_fields(sheet: Sheet) -> None:
    sheet.paste(silhouette(backdrop=(232, 236, 232)), (7, 104), (33, 44))
    fields = (
        ((46, 101), "Type", "P"),
        ((62, 101), "Code", "NGA"),
        ((84, 101), "Passport No.", person.PASSPORT),
        ((46, 110), "Surname", person.SURNAME),
        ((46, 119), "Given names", person.GIVEN),
        ((46, 128), "Nationality", "NIGERIAN"),
        ((84, 128), "Date of birth", f"{person.BORN:%d %b %Y}".upper()),
        ((46, 137), "Sex", "F"),
        ((62, 137), "Place of birth", person.BIRTH_PLACE.upper()),
        ((96, 137), "Authority", "ENUGU"),
        ((46, 146), "Date of issue", f"{person.PASSPORT_ISSUED:%d %b %Y}".upper()),
        ((84, 146), "Date of expiry", f"{person.PASSPORT_EXPIRES:%d %b %Y}".upper()),
    )
    for (x, y), label, value in fields:
        sheet.text((x, y - 3.4), label, 5, colour=PALE)
        sheet.text((x, y), value, 8.5, weight=600)


def visa(number: str, rows: dict[str, str], *, grain: float = 3) -> Image.Image:
    """Return a specimen of a visa sticker on its passport page."""
    sheet = Sheet(125, 88, dpi=180, paper=(240, 242, 236))
    sheet.waves((224, 232, 224), lines=30)
    sheet.box((4, 5), (117, 78), fill=(233, 241, 238), outline=(150, 170, 165), radius=1)
    sheet.text((10, 15), "中国签证（样本） CHINESE VISA (SPECIMEN)", 10.5, weight=600, colour=_BLUE)
    sheet.text((117, 15), number, 9, weight=600, align="right", colour=RED)
    for place, (label, value) in enumerate(rows.items()):
        x, y = 10 + 55 * (place % 2), 26 + 10.5 * (place // 2)
        sheet.text((x, y - 3.6), label, 5.5, colour=PALE)
        sheet.text((x, y), value, 9, weight=600)
    sheet.specimen(size=30, strength=70)
    return sheet.scanned(number, tilt=-0.5, grain=grain)


def entry_stamp() -> Image.Image:
    """Return a page with the stamps of one visit, upright."""
    sheet = Sheet(88, 125, dpi=200, paper=(241, 243, 236))
    sheet.waves((225, 232, 222), lines=34)
    sheet.text((80, 10), "24", 8, colour=PALE, align="right")
    for y, word, port, day, colour in (
        (30, "入境 ENTRY", "广州白云 GUANGZHOU BAIYUN", "2024.05.13", RED),
        (76, "出境 EXIT", "深圳湾 SHENZHEN BAY", "2024.05.26", _BLUE),
    ):
        sheet.box((14, y), (60, 34), outline=colour, width=0.8, radius=4)
        sheet.text((44, y + 9), word, 11, weight=700, colour=colour, align="centre")
        sheet.text((44, y + 18), day, 14, weight=700, colour=colour, align="centre")
        sheet.text((44, y + 25), port, 7.5, weight=600, colour=colour, align="centre")
        sheet.text((44, y + 31), "样本 SPECIMEN 0017", 6, colour=colour, align="centre")
    sheet.specimen(size=26, strength=56)
    return sheet.scanned("stamp", tilt=2.2, grain=6)


def residence_card() -> Image.Image:
    """Return both sides of the residence card on one sheet."""
    sheet = Sheet(100, 140, dpi=200, paper=(252, 252, 252))
    for top, title in ((8, "AUFENTHALTSTITEL · RESIDENCE PERMIT"), (74, "ANMERKUNGEN · REMARKS")):
        sheet.box((7, top), (86, 54), fill=(226, 233, 243), outline=(150, 165, 190), radius=3)
        sheet.text((12, top + 8), title, 8, weight=600, colour=_BLUE)
        sheet.text((89, top + 8), "MUSTER", 8, weight=700, colour=RED, align="right")
    sheet.paste(silhouette(backdrop=(214, 222, 236)), (12, 21), (24, 32))
    rows = (
        ("Name", f"{person.SURNAME}, Adaeze Nkechi"),
        ("Gültig bis / valid until", "31.08.2028"),
        ("Art des Titels / type of permit", "AUFENTHALTSERLAUBNIS"),
        ("Nr.", "X0000017S"),
    )
    for place, (label, value) in enumerate(rows):
        sheet.text((41, 23 + 10 * place), label, 5.5, colour=PALE)
        sheet.text((41, 27.5 + 10 * place), value, 8.5, weight=600, colour=INK)
    back = (
        "Geburtsdatum / date of birth: 12.05.1997",
        "Staatsangehörigkeit / nationality: NIGERIA",
        "Anschrift / address: Musterweg 12, 10115 Berlin",
        "Erwerbstätigkeit erlaubt",
    )
    sheet.lines((12, 92), back, 8)
    sheet.specimen(size=30, strength=60)
    return sheet.scanned("card", tilt=-0.8)
