# SPDX-License-Identifier: MIT
"""Degree certificates, transcript, and a letter of the registrar."""

from PIL import Image

from scripts.specimens import person
from scripts.specimens.sheet import CREAM, INK, PALE, WHITE, Colour, Sheet

_BLUE: Colour = (34, 62, 110)
_GREEN: Colour = (30, 92, 66)
_A4 = (210, 297)
_LIGHT = 150  # of 255: what is lighter counts as paper

MODULES = (
    ("Leistungselektronik · Power Electronics", 9, "1,3"),
    ("Elektrochemische Energiespeicher · Electrochemical Storage", 9, "1,0"),
    ("Regelung elektrischer Netze · Control of Power Grids", 6, "1,7"),
    ("Thermisches Management · Thermal Management", 6, "1,3"),
    ("Numerische Methoden · Numerical Methods", 6, "2,0"),
    ("Messdatenerfassung · Measurement and Data Acquisition", 6, "1,7"),
    ("Werkstoffe der Elektrotechnik · Materials for Electrical Engineering", 6, "1,3"),
    ("Hochspannungstechnik · High-Voltage Engineering", 6, "2,3"),
    ("Projektarbeit Batteriesysteme · Project on Battery Systems", 12, "1,0"),
    ("Statistik und Versuchsplanung · Statistics and Design of Experiments", 6, "1,7"),
    ("Energiewirtschaft · Energy Economics", 6, "2,0"),
    ("Wissenschaftliches Schreiben · Academic Writing", 3, "1,3"),
    ("Recht der Energiewende · Energy Law", 3, "2,3"),
    ("Industriepraktikum · Industrial Placement", 6, "–"),
    ("Masterarbeit · Master's Thesis", 30, "1,0"),
)


def master_certificate() -> list[Image.Image]:
    """Return the two pages of the master's certificate, as scanned."""
    return [_award(), _examination()]


def _head(sheet: Sheet, colour: Colour = _BLUE) -> None:
    sheet.box((20, 18), (12, 12), fill=colour, outline=None, radius=2)
    sheet.text((26, 27), "H", 18, weight=800, colour=WHITE, align="centre")
    sheet.text((37, 24), person.MASTER_SCHOOL, 14, weight=600, colour=colour)
    sheet.text(
        (37, 30), "Fakultät für Energietechnik (erfundene Hochschule, Muster)", 8.5, colour=PALE
    )


def _award() -> Image.Image:
    sheet = Sheet(*_A4, dpi=150, paper=CREAM)
    sheet.waves((240, 236, 222), lines=60)
    sheet.box((10, 10), (190, 277), outline=_BLUE, width=0.6)
    _head(sheet)
    sheet.text((105, 80), "Masterurkunde", 34, weight=500, colour=_BLUE, align="centre")
    sheet.text((105, 104), "Die Technische Universität Havelberg verleiht", 13, align="centre")
    sheet.text((105, 122), f"Frau {person.ON_DIPLOMA}", 22, weight=600, align="centre")
    sheet.text((105, 134), "geboren am 12. Mai 1997 in Enugu", 12, align="centre")
    sheet.text((105, 150), "den akademischen Grad", 12, align="centre")
    sheet.text((105, 168), "Master of Science (M.Sc.)", 22, weight=600, align="centre")
    sheet.text((105, 184), "nachdem sie die Masterprüfung im Studiengang", 12, align="centre")
    sheet.text((105, 194), "Energietechnik", 16, weight=600, align="centre")
    sheet.text((105, 204), "mit der Gesamtnote „sehr gut (1,4)“ bestanden hat.", 12, align="centre")
    sheet.text((30, 234), "Havelberg, den 30. September 2022", 11)
    sheet.text((30, 240), "Urkunde Nr. M-2022-0017", 9, colour=PALE)
    sheet.signature((30, 256), "dean")
    sheet.text((30, 264), "Dekanin der Fakultät (Muster)", 9, colour=PALE)
    sheet.signature((125, 256), "rector")
    sheet.text((125, 264), "Rektor der Hochschule (Muster)", 9, colour=PALE)
    sheet.round_seal((105, 252), 13, ("TU", "MUSTER"), _BLUE)
    sheet.specimen(strength=64)
    return sheet.scanned("award", tilt=0.35)


