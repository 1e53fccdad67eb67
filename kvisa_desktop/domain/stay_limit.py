# SPDX-License-Identifier: MIT
"""How long one entry lets a person stay: one basis, one clock (E-34), and the permits after it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from kvisa_desktop.domain import stay_reasons as reasons
from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay import Basis, Crossing, VisaSticker
from kvisa_desktop.domain.stay_days import (
    permit_deadline,
    permit_decision_deadline,
    transit_last_day,
)
from kvisa_desktop.domain.stay_history import PermitSpan
from kvisa_desktop.domain.stay_permits import held_from, last_held, merged, next_after
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules

_HELD_ALREADY = frozenset({Basis.RESIDENCE_PERMIT})


@dataclass(frozen=True, slots=True)
class StayLimit:
    """The last lawful day of a stay, None when the record cannot say it, and why.

    `days` are the most that extensions can still add, at first as many as the visa prints (E-10);
    None where there is none to ask for. `permit_by` is the last day to ask for a residence permit.
    `late_permit` is the day of a permit issued later than one asked for in time; `resumed_on` the
    day of a permit that follows only after days on which nothing recorded held.
    """

    last: Bounds | None
    why: Explanation
    days: int | None = None
    permit_by: date | None = None
    late_permit: date | None = None
    resumed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """What is known of one entry: when, on which sticker, and the permits held in its course."""

    entry: Crossing | None
    entered: Bounds
    sticker: VisaSticker | None = None
    permits: tuple[PermitSpan, ...] = ()
    extended_to: date | None = None
    rules: StayRules = FIGURES_OF_THE_FACTS


def basis_of(entry: Crossing | None) -> Basis:
    """Return what an entry rests on; one that names only its sticker rests on a visa."""
    if entry is None:
        return Basis.UNKNOWN
    if entry.basis is None and entry.sticker_id is not None:
        return Basis.VISA
    return entry.basis or Basis.UNKNOWN


def limit_of(admission: Admission) -> StayLimit:
    """Return the last lawful day that an entry gives, as far as the record says.

    A permit issued before that day is over carries the stay on, and so do the permits that follow
    it without a day between.
    """
    limit = _followed(_first_limit(admission), admission)
    if limit.last is None:
        return limit
    return replace(limit, resumed_on=next_after(limit.last, admission.permits))


def _first_limit(admission: Admission) -> StayLimit:
    """Return the limit of the extension, or else of what the entry rests on."""
    if admission.extended_to is not None:
        until = admission.extended_to
        more = _still_to_extend(admission, until)
        return StayLimit(Bounds.of(until), reasons.extended_reason(until), days=more)
    return _BY_BASIS[basis_of(admission.entry)](admission)


def _followed(limit: StayLimit, admission: Admission) -> StayLimit:
    """Return the limit that permits give which were issued between the entry and `limit`."""
    until, permits = admission.extended_to, admission.permits
    if limit.last is None or (until is None and basis_of(admission.entry) in _HELD_ALREADY):
        return limit
    if until is not None:
        permits = tuple(each for each in permits if each.expires_on > until)
    last = held_from(limit.last, admission.entered, permits)
    if last is None:
        return limit
    return StayLimit(last, reasons.permit_held_reason(last.latest), late_permit=limit.late_permit)


def _still_to_extend(admission: Admission, until: date) -> int | None:
    """Return the days that further extensions can give; together no more than the visa did."""
    printed = admission.sticker.duration_days if admission.sticker is not None else None
    if not printed or basis_of(admission.entry) is not Basis.VISA:
        return None
    most = admission.entered.after(2 * printed).earliest
    return max(0, (most - until).days) or None


def _visa(admission: Admission) -> StayLimit:
    sticker, entered = admission.sticker, admission.entered
    days = sticker.duration_days if sticker is not None else None
    if days is None:
        return _unknown(admission)
    if days == 0:
        return _permit_to_come(admission)
    last = entered.after(days)
    why = reasons.visa_reason(entered, days, last, _careful(entered, days))
    return StayLimit(last, why, days=days)


def _permit_to_come(admission: Admission) -> StayLimit:
    """Return the limit of an entry on a visa that prints 000 days.

    Only a permit issued after the entry is the one that the visa asks for.
    """
    entered, rules = admission.entered, admission.rules
    by = permit_deadline(entered.earliest, rules)
    why = reasons.permit_reason(entered, by, rules)
    issued = [each for each in admission.permits if each.issued_on >= entered.earliest]
    if not issued:
        return StayLimit(None, why, permit_by=by)
    first = merged(issued)[0]
    if first.issued_on < entered.latest:
        return StayLimit(None, why)
    latest = permit_decision_deadline(permit_deadline(entered.latest, rules), rules)
    late = first.issued_on if first.issued_on > latest else None
    why = reasons.permit_held_reason(first.expires_on)
    return StayLimit(Bounds.of(first.expires_on), why, late_permit=late)


def _permit(admission: Admission) -> StayLimit:
    if not admission.permits:
        return StayLimit(None, reasons.permit_unknown_reason())
    last = last_held(admission.entered, admission.permits)
    return StayLimit(last, reasons.permit_held_reason(last.latest))


def _unilateral(admission: Admission) -> StayLimit:
    last = admission.entered.after(admission.rules.unilateral_days)
    return StayLimit(last, reasons.unilateral_reason(admission.entered, last, admission.rules))


def _bilateral(_admission: Admission) -> StayLimit:
    return StayLimit(None, reasons.bilateral_reason())


def _direct_transit(admission: Admission) -> StayLimit:
    last = _transit(admission.entered, admission.rules.direct_transit_hours)
    return StayLimit(last, reasons.direct_transit_reason(admission.entered, last, admission.rules))


def _area_transit(admission: Admission) -> StayLimit:
    last = _transit(admission.entered, admission.rules.area_transit_hours)
    return StayLimit(last, reasons.area_transit_reason(admission.entered, last, admission.rules))


def _port_visa(admission: Admission) -> StayLimit:
    most = admission.rules.port_visa_days
    printed = admission.sticker.duration_days if admission.sticker is not None else None
    days, entered = min(most, printed or most), admission.entered
    last = entered.after(days)
    return StayLimit(last, reasons.port_visa_reason(entered, days, last, _careful(entered, days)))


def _careful(entered: Bounds, days: int) -> Bounds | date:
    """Return the day to leave by on the older reading (E-03): the earliest it can be.

    That text speaks of the days printed on a visa only. A permit ends on a printed day, transit is
    counted in hours by a rule of its own, and no other reading is known of visa-free days.
    """
    last = entered.after(days - 1)
    return last if last.is_open else last.earliest


def _unknown(_admission: Admission) -> StayLimit:
    return StayLimit(None, reasons.no_limit_known_reason())


def _transit(entered: Bounds, hours: int) -> Bounds:
    first, last = entered.earliest, entered.latest
    return Bounds(transit_last_day(first, hours), transit_last_day(last, hours))


_BY_BASIS: Mapping[Basis, Callable[[Admission], StayLimit]] = MappingProxyType(
    {
        Basis.VISA: _visa,
        Basis.VISA_FREE_BILATERAL: _bilateral,
        Basis.VISA_FREE_UNILATERAL: _unilateral,
        Basis.TRANSIT_24H: _direct_transit,
        Basis.TRANSIT_240H: _area_transit,
        Basis.RESIDENCE_PERMIT: _permit,
        Basis.PORT_VISA: _port_visa,
        Basis.UNKNOWN: _unknown,
    }
)
