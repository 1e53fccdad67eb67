# SPDX-License-Identifier: MIT
"""The register of institutions: searching it, showing an entry, and bringing lists into it."""

from collections.abc import Sequence
from pathlib import Path

from kvisa_desktop.cli import institution_ledger
from kvisa_desktop.cli.answer import Answer, Detail, Done, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import Argument, Command, Group, Option
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterList, Suggestion
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.errors import WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import institutions
from kvisa_desktop.services.institutions import MOST_SUGGESTIONS, NOTHING_FOUND

_USUAL_LIMIT = 20


def search(run: Run, *, query: tuple[str, ...], country: str | None, limit: str | None) -> Answer:
    """Find institutions by a piece of a name."""
    asked = " ".join(query)
    register = run.app.register
    found = institutions.suggest(register, asked, country or "", _limit(limit))
    for each in register.lists():
        if not each.is_usable:
            run.console.tell(_unusable(each))
    data = {"query": asked, "results": [_result(each) for each in found]}
    lines: list[Line] = [_row(each) for each in found]
    return Answer(data, lines or [NOTHING_FOUND])


def show(run: Run, *, entry: str) -> Answer:
    """Show what the register holds of an institution."""
    found = institutions.entry(run.app.register, entry)
    return Answer({"institution": _data(found)}, _shown(found))


def import_list(run: Run, *, file: str) -> Answer:
    """Bring a list into the register."""
    with run.progress() as progress:
        done = run.app.register.import_list(Path(file), on=run.today(), progress=progress)
    data = {
        "list": done.title,
        "institutions": done.institutions,
        "names": done.names,
        "replaced": not done.is_new,
        "left_out": done.left_out,
        "warnings": done.notes,
    }
    said = plural(
        "The list “{title}” has {count} institution.",
        "The list “{title}” has {count} institutions.",
        done.institutions,
        title=verbatim(done.title),
    )
    lines: list[Line] = [said, *(Detail(each) for each in done.notes)]
    if done.left_out:
        lines.append(
            plural(
                "{count} record was left out: withdrawn, or under a name not shown here.",
                "{count} records were left out: withdrawn, or under a name not shown here.",
                done.left_out,
            )
        )
    return Answer(data, lines, Done.FINDINGS if done.notes else Done.DONE)


def lists(run: Run) -> Answer:
    """Say which lists the register is made of."""
    known = run.app.register.lists()
    return Answer(
        {"lists": [_list_data(each) for each in known]}, [_list_line(each) for each in known]
    )


def remove(run: Run, *, title: str) -> Answer:
    """Take an imported list out of the register."""
    run.app.register.remove(title)
    said = msg("The list “{title}” was removed from the register.", title=verbatim(title))
    return Answer({"removed": title}, [said])


def _limit(text: str | None) -> int:
    if text is None:
        return _USUAL_LIMIT
    if not text.isascii() or not text.isdecimal() or not 0 < int(text[:6]) <= MOST_SUGGESTIONS:
        raise WrongUsage(
            msg("“{text}” is no number of results.", text=verbatim(text[:40])),
            msg("Give a number from 1 to {most}.", most=MOST_SUGGESTIONS),
        )
    return int(text)


def _result(each: Suggestion) -> dict[str, object]:
    place = country_name(each.country)
    return {
        "id": each.id,
        "name": each.name.en or each.original_name,
        "name_zh": each.name.zh,
        "original_name": each.original_name,
        "country": each.country,
        "country_name": place.en,
        "country_name_zh": place.zh,
        "city": each.entry.city.en,
        "domain": each.domain,
        "score": each.score,
        "matched": each.matched,
    }


def _row(each: Suggestion) -> Line:
    place = _place(each.entry)
    return row(each.id, each.name.en or each.original_name, each.name.zh, place, f"{each.score}")


def _place(entry: RegisterEntry) -> Message:
    country = country_name(entry.country)
    if not entry.city:
        return msg("{country}", country=country)
    return msg("{city}, {country}", city=entry.city, country=country)


def _data(entry: RegisterEntry) -> dict[str, object]:
    place = country_name(entry.country)
    return {
        "id": entry.id,
        "name": entry.name.en or entry.original_name,
        "name_zh": entry.name.zh,
        "original_name": entry.original_name,
        "former_names": entry.former_names,
        "aliases": entry.aliases,
        "country": entry.country,
        "country_name": place.en,
        "country_name_zh": place.zh,
        "city": entry.city.en,
        "city_zh": entry.city.zh,
        "domain": entry.domain,
        "ror_id": entry.ror_id,
        "kinds": entry.kinds,
        "closed": entry.is_closed,
        "source": entry.source.en,
        "source_zh": entry.source.zh,
        "lists": entry.lists,
    }


def _shown(entry: RegisterEntry) -> Sequence[Line]:
    facts: tuple[tuple[Message, Message | str], ...] = (
        (msg("Name in English"), entry.name.en),
        (msg("Name in Chinese"), entry.name.zh),
        (msg("Name in its own language"), entry.original_name),
        (msg("Former names"), "; ".join(entry.former_names)),
        (msg("Also known as"), "; ".join(entry.aliases)),
        (msg("Country (region)"), _place(entry)),
        (msg("Domain"), entry.domain),
        (msg("Id"), entry.id),
        (msg("ROR id"), entry.ror_id),
        (msg("Source"), spoken(entry.source) if entry.source else ""),
    )
    lines: list[Line] = [row(heading, text) for heading, text in facts if text]
    if entry.is_closed:
        lines.append(msg("It is listed as no longer active."))
    return lines


def _list_data(each: RegisterList) -> dict[str, object]:
    return {
        "list": each.title,
        "institutions": each.institutions,
        "names": each.names,
        "made_from": each.made_from,
        "made_on": each.made_on,
        "usable": each.is_usable,
    }


def _list_line(each: RegisterList) -> Line:
    if not each.is_usable:
        return _unusable(each)
    count = plural("{count} institution", "{count} institutions", each.institutions)
    day = each.made_on.isoformat() if each.made_on else ""
    return row(each.title, count, day, each.made_from if day else "")


def _unusable(each: RegisterList) -> Message:
    return msg(
        "The list “{title}” is damaged or of another version and is left out; import it again.",
        title=verbatim(each.title),
    )


COMMANDS = (
    Group(
        "institutions",
        msg("The public register of institutions, used to write their names as others do."),
        (
            Command(
                "search",
                msg("Find institutions by a piece of a name, in any language or script."),
                search,
                arguments=(Argument("query", msg("What is known of the name."), many=True),),
                options=(
                    Option("--country", msg("Only this country or region."), value="CC"),
                    Option("--limit", msg("At most so many; 20 when left out."), value="N"),
                ),
            ),
            Command(
                "show",
                msg("Show an institution by its id or ROR id."),
                show,
                arguments=(Argument("entry", msg("Id as `institutions search` gives it.")),),
            ),
            Command(
                "import",
                msg("Bring a list into the register: a release of ROR (JSON, zip) or a CSV table."),
                import_list,
                arguments=(Argument("file", msg("The file of the list.")),),
            ),
            Command("lists", msg("List what the register is made of."), lists),
            Command(
                "remove",
                msg("Remove an imported list."),
                remove,
                arguments=(Argument("title", msg("Title as `institutions lists` gives it.")),),
            ),
            *institution_ledger.COMMANDS,
        ),
    ),
)
