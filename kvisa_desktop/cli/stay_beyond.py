# SPDX-License-Identifier: MIT
"""What belongs to the stays of a case beside counting: permits, addresses, travel, the past."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kvisa_desktop.cli.answer import Answer, Detail, Done, Line
from kvisa_desktop.cli.checking import sources_data
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Command, Option, out
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.form_past import of_past
from kvisa_desktop.domain.past_letter import SUBJECT, needs_explanation, past_letter
from kvisa_desktop.domain.permit_abroad import permit_abroad
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.travel import ForeignTrip, latest_first
from kvisa_desktop.exchange.text_files import write_text
from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases, declarations, dossier


def beyond_data(kept: CaseFile, on: date, rules: Mapping[str, Rule]) -> dict[str, object]:
    """Return permits, addresses, travel and the answers on the past as data."""
    return {
        "permits": [
            {"id": each.id, "country": each.country, "number": each.number,
             "issued_on": each.issued_on, "expires_on": each.expires_on}
            for each in kept.permits
        ],
        "permit_abroad": _abroad_data(kept, on, rules),
        "extensions": [
            {"id": each.id, "entry_id": each.entry_id, "until": each.until}
            for each in kept.extensions
        ],
        "addresses": [
            {"id": each.id, "place_en": each.place.en, "place_zh": each.place.zh,
             "hotel": each.is_hotel, "moved_in": each.moved_in.iso(),
             "moved_out": each.moved_out.iso(), "registered_on": each.registered_on}
            for each in kept.addresses
        ],
        "travel": [
            {"country": each.country, "arrived": each.arrived.iso(), "left": each.left.iso(),
             "purpose_en": each.purpose.en, "purpose_zh": each.purpose.zh}
            for each in latest_first(kept.foreign_trips)
        ],
        "form": _form_data(kept, on),
        "needs_explanation": needs_explanation(kept, on),
    }  # fmt: skip


def _abroad_data(kept: CaseFile, on: date, rules: Mapping[str, Rule]) -> dict[str, object] | None:
    abroad = permit_abroad(kept, on)
    if abroad is None:
        return None
    return {
        "country": abroad.permit.country,
        "expires_on": abroad.expires_on,
        "days_left": abroad.days_left,
        "days_left_at_filing": abroad.days_at_filing,
        "why": abroad.why.text,
        "sources": sources_data(abroad.why.sources, rules),
    }


def _form_data(kept: CaseFile, on: date) -> list[dict[str, object]]:
    return [
        {"id": each.id, "label_en": each.label.en, "label_zh": each.label.zh,
         "answer_en": each.value.en, "answer_zh": each.value.zh, "state": each.state.value,
         "note": each.note}
        for each in of_past(kept, on)
    ]  # fmt: skip


def beyond_lines(kept: CaseFile, on: date) -> list[Line]:
    """Return the same for people, as far as it adds to the count."""
    lines: list[Line] = []
    abroad = permit_abroad(kept, on)
    if abroad is not None:
        lines.append(abroad.why.text)
    lines += [_trip_line(each) for each in latest_first(kept.foreign_trips)]
    for each in of_past(kept, on):
        label = verbatim(f"{each.label.zh} {each.label.en}")
        answer = each.value if each.value else each.state.words
        lines.append(msg("{question} {answer}", question=label, answer=answer))
        if each.note is not None:
            lines.append(Detail(each.note))
    return lines


def _trip_line(trip: ForeignTrip) -> Line:
    return msg(
        "Outside China: {country}, {arrived} – {left}",
        country=country_name(trip.country),
        arrived=trip.arrived,
        left=trip.left,
    )


def letter(run: Run, *, vault: str, case: str, out: str | None, keep: bool) -> Answer:
    """Draft the explanation of earlier stays."""
    on = run.today()
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        lines = past_letter(kept, on)
        english, chinese = (
            "\n".join(run.app.translator(language)(each) for each in lines)
            for language in (ENGLISH, CHINESE)
        )
        text = f"{chinese}\n\n———\n\n{english}\n"
        target = Path(out) if out else None
        if target is not None:
            dossier.refuse_overwriting(target, force=run.force)
            write_text(target, text)
        written = None
        if keep:
            both = Bilingual(english, chinese)
            written = declarations.explain(opened, kept.case.id, SUBJECT, both).value
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "file": target,
        "kept": written.id if written is not None else None,
        "in_dossier": written.in_dossier if written is not None else False,
        "text": text,
    }
    told: list[Line] = [verbatim(text.rstrip("\n"))] if target is None else []
    if target is not None:
        told.append(msg("The draft is in {path}.", path=verbatim(str(target))))
    if written is not None:
        told.append(
            msg("The draft is kept in the case; it is printed only when that is chosen there.")
        )
    return Answer(data, told, Done.DONE)


COMMANDS = (
    Command(
        "stay-letter",
        msg("Draft a bilingual explanation of earlier stays; it is not put into the dossier."),
        letter,
        arguments=(CASE,),
        options=(
            out("FILE.txt"),
            Option("--keep", msg("Keep the draft in the case, to be finished and chosen there.")),
        ),
        opens=True,
        writes=True,
    ),
)
