# SPDX-License-Identifier: MIT
"""Papers printed from a computer: form confirmation, translation, CV, activity plan."""

from functools import cache

from scripts.specimens import person
from scripts.specimens.printing import Fonts, Printer, fonts_for

FORM = (
    ("申请编号 Application number", person.FORM_NUMBER),
    ("申请签证种类 Visa applied for", "K"),
    ("递交地点 Place of application", "Berlin 柏林"),
    ("姓 Surname", person.SURNAME),
    ("名 Given name(s)", person.GIVEN),
    ("出生日期 Date of birth", person.BORN.isoformat()),
    ("出生地点 Place of birth", "Enugu, Nigeria"),
    ("现有国籍 Nationality", "Nigeria"),
    ("护照号码 Passport number", person.PASSPORT),
    ("护照失效日期 Date of expiry", person.PASSPORT_EXPIRES.isoformat()),
    ("填表日期 Date of completion", "2026-11-10"),
)
FORM_HEAD = (
    "中国签证在线申请 · 确认页（样本）",
    "China online visa application · confirmation page (specimen)",
    "我已阅读并理解申请表各项内容，所填信息真实完整。",
    "I have read and understood all questions; what I have stated is true and complete.",
    "申请人签名 Signature of applicant",
    "日期 Date   2026-11-10",
)


_SEAL = ("样本翻译社", "译文专用", "SPECIMEN")


def form_confirmation() -> bytes:
    """Return the confirmation page of the online form."""
    page = Printer(_fonts(), "Confirmation page")
    page.text((20, 30), FORM_HEAD[0], 18, bold=True)
    page.text((20, 38), FORM_HEAD[1], 11, gray=0.35)
    page.rule((20, 44), (190, 44))
    for place, (label, value) in enumerate(FORM):
        y = 58 + 12 * place
        page.text((20, y), label, 10, gray=0.35)
        page.text((100, y), value, 11.5, bold=True)
        page.rule((20, y + 4), (190, y + 4), 0.85)
    page.text((20, 206), FORM_HEAD[2], 10.5)
    page.text((20, 213), FORM_HEAD[3], 10)
    page.text((20, 240), FORM_HEAD[4], 10, gray=0.35)
    page.rule((75, 241), (140, 241), 0.3)
    page.text((150, 240), FORM_HEAD[5], 10)
    page.end_page()
    return page.finished()


_AWARD = (
    "哈弗尔贝格工业大学谨以此证书授予",
    "Adaeze N. Okoro 女士",
    "1997年5月12日生于埃努古",
    "理学硕士学位（Master of Science, M.Sc.）",
    "该生已完成能源技术专业硕士考试，总成绩为“优秀（1.4）”。",
    "哈弗尔贝格，2022年9月30日",
    "证书编号：M-2022-0017",
    "学院院长（签名）          校长（签名）          校印：“TU MUSTER”",
)
_EXAM = (
    ("姓名", "Adaeze N. Okoro"),
    ("出生日期及地点", "1997年5月12日，埃努古"),
    ("专业", "能源技术（理学硕士）"),
    ("入学日期", "2020年10月1日"),
    ("最后一项考试日期", "2022年9月12日"),
    ("学分", "120 ECTS"),
    ("总成绩", "优秀（1.4）"),
    ("硕士论文题目", "大型钠离子储能在电网运行中的老化：测量、模型及设计结论"),
    ("签发", "哈弗尔贝格，2022年9月30日；考试委员会主席（签名）；校印：“TU MUSTER”"),
)
_TRANSLATED = (
    "硕士学位证书（译文）",
    "硕士考试成绩证明（译文）",
    "译自德文原件。原件上的“Muster”意为“样本”。",
    "兹证明以上译文与德文原件内容一致。样本翻译社，译员编号 SPECIMEN-17，2026年10月20日",
    "第1页，共2页",
    "第2页，共2页",
)


def translation() -> bytes:
    """Return the Chinese translation of the master's certificate, two pages like its original."""
    page = Printer(_fonts(), "Translation")
    page.text((105, 46), _TRANSLATED[0], 22, bold=True, align="centre")
    for place, line in enumerate(_AWARD):
        size = {1: 16, 3: 14}.get(place, 12)
        page.text((105, 80 + 18 * place), line, size, bold=place in {1, 3}, align="centre")
    _certified(page, 0)
    page.text((105, 46), _TRANSLATED[1], 22, bold=True, align="centre")
    for place, (label, value) in enumerate(_EXAM):
        y = 74 + 15 * place
        page.text((26, y), label, 11, gray=0.35)
        page.paragraph((76, y), value, 11.5, 112)
        page.rule((26, y + 8), (186, y + 8), 0.85)
    _certified(page, 1)
    return page.finished()


def _certified(page: Printer, number: int) -> None:
    page.text((26, 240), _TRANSLATED[2], 10)
    page.paragraph((26, 248), _TRANSLATED[3], 10, 118)
    page.seal((166, 246), _SEAL)
    page.text((105, 284), _TRANSLATED[4 + number], 9, align="centre", gray=0.35)
    page.end_page()


