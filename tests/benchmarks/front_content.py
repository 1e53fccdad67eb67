# SPDX-License-Identifier: MIT
"""What the front matter of the benchmark says: invented, and the same every time."""

import random
from datetime import date, timedelta

STAYS, ITEMS = 400, 60
PORTS = (
    ("Beijing Capital", "北京首都国际机场"),
    ("Shanghai Pudong", "上海浦东国际机场"),
    ("Youyiguan (road)", "友谊关公路口岸"),
    ("Luohu (rail)", "罗湖铁路口岸"),
    ("Kunming Changshui", "昆明长水国际机场"),
    ("Hong Kong–Zhuhai–Macao Bridge", "港珠澳大桥珠海口岸"),
)
NOTES = (
    ("Invited lecture on quantum magnetometry", "受邀作量子磁强测量学术报告"),
    ("Transit only, did not leave the port area", "仅过境，未离开口岸限定区域"),
    ("Stamp partly illegible, date from the boarding pass", "印章部分模糊，日期依据登机牌"),
    ("Summer school, Hefei National Laboratory", "合肥国家实验室暑期学校"),
)
PAPERS = (
    ("Passport data page, colour copy", "护照资料页彩色复印件"),
    ("Degree certificate with apostille", "附加证明书（Apostille）所附学位证书"),
    ("Official transcript of records", "学校出具的成绩单"),
    ("Curriculum vitae with publication list", "含论文目录的个人简历"),
    ("Entry and exit stamps, all pages", "全部出入境验讫章页"),
)
TITLE = ("Visa application dossier", "签证申请材料册")
NAME = "NGUYỄN Thị Thuỳ Dương"

Pair = tuple[str, str]


def stays() -> list[tuple[str, str, str, Pair, Pair, str, Pair]]:
    """Return number, entry, exit, ports, days and purpose of each stay."""
    chance, day = random.Random(20260101), date(2012, 1, 5)
    rows = []
    for number in range(1, STAYS + 1):
        days = chance.randint(1, 14)
        leaves = day + timedelta(days=days)
        ports = chance.choice(PORTS), chance.choice(PORTS)
        purpose = chance.choice(NOTES)
        rows.append(
            (str(number), day.isoformat(), leaves.isoformat(), *ports, str(days + 1), purpose)
        )
        day = leaves + timedelta(days=chance.randint(1, 9))
    return rows


def items() -> list[tuple[str, Pair, Pair, str]]:
    """Return number, paper, state and place of each item."""
    return [
        (str(n), PAPERS[n % len(PAPERS)], ("Ready", "已备齐"), f"Exhibit {n % 24 + 1}")
        for n in range(1, ITEMS + 1)
    ]
