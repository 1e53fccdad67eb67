# SPDX-License-Identifier: MIT
"""Kinds of paper: how each is called, where it stands in the dossier, which item it answers."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg


class Section(StrEnum):
    """Sections of the dossier in the order in which an officer reads."""

    APPLICANT = "applicant"
    DEGREE = "degree"
    TEACHING_RESEARCH = "teaching-research"
    INSTITUTION = "institution"
    CV_PLAN = "cv-plan"
    STAYS = "stays"
    EXPLANATIONS = "explanations"
    INTERNAL = "internal"  # evidence for the applicant; never printed for a consulate


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `item` is the checklist item it answers, "" when it answers none."""

    key: str
    name: Bilingual
    section: Section
    item: str = ""
    of_degree: bool = False


def _kind(
    key: str, names: tuple[str, str], section: Section, item: str = "", *, of_degree: bool = False
) -> Kind:
    return Kind(key, Bilingual(*names), section, item, of_degree)


_APPLICANT, _DEGREE, _STAYS = Section.APPLICANT, Section.DEGREE, Section.STAYS
_WORK, _INSTITUTION, _PLAN = Section.TEACHING_RESEARCH, Section.INSTITUTION, Section.CV_PLAN

# What was dropped without saying what it is; it waits outside the dossier.
UNSORTED = "unsorted"

KINDS: tuple[Kind, ...] = (
    _kind(
        "form-confirmation",
        ("Online form, confirmation page", "在线申请表确认页"),
        _APPLICANT,
        "cova-form",
    ),
    _kind(
        "passport-data-page",
        ("Passport, data page", "护照资料页"),
        _APPLICANT,
        "passport-data-page-copy",
    ),
    _kind(
        "passport-visa-pages",
        ("Passport, visa pages", "护照签证页"),
        _APPLICANT,
        "passport-blank-pages",
    ),
    _kind("passport-old", ("Earlier passport", "旧护照"), _APPLICANT, "passport-old"),
    _kind("photo", ("Photograph", "照片"), _APPLICANT, "photo-print"),
    _kind(
        "residence-proof",
        ("Proof of lawful residence", "合法居留证明"),
        _APPLICANT,
        "residence-proof",
    ),
    _kind(
        "china-visa",
        ("Earlier Chinese visa or permit", "既往中国签证或居留许可"),
        _APPLICANT,
        "prior-china-visas",
    ),
    _kind(
        "former-chinese-passport",
        ("Former Chinese passport", "原中国护照"),
        _APPLICANT,
        "former-chinese-national",
    ),
    _kind("name-proof", ("Proof linking names", "姓名一致性证明"), _APPLICANT, "name-change-proof"),
    _kind(
        "degree-certificate",
        ("Degree certificate", "学位证书"),
        _DEGREE,
        "degree-certificate",
        of_degree=True,
    ),
    _kind(
        "graduation-certificate",
        ("Graduation certificate", "毕业证书"),
        _DEGREE,
        "graduation-certificate",
        of_degree=True,
    ),
    _kind("transcript", ("Transcript of records", "成绩单"), _DEGREE, "transcript", of_degree=True),
    _kind(
        "provisional-certificate",
        ("Provisional certificate", "临时学位证明"),
        _DEGREE,
        of_degree=True,
    ),
    _kind(
        "statement-of-result", ("Statement of result", "成绩（毕业）证明"), _DEGREE, of_degree=True
    ),
    _kind("marksheet", ("Semester marksheet", "学期成绩单"), _DEGREE, of_degree=True),
    _kind(
        "apostille",
        ("Apostille", "附加证明书（Apostille）"),
        _DEGREE,
        "degree-apostille",
        of_degree=True,
    ),
    _kind(
        "legalisation",
        ("Consular legalisation", "领事认证"),
        _DEGREE,
        "degree-legalisation",
        of_degree=True,
    ),
    _kind("notarial-copy", ("Notarised copy", "公证书"), _DEGREE, of_degree=True),
    _kind(
        "hk-macao-attestation",
        ("Hong Kong or Macao attestation", "港澳公证文书"),
        _DEGREE,
        "degree-hk-macao",
        of_degree=True,
    ),
    _kind(
        "cscse-certificate",
        ("CSCSE authentication", "国（境）外学历学位认证书"),
        _DEGREE,
        "cscse-certificate",
        of_degree=True,
    ),
    _kind(
        "chsi-report",
        ("CHSI verification report", "学信网在线验证报告"),
        _DEGREE,
        "chsi-report",
        of_degree=True,
    ),
    _kind(
        "post-letter",
        ("Letter on the teaching or research post", "在职教学（科研）证明"),
        _WORK,
        "post-letter",
    ),
    _kind(
        "post-proof",
        ("Contract, staff page or publications", "聘用合同、科研成果等"),
        _WORK,
        "post-institution-proof",
    ),
    _kind(
        "accreditation",
        ("Document about the institution", "院校（机构）证明文件"),
        _INSTITUTION,
        "institution-recognition",
    ),
    _kind("cv", ("Curriculum vitae", "个人简历"), _PLAN, "cv"),
    _kind("activity-plan", ("Activity plan", "来华活动计划"), _PLAN, "activity-plan"),
    _kind(
        "itinerary",
        ("Itinerary and accommodation", "行程及住宿安排"),
        _PLAN,
        "itinerary-accommodation",
    ),
    _kind("funds", ("Proof of funds", "经济能力证明"), _PLAN, "funds-proof"),
    _kind(
        "invitation",
        ("Letter of invitation or contact", "邀请（联系）函"),
        _PLAN,
        "invitation-optional",
    ),
    _kind("entry-stamp", ("Entry or exit stamp", "出入境验讫章页"), _STAYS, "entry-stay-history"),
    _kind(
        "travel-ticket",
        ("Ticket or boarding pass", "机（车、船）票或登机牌"),
        _STAYS,
        "entry-stay-history",
    ),
    _kind(
        "police-record",
        ("Police certificate", "无犯罪记录证明"),
        Section.EXPLANATIONS,
        "police-record",
    ),
    _kind("explanation", ("Explanation", "情况说明"), Section.EXPLANATIONS),
    _kind("other", ("Other document", "其他材料"), Section.EXPLANATIONS),
    _kind(UNSORTED, ("Not yet sorted", "待归类"), Section.INTERNAL),
    _kind(
        "post-notice",
        ("Saved notice of the post", "使领馆通知存档"),
        Section.INTERNAL,
        "post-rule-snapshot",
    ),
    _kind(
        "recognition-evidence",
        ("Evidence for the recognition ledger", "院校查核记录佐证"),
        Section.INTERNAL,
    ),
)

_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind:
    """Return the kind of a paper that is kept; one that is not known here counts as another."""
    return _BY_KEY.get(key) or replace(_BY_KEY["other"], key=key)


def kind_called(key: str) -> Kind:
    """Return the kind with that key; raise `Refused` naming the key when there is none."""
    found = _BY_KEY.get(key)
    if found is None:
        raise Refused(
            msg("There is no kind of document called “{kind}”.", kind=key),
            msg("`kvisa kinds` lists the kinds."),
        )
    return found