_CV = (
    (
        "2023-01 – ",
        "Havelstrom Energietechnik GmbH, Berlin: engineer, battery systems",
        "哈弗尔能源技术有限公司（柏林）：电池系统工程师",
    ),
    (
        "2020-10 – 2022-09",
        "Technische Universität Havelberg: Master of Science, Energietechnik",
        "哈弗尔贝格工业大学：能源技术专业，理学硕士",
    ),
    (
        "2019-01 – 2020-08",
        "Oji Grid Services, Enugu: graduate engineer, substations",
        "奥吉电网服务公司（埃努古）：变电站助理工程师",
    ),
    (
        "2013-10 – 2018-11",
        "Oji River University of Technology: Bachelor of Engineering",
        "奥吉河理工大学：电气工程专业，工学学士",
    ),
    ("2007-09 – 2013-07", "Girls' Secondary School Enugu (specimen)", "埃努古女子中学（样本）"),
)
_CV_HEAD = (
    "Curriculum vitae · 个人简历",
    "Adaeze Nkechi OKORO",
    "born 12 May 1997 in Enugu, Nigeria · 1997年5月12日生于尼日利亚埃努古",
    "Musterweg 12, 10115 Berlin · adaeze.okoro@example.org",
    "Education and work, without gaps · 学习及工作经历",
    "Languages: English, Igbo (Asụsụ Igbo), German; Chinese, first steps",
    "语言：英语、伊博语、德语；汉语初学",
    "Between September and December 2022: looking for work in Berlin. 2022年9月至12月在柏林求职。",
)


def cv() -> bytes:
    """Return the CV in both languages."""
    page = Printer(_fonts(), "Curriculum vitae")
    page.text((20, 32), _CV_HEAD[0], 18, bold=True)
    page.text((20, 46), _CV_HEAD[1], 14, bold=True)
    page.text((20, 54), _CV_HEAD[2], 10)
    page.text((20, 60), _CV_HEAD[3], 10)
    page.text((20, 78), _CV_HEAD[4], 12, bold=True)
    page.rule((20, 81), (190, 81))
    for place, (when, english, chinese) in enumerate(_CV):
        y = 92 + 20 * place
        page.text((20, y), when, 10, gray=0.35)
        page.text((62, y), english, 10.5)
        page.text((62, y + 6.5), chinese, 10.5)
    page.text((20, 200), _CV_HEAD[7], 10)
    page.text((20, 212), _CV_HEAD[5], 10.5)
    page.text((20, 219), _CV_HEAD[6], 10.5)
    page.end_page()
    return page.finished()


_PLAN = (
    "Activity plan · 来华活动计划",
    "Adaeze Nkechi OKORO · March to August 2027 · 2027年3月至8月",
    "1  Exchange in science and technology · 科技交流",
    (
        "Visits to laboratories and conferences on sodium-ion storage in Shanghai and Hefei; two "
        "talks on ageing in grid operation; joint measurements with researchers met in 2024."
    ),
    (
        "赴上海、合肥的钠离子储能实验室和学术会议开展交流，作两场关于电网运行中储能老化的报告，"
        "并与2024年结识的研究人员共同开展测量。"
    ),
    "2  Business contacts · 商务活动",
    "Talks with makers of cells and test equipment in Ningde and Shenzhen; visits to trade fairs.",
    "与宁德、深圳的电芯及测试设备企业洽谈，参观专业展会。",
    "3  Preparing an enterprise · 创业准备",
    "Looking for partners and for a place in an incubator; no employment is sought with this plan.",
    "寻找合作伙伴和孵化器场地；本计划不涉及受聘就业。",
    "Means: own savings and continued salary in Germany. 经费：本人积蓄及在德国的持续薪酬。",
    "Berlin, 2026-11-08",
)


def activity_plan() -> bytes:
    """Return the activity plan in both languages."""
    page = Printer(_fonts(), "Activity plan")
    page.text((20, 32), _PLAN[0], 18, bold=True)
    page.text((20, 41), _PLAN[1], 10.5, gray=0.35)
    y = 58.0
    for start in range(2, 11, 3):
        heading, english, chinese = _PLAN[start : start + 3]
        page.text((20, y), heading, 12, bold=True)
        y = page.paragraph((26, y + 9), english, 11, 160) + 1.5
        y = page.paragraph((26, y), chinese, 11, 160) + 6
    page.paragraph((20, y + 6), _PLAN[11], 11)
    page.text((20, 236), _PLAN[12], 10.5)
    page.rule((20, 252), (90, 252), 0.3)
    page.end_page()
    return page.finished()


@cache
def _fonts() -> Fonts:
    """Return fonts that hold everything these papers say."""
    tables = (FORM, _EXAM, _CV)
    texts = [*FORM_HEAD, *_AWARD, *_TRANSLATED, *_CV_HEAD, *_PLAN, *_SEAL]
    texts += [part for table in tables for row in table for part in row]
    return fonts_for("".join(texts))
