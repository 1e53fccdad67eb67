# SPDX-License-Identifier: MIT
"""The post of a case: who it is, and what it said itself on each point."""

from kvisa_desktop.cli import post_boxes, post_moves
from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.papers import find_document
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, Argument, Command, Group, Option
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import alpha2
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.post import Channel, PostPoint, PostProfile, PostRule
from kvisa_desktop.domain.post_comparison import POINT_WORDS, latest_rule
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, editing, posts
from kvisa_desktop.services.ports import Vault

_POINTS = tuple(each.value for each in PostPoint)
_NO_POST = (
    msg("The case does not say yet to which post it goes."),
    msg("Name it with `kvisa post set VAULT CASE --name NAME`."),
)


def shown(run: Run, *, vault: str, case: str) -> Answer:
    """Show the post of a case."""
    with run.vault(vault) as opened:
        return _answer(_read(opened, case))


def changed(run: Run, *, vault: str, case: str, **given: str | None) -> Answer:
    """Name the post of a case, or change what is known of it."""
    fields = _fields(given)
    name = Bilingual(given["name"] or "", given["name_zh"] or "")
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        if name.en:
            posts.set_post(opened, kept.case, name)
        elif name.zh:
            fields["name"] = Bilingual(_post(kept).name.en, name.zh)
        if fields:
            post = _post(_read(opened, case))
            editing.change(opened, post, msg("Change a post"), **_merged(post, fields))
        return _answer(_read(opened, case))


def recorded(
    run: Run,
    *,
    vault: str,
    case: str,
    point: str,
    text: str | None,
    text_zh: str | None,
    source: str,
    source_date: str | None,
    read_on: str | None,
    evidence: str | None,
) -> Answer:
    """Record what the post said on a point."""
    on = run.today()
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        said = posts.Said(
            Bilingual(text or "", text_zh or ""),
            source,
            parse_day(read_on) if read_on else on,
            parse_day(source_date) if source_date else None,
            find_document(kept, evidence).id if evidence else None,
        )
        posts.record_rule(opened, _post(kept), _point(point), said, on=on)
        return _answer(_read(opened, case))


def removed(run: Run, *, vault: str, case: str, point: str) -> Answer:
    """Remove what the post is recorded to have said on a point."""
    with run.vault(vault) as opened:
        kept = _read(opened, case)
        rule = latest_rule(kept.post_rules, _point(point))
        if rule is None:
            raise Refused(
                msg("Nothing is recorded on this point."),
                msg("`kvisa post show VAULT CASE` lists what is recorded."),
            )
        posts.remove_rule(opened, rule)
        return _answer(_read(opened, case))


def _read(vault: Vault, case: str) -> CaseFile:
    return cases.read(vault, cases.find(vault, case).id)


def _post(case_file: CaseFile) -> PostProfile:
    if case_file.post is None:
        raise Refused(*_NO_POST)
    return case_file.post


def _point(name: str) -> PostPoint:
    if name not in _POINTS:
        raise WrongUsage(
            msg("“{point}” is no point on which a post decides.", point=name),
            msg("Use one of: {words}.", words=", ".join(_POINTS)),
        )
    return PostPoint(name)


def _fields(given: dict[str, str | None]) -> dict[str, object]:
    fields: dict[str, object] = {}
    if given["country"]:
        fields["country"] = _country(given["country"])
    if given["notice_address"] is not None:
        fields["notice_address"] = given["notice_address"]
    if given["channel"]:
        fields["channel"] = Channel(given["channel"])
    for key in ("read_on", "recheck_on"):
        if given[key]:
            fields[key] = parse_day(str(given[key]))
    for key in ("district", "district_zh"):
        if given[key] is not None:
            fields[key] = given[key]
    return fields


def _country(code: str) -> str:
    found = alpha2(code)
    if not found:
        raise Refused(
            msg("“{code}” is no code of a country or region.", code=code),
            msg("Give it as in DE for Germany."),
        )
    return found


def _merged(post: PostProfile, fields: dict[str, object]) -> dict[str, object]:
    """Return the fields with the two halves of the district made one."""
    rest = dict(fields)
    english, chinese = rest.pop("district", None), rest.pop("district_zh", None)
    if english is not None or chinese is not None:
        known = post.district
        rest["district"] = Bilingual(
            known.en if english is None else str(english),
            known.zh if chinese is None else str(chinese),
        )
    return rest


def _answer(case_file: CaseFile) -> Answer:
    data = {
        "case": {"id": case_file.case.id, "ref": case_file.case.ref},
        "post": post_data(case_file.post),
        "points": [_point_data(case_file, each) for each in PostPoint],
    }
    return Answer(data, _lines(case_file))


