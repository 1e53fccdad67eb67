# SPDX-License-Identifier: MIT
"""The invented applicant and what her papers say of her."""

from datetime import date

from kvisa_desktop.domain.person import Sex
from scripts.specimens.passport_lines import write_mrz_td3

SURNAME = "OKORO"
GIVEN = "ADAEZE NKECHI"
NAME = "Adaeze Nkechi Okoro"
ON_DIPLOMA = "Adaeze N. Okoro"
BORN = date(1997, 5, 12)
BIRTH_PLACE = "Enugu"
PASSPORT = "B00000017"
PASSPORT_ISSUED = date(2023, 9, 18)
PASSPORT_EXPIRES = date(2033, 9, 17)
OLD_PASSPORT = "A00000023"
FORM_NUMBER = "SPECIMEN-2026-0017"
MASTER_SCHOOL = "Technische Universität Havelberg"
BACHELOR_SCHOOL = "Oji River University of Technology"

MRZ = write_mrz_td3(
    surname=SURNAME,
    given_names=GIVEN,
    number=PASSPORT,
    issuing_country="NGA",
    nationality="NGA",
    birth_date=BORN,
    sex=Sex.FEMALE,
    expires_on=PASSPORT_EXPIRES,
)