def _examination() -> Image.Image:
    sheet = Sheet(*_A4, dpi=150, paper=CREAM)
    sheet.box((10, 10), (190, 277), outline=_BLUE, width=0.6)
    _head(sheet)
    sheet.text(
        (105, 62), "Zeugnis über die Masterprüfung", 22, weight=500, colour=_BLUE, align="centre"
    )
    rows = (
        ("Name", person.ON_DIPLOMA),
        ("Geburtsdatum und -ort", "12. Mai 1997, Enugu"),
        ("Studiengang", "Energietechnik (Master of Science)"),
        ("Studienbeginn", "1. Oktober 2020"),
        ("Tag der letzten Prüfungsleistung", "12. September 2022"),
        ("Leistungspunkte", "120 ECTS"),
        ("Gesamtnote", "sehr gut (1,4)"),
    )
    for place, (label, value) in enumerate(rows):
        y = 86 + 13 * place
        sheet.text((30, y), label, 10, colour=PALE)
        sheet.text((95, y), value, 12, weight=500)
        sheet.rule((30, y + 3), (180, y + 3), (216, 212, 200))
    sheet.text((30, 190), "Thema der Masterarbeit", 10, colour=PALE)
    sheet.lines(
        (30, 198),
        (
            "Alterung großer Natrium-Ionen-Speicher im Netzbetrieb:",
            "Messung, Modell und Folgerungen für die Auslegung",
        ),
        12,
    )
    sheet.text((30, 234), "Havelberg, den 30. September 2022", 11)
    sheet.signature((30, 256), "board")
    sheet.text((30, 264), "Vorsitz des Prüfungsausschusses (Muster)", 9, colour=PALE)
    sheet.round_seal((150, 250), 13, ("TU", "MUSTER"), _BLUE)
    sheet.specimen(strength=64)
    return sheet.scanned("examination", tilt=-0.25)


def transcript() -> list[Image.Image]:
    """Return the two pages of the transcript, black and white like an office scanner's."""
    return [_modules(1, MODULES[:9]), _modules(2, MODULES[9:])]


def _modules(page: int, modules: tuple[tuple[str, int, str], ...]) -> Image.Image:
    sheet = Sheet(*_A4, dpi=200)
    _head(sheet, INK)
    sheet.text((20, 50), "Leistungsübersicht · Transcript of Records", 18, weight=600)
    sheet.text((20, 60), f"Name: {person.ON_DIPLOMA}", 11)
    sheet.text((20, 67), "Geboren / born: 12.05.1997, Enugu", 11)
    sheet.text((190, 60), f"Seite / page {page} von / of 2", 10, align="right")
    sheet.text((190, 67), "Matrikel-Nr. 0000017", 10, align="right")
    sheet.rule((20, 74), (190, 74), INK, 0.5)
    for text, x, align in (
        ("Modul · Module", 22, "left"),
        ("ECTS", 160, "right"),
        ("Note · Grade", 188, "right"),
    ):
        sheet.text((x, 82), text, 9, weight=700, align=align)
    for place, (name, points, grade) in enumerate(modules):
        y = 93 + 12 * place
        sheet.text((22, y), name, 10)
        sheet.text((160, y), str(points), 10, align="right")
        sheet.text((188, y), grade, 10, align="right")
        sheet.rule((20, y + 3.5), (190, y + 3.5), (170, 170, 170))
    if page > 1:
        sheet.text(
            (22, 176), "Summe · Total: 120 ECTS     Gesamtnote · Overall grade: 1,4", 11, weight=700
        )
        sheet.text((22, 200), "Havelberg, 30.09.2022", 10)
        sheet.signature((22, 218), "office")
        sheet.text((22, 226), "Prüfungsamt (Muster)", 9)
    sheet.text((105, 284), "SPECIMEN 样本 · Muster einer erfundenen Hochschule", 9, align="centre")
    sheet.specimen(size=60, strength=255, outlined=True, colour=INK)
    return sheet.image.convert("L").point(lambda value: 255 * (value > _LIGHT)).convert("1")