def post_data(post: PostProfile | None) -> dict[str, object] | None:
    """Return a post as data."""
    if post is None:
        return None
    return {
        "id": post.id,
        "name_en": post.name.en,
        "name_zh": post.name.zh,
        "country": post.country,
        "district_en": post.district.en,
        "district_zh": post.district.zh,
        "channel": post.channel.value,
        "notice_address": post.notice_address,
        "read_on": post.read_on,
        "recheck_on": post.recheck_on,
    }


def _point_data(case_file: CaseFile, point: PostPoint) -> dict[str, object]:
    rule = latest_rule(case_file.post_rules, point)
    if rule is None:
        return {"point": point.value, "name": POINT_WORDS[point], "known": False}
    return {
        "point": point.value,
        "name": POINT_WORDS[point],
        "known": True,
        "text_en": rule.text.en,
        "text_zh": rule.text.zh,
        "source": rule.source,
        "source_date": rule.source_date,
        "read_on": rule.read_on,
        "evidence": rule.evidence_id,
    }


def _lines(case_file: CaseFile) -> list[Line]:
    post = case_file.post
    if post is None:
        return list(_NO_POST)
    lines: list[Line] = [spoken(post.name)]
    if post.district:
        lines.append(Detail(msg("District: {district}", district=post.district)))
    lines.append(Detail(_CHANNELS[post.channel]))
    if post.notice_address:
        lines.append(Detail(verbatim(post.notice_address)))
    if post.read_on is not None:
        lines.append(Detail(msg("Its notice was last read on {day}.", day=post.read_on)))
    if post.recheck_on is not None:
        lines.append(Detail(msg("To be looked at again on {day}.", day=post.recheck_on)))
    unknown = 0
    for point in PostPoint:
        rule = latest_rule(case_file.post_rules, point)
        if rule is None:
            unknown += 1
            lines.append(row(POINT_WORDS[point], msg("not known: ask the post")))
        else:
            lines += _rule_lines(point, rule)
    lines.append(plural("{count} point is not known", "{count} points are not known", unknown))
    return lines


def _rule_lines(point: PostPoint, rule: PostRule) -> list[Line]:
    said = [row(POINT_WORDS[point], spoken(rule.text))]
    source: Message = msg("Source: {source}", source=verbatim(rule.source))
    if rule.read_on is not None:
        source = msg("{source}, read on {day}", source=source, day=rule.read_on)
    return [*said, Detail(source)]


_CHANNELS = {
    Channel.ONLINE_FIRST: msg("Takes applications online first."),
    Channel.PAPER: msg("Takes applications on paper."),
    Channel.UNKNOWN: msg("Whether it takes applications online first or on paper is not recorded."),
}
_POINT = Argument("point", msg("Point on which the post decides, such as age or fee."))
_DAY = "DATE"

COMMANDS = (
    Group(
        "post",
        msg("The mission or visa centre of a case and what it said itself."),
        (
            Command(
                "show",
                msg("Show the post of a case and what it said on each point."),
                shown,
                arguments=(CASE,),
                opens=True,
            ),
            Command(
                "set",
                msg("Name the post of a case, or change what is known of it."),
                changed,
                arguments=(CASE,),
                options=(
                    Option("--name", msg("Name of the mission or visa centre."), value="NAME"),
                    Option("--name-zh", msg("Its Chinese name."), value="NAME"),
                    Option("--country", msg("Country or region where it is."), value="CODE"),
                    Option("--district", msg("Its consular district."), value="TEXT"),
                    Option("--district-zh", msg("The district in Chinese."), value="TEXT"),
                    Option(
                        "--channel",
                        msg("How it takes applications."),
                        value="CHANNEL",
                        choices=tuple(each.value for each in Channel),
                    ),
                    Option(
                        "--notice",
                        msg("Address of its notice."),
                        value="ADDRESS",
                        key="notice_address",
                    ),
                    Option("--read-on", msg("Day on which its notice was read."), value=_DAY),
                    Option("--recheck-on", msg("Day to look at it again."), value=_DAY),
                ),
                opens=True,
            ),
            Command(
                "record",
                msg("Record what the post said on a point, with its source and date."),
                recorded,
                arguments=(CASE, _POINT),
                options=(
                    Option("--text", msg("Its words in English."), value="TEXT"),
                    Option("--text-zh", msg("Its words in Chinese."), value="TEXT"),
                    Option(
                        "--source",
                        msg("Where it said so: notice, address, letter, e-mail or call."),
                        value="SOURCE",
                        required=True,
                    ),
                    Option("--source-date", msg("Day of the source."), value=_DAY),
                    Option("--read-on", msg("Day it was read; today if left out."), value=_DAY),
                    Option(
                        "--evidence",
                        msg("Document of the case that keeps a copy, by number or id."),
                        value="DOCUMENT",
                    ),
                ),
                opens=True,
            ),
            Command(
                "remove",
                msg("Remove what was last recorded on a point."),
                removed,
                arguments=(CASE, _POINT),
                opens=True,
            ),
            *post_boxes.COMMANDS,
            *post_moves.COMMANDS,
        ),
    ),
)
