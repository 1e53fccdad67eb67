# SPDX-License-Identifier: MIT
"""The cover: to whom, for what, by whom; and that it is nobody's official paper."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Field as BlockField
from kvisa_desktop.dossier.blocks import (
    Fields,
    Fill,
    PageTotal,
    Paragraph,
    Section,
    SignatureLine,
    Spacer,
    Tone,
)
from kvisa_desktop.dossier.sections.telling import Telling, filled
from kvisa_desktop.messages import Message, msg, verbatim

_DOSSIER = msg("Visa application dossier")


def cover(
    telling: Telling, subtitle: Bilingual | None = None, *, title: Message = _DOSSIER
) -> Section:
    """Return the one page in front; `subtitle` says what it is when it is not the whole."""
    case = telling.case
    passport = case.passport
    person = case.person
    category = verbatim(case.case.category)
    fields = filled(
        telling.field(msg("Submitted to"), case.post.name if case.post else ""),
        telling.field(
            msg("Visa category"), telling.both(msg("{category} visa", category=category))
        ),
        telling.field(msg("Applicant"), person.passport_name, person.chinese_name),
        telling.field(msg("Nationality"), telling.countries_listed(person.nationalities)),
        telling.field(msg("Passport number"), passport.number if passport else ""),
        telling.field(msg("Number of the online form"), case.case.form_number),
        BlockField(telling.both(msg("Pages in all")), (PageTotal(),)),
        telling.field(msg("Compiled on"), telling.built_on),
    )
    return Section(
        "cover",
        telling.both(msg("Cover")),
        (
            Spacer(96),
            Paragraph(telling.both(title), Tone.TITLE),
            *((Paragraph(subtitle, Tone.TITLE),) if subtitle else ()),
            Paragraph(telling.both(_subject(case.case.category)), Tone.KEY),
            Spacer(34),
            Fields(fields),
            Fill(),
            Paragraph(
                telling.both(msg("Compiled by the applicant; not an official document")), Tone.NOTE
            ),
            SignatureLine(
                telling.both(msg("Signature of the applicant")), telling.both(msg("Date"))
            ),
        ),
        is_cover=True,
    )


def _subject(category: str) -> Message:
    if category == "K":
        return msg("K visa: foreign young science and technology talent")
    return msg("{category} visa", category=verbatim(category))