def bachelor_certificate() -> Image.Image:
    """Return the bachelor's certificate, as scanned; it lies across."""
    sheet = Sheet(297, 210, dpi=150, paper=(249, 248, 240))
    sheet.waves((236, 240, 226), lines=46)
    sheet.box((8, 8), (281, 194), outline=_GREEN, width=1)
    sheet.box((11, 11), (275, 188), outline=_GREEN, width=0.3)
    sheet.text((148, 36), person.BACHELOR_SCHOOL, 26, weight=600, colour=_GREEN, align="centre")
    sheet.text(
        (148, 45),
        "Enugu State, Nigeria · invented university, specimen",
        10,
        colour=PALE,
        align="centre",
    )
    sheet.text((148, 66), "This is to certify that", 13, align="centre", slanted=True)
    sheet.text((148, 84), f"{person.SURNAME} Adaeze Nkechi", 24, weight=600, align="centre")
    sheet.text(
        (148, 100),
        "having completed the course of study and passed the prescribed",
        13,
        align="centre",
        slanted=True,
    )
    sheet.text(
        (148, 107),
        "examinations has been admitted to the degree of",
        13,
        align="centre",
        slanted=True,
    )
    sheet.text((148, 126), "Bachelor of Engineering (B.Eng.)", 22, weight=600, align="centre")
    sheet.text(
        (148, 137),
        "in Electrical Engineering, Second Class Honours (Upper Division)",
        13,
        align="centre",
    )
    sheet.text((148, 150), "on the 23rd day of November 2018", 13, align="centre")
    sheet.signature((52, 176), "registrar")
    sheet.text((52, 184), "Registrar (specimen)", 9, colour=PALE)
    sheet.signature((200, 176), "chancellor")
    sheet.text((200, 184), "Vice-Chancellor (specimen)", 9, colour=PALE)
    sheet.round_seal((148, 176), 12, ("ORUT", "SPECIMEN"), _GREEN)
    sheet.specimen(strength=60)
    return sheet.scanned("bachelor", tilt=0.3)


def registrar_letter() -> Image.Image:
    """Return a letter of the registrar about the institution, as scanned."""
    sheet = Sheet(*_A4, dpi=150)
    _head(sheet)
    sheet.text((190, 52), "Havelberg, 12 October 2026", 10.5, align="right")
    sheet.text((20, 76), "To whom it may concern", 12, weight=600)
    sheet.lines(
        (20, 90),
        (
            f"{person.MASTER_SCHOOL} is a state-recognised university of the",
            "Federal Republic of Germany (specimen statement about an invented school).",
            "",
            "Its degree programme in Energietechnik (Master of Science) is accredited until",
            "30 September 2029. The university teaches some 9,400 students in science,",
            "technology and engineering and has awarded doctorates since 1964.",
            "",
            f"Ms {person.ON_DIPLOMA}, born 12 May 1997, full name in our records",
            f"{person.NAME}, was awarded the degree of Master of Science on",
            "30 September 2022, certificate no. M-2022-0017. The middle name is printed",
            "as an initial on certificates of that year.",
        ),
        11.5,
    )
    sheet.signature((20, 176), "letter")
    sheet.text((20, 184), "Registrar (specimen)", 10, colour=PALE)
    sheet.round_seal((120, 172), 13, ("TU", "MUSTER"), _BLUE)
    sheet.specimen(strength=60)
    return sheet.scanned("letter", tilt=0.2)
