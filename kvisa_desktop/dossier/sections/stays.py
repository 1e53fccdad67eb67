# SPDX-License-Identifier: MIT
"""Entries and stays as the applicant states them; what is not known exactly says so in words."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.counted_stay import CountedStay, count_stays
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.domain.stay import Basis, Crossing
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.dossier.blocks import Block, Cell, Column, Paragraph, Plain, Section, Table, Tone
from kvisa_desktop.dossier.sections.telling import Telling, said
from kvisa_desktop.dossier.sections.words import word
from kvisa_desktop.messages import msg


def stays(telling: Telling) -> Section | None:
    """Return the table of stays and the stamps and tickets that show them."""
    told: tuple[Block, ...] = ()
    if telling.case.crossings:
        told = (Paragraph(telling.both(_NOTE), Tone.NOTE), _table(telling))
    blocks = (*told, *telling.sheets(Part.STAYS))
    if not blocks:
        return None
    return Section("stays", telling.both(msg("Entries into and stays in China")), blocks)


_NOTE = msg(
    "Stays in the mainland of China as stated by the applicant. The days of a stay are counted "
    "from the day after entry. A day that is not known exactly is given as far as it is known."
)


def _table(telling: Telling) -> Table:
    columns = (
        Column(telling.both(msg("No.")), 0.055),
        Column(telling.both(msg("Entry")), 0.22),
        Column(telling.both(msg("Exit")), 0.22),
        Column(telling.both(msg("Days")), 0.065, align_right=True),
        Column(telling.both(msg("On the basis of")), 0.165),
        Column(telling.both(msg("Purpose")), 0.275),
    )
    history = history_of(telling.case)
    ordered = pair_stays(history.crossings, on=telling.built_on)
    counted = count_stays(ordered, history, on=telling.built_on)
    return Table(columns, tuple(_row(telling, at, stay) for at, stay in enumerate(counted, 1)))


def _row(telling: Telling, number: int, counted: CountedStay) -> tuple[Cell, ...]:
    stay = counted.stay
    entry = stay.entry
    return (
        (Plain(str(number)),),
        _crossing(telling, entry),
        _crossing(telling, stay.exit),
        _days(counted),
        _basis(telling, counted),
        said(entry.purpose) if entry else (),
    )


def _crossing(telling: Telling, crossing: Crossing | None) -> Cell:
    if crossing is None:
        return said(telling.both(msg("not stated")))
    return said(crossing.on) + said(crossing.port)


def _days(counted: CountedStay) -> Cell:
    """Return the days when both ends are known exactly; anything else would be a guess."""
    entry, exit_ = counted.stay.entry, counted.stay.exit
    if entry is None or exit_ is None or not (entry.on.is_exact and exit_.on.is_exact):
        return (Plain("–"),)
    if counted.days is None or counted.days.least != counted.days.most:
        return (Plain("–"),)
    return (Plain(str(counted.days.least)),)


def _basis(telling: Telling, counted: CountedStay) -> Cell:
    if counted.basis is Basis.UNKNOWN:
        return ()
    words = telling.both(word(counted.basis))
    sticker = counted.sticker
    if sticker is None:
        return said(words)
    number = " ".join(part for part in (sticker.category, sticker.number) if part)
    return said(Bilingual(f"{words.en} {number}", f"{words.zh} {number}"))
