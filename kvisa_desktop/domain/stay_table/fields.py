# SPDX-License-Identifier: MIT
"""What a column of a table of stays can hold, and how people head it in English and Chinese."""

import re
import unicodedata
from enum import StrEnum

from kvisa_desktop.messages import Message, msg


class Field(StrEnum):
    """What a column holds: of one crossing per row, or of one stay per row."""

    DIRECTION = "direction"
    DAY = "on"
    ENTRY = "entry"
    EXIT = "exit"
    PORT = "port"
    ENTRY_PORT = "entry-port"
    EXIT_PORT = "exit-port"
    OTHER_SIDE = "other-side"
    FROM = "from"
    TO = "to"
    PASSPORT = "passport"
    BASIS = "basis"
    VISA = "visa"
    CERTAINTY = "certainty"
    PURPOSE = "purpose"
    NOTE = "note"


_CHINA = re.compile(
    r"\b(?:in|into|of|to|from)?\s*(?:mainland\s+)?(?:china|prc)\b|中国", re.IGNORECASE
)
_PARTS = re.compile(r"[/\n()（）|｜／;；]")
_SEVERAL = re.compile(r"[;；\t]")  # headings of a text that has another separator

OF_A_CROSSING = frozenset({Field.DIRECTION, Field.DAY})
_BOTH_WAYS = {Field.FROM, Field.TO}
OF_A_STAY = frozenset({Field.ENTRY, Field.EXIT})

FIELD_WORDS: dict[Field, Message] = {
    Field.DIRECTION: msg("Entry or exit"),
    Field.DAY: msg("Date of the entry or exit"),
    Field.ENTRY: msg("Date of entry"),
    Field.EXIT: msg("Date of exit"),
    Field.PORT: msg("Port"),
    Field.ENTRY_PORT: msg("Port of entry"),
    Field.EXIT_PORT: msg("Port of exit"),
    Field.OTHER_SIDE: msg("Country or region on the other side"),
    Field.FROM: msg("Coming from"),
    Field.TO: msg("Going to"),
    Field.PASSPORT: msg("Passport number"),
    Field.BASIS: msg("Basis of the entry"),
    Field.VISA: msg("Visa number"),
    Field.CERTAINTY: msg("How sure it is"),
    Field.PURPOSE: msg("Purpose"),
    Field.NOTE: msg("Note"),
}

_HEADINGS: dict[Field, str] = {
    Field.DIRECTION: "direction; in out; entry exit; entry or exit; movement; movement type; type; "
    "arrival departure; arrival or departure; 入出境; 出入境; 出境入境; 入境出境; 进出境; "
    "出入境类型; 出入境类别; 出入境方向; 方向; 类型; 入境或出境; 出境或入境",
    Field.DAY: "on; date; day; crossing date; date of crossing; travel date; date of travel; "
    "movement date; date of entry or exit; date of the entry or exit; 日期; 出入境日期; "
    "出入境时间; 时间; 通关日期; 通关时间; 过境日期; 出境入境日期; 入出境日期",
    Field.ENTRY: "entry; entry date; date of entry; entered; entered on; arrival; arrival date; "
    "date of arrival; arrived; in; date in; from date; 入境; 入境日期; 入境时间; 入境日; "
    "进境日期; 来华日期; 抵达日期; 到达日期; 入境年月日",
    Field.EXIT: "exit; exit date; date of exit; left; left on; departure; departure date; "
    "date of departure; departed; out; date out; to date; 出境; 出境日期; 出境时间; 出境日; "
    "离境; 离境日期; 离华日期; 离开日期; 出境年月日",
    Field.PORT: "port; border crossing; checkpoint; airport; place of crossing; "
    "口岸; 出入境口岸; 口岸名称; 通关口岸; 边检站; 入出境口岸",
    Field.ENTRY_PORT: "entry port; port of entry; arrival port; place of entry; entered at; "
    "入境口岸; 入境地点; 入境城市",
    Field.EXIT_PORT: "exit port; port of exit; departure port; place of exit; left at; "
    "出境口岸; 离境口岸; 出境地点; 出境城市",
    Field.OTHER_SIDE: "other side; country; country or region; country region; "
    "country or region on the other side; 国家; 国家地区; 国家或地区; 来自或前往; 往来国家地区; "
    "来自或前往的国家地区; 前往来自国家地区; 来自前往国家地区; 前往来自国家或地区; "
    "来自前往国家或地区; 前往或来自国家地区; 前往来自国; 来自前往国",
    Field.FROM: "from; coming from; arrived from; 来自; 来自国家地区; 出发地; 来自国家或地区",
    Field.TO: "to; going to; destination; left for; 前往; 前往国家地区; 目的地; 前往国家或地区",
    Field.PASSPORT: "passport; passport no; passport number; travel document; document no; "
    "document number; 护照; 护照号; 护照号码; 证件号; 证件号码; 旅行证件号码",
    Field.BASIS: "basis; basis of entry; basis of the entry; entry basis; 入境依据; 入境凭据; 依据",
    Field.VISA: "visa; visa no; visa number; 签证; 签证号; 签证号码",
    Field.CERTAINTY: "certainty; how sure; how sure it is; evidence; 依据种类; 确定程度; "
    "凭证; 证明",
    Field.PURPOSE: "purpose; purpose of visit; reason; 事由; 入境事由; 来华事由; 目的; 来华目的",
    Field.NOTE: "note; notes; remark; remarks; comment; comments; 备注; 说明; 附注",
}


def key_of(heading: str) -> str:
    """Return a heading as it is compared: its letters and digits, without case and width."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


_BY_KEY: dict[str, Field] = {
    key_of(heading): field
    for field, headings in _HEADINGS.items()
    for heading in (field.value, *headings.split(";"))
}


def field_of(heading: str) -> Field | None:
    """Return what a heading stands for, also one in two languages or with its format behind it."""
    if not _SEVERAL.search(heading):
        whole = _BY_KEY.get(key_of(heading)) or _BY_KEY.get(key_of(_CHINA.sub(" ", heading)))
        if whole is not None:
            return whole
    found = {_BY_KEY[key] for part in _PARTS.split(heading) if (key := key_of(part)) in _BY_KEY}
    if found == _BOTH_WAYS:
        return Field.OTHER_SIDE
    return found.pop() if len(found) == 1 else None
