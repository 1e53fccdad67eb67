#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes kvisa_desktop/domain/country_codes.py: one table of countries, regions and passport codes.

    scripts/make_countries.py            write the table
    scripts/make_countries.py --check    exit 1 when the table is not what this script makes

Names are those of the Unicode CLDR as Babel carries it. What CLDR does not hold stands here as
data: the three-letter codes of ISO 3166-1, the codes that only passports use (ICAO 9303, M-06),
and the few names that the glossary of the project words differently.
"""

import sys
from pathlib import Path

from babel import Locale

from scripts.written_table import write_or_check

TARGET = Path(__file__).resolve().parent.parent / "kvisa_desktop" / "domain" / "country_codes.py"

# ISO 3166-1: two letters and three letters of each code, run together.
ISO_3166 = """
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA
AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES
BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK
CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA
DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA
GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD
IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA
KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA
LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ
MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC
NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC
SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV
SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR
TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
"""

# Where passports print another code than ISO's three letters.
PASSPORT_CODE = {"DE": "D"}

# Names that are worded otherwise than in CLDR: the glossary of the project for the first three,
# the usage of Chinese consular texts and the country's own name for the rest.
NAMES = {
    "HK": ("Hong Kong, China", "中国香港"),
    "MO": ("Macao, China", "中国澳门"),
    "TW": ("Taiwan, China", "中国台湾"),
    "FK": ("Falkland Islands (Malvinas)", "马尔维纳斯群岛（福克兰群岛）"),
    "MM": ("Myanmar", "缅甸"),
    "PS": ("Palestine", "巴勒斯坦"),
}

# Codes that only passports use: two letters of the country where there is one, the code, names.
PASSPORT_ONLY = (
    ("", "ANT", "Netherlands Antilles (until 2010)", "荷属安的列斯（至2010年）"),
    ("", "EUE", "European Union", "欧洲联盟"),
    ("GB", "GBD", "British Overseas Territories citizen", "英国海外领土公民"),
    ("GB", "GBN", "British National (Overseas)", "英国国民（海外）"),
    ("GB", "GBO", "British Overseas citizen", "英国海外公民"),
    ("GB", "GBP", "British protected person", "受英国保护人士"),
    ("GB", "GBS", "British subject", "英国臣民"),
    ("", "NTZ", "Neutral Zone (until 1993)", "中立区（至1993年）"),
    ("XK", "RKS", "", ""),
    ("", "UNA", "United Nations specialized agency", "联合国专门机构"),
    ("", "UNK", "UN mission in Kosovo", "联合国科索沃特派团"),
    ("", "UNO", "United Nations", "联合国"),
    ("", "UTO", "Utopia (specimen documents)", "乌托邦（样本证件用）"),
    ("", "XBA", "African Development Bank", "非洲开发银行"),
    ("", "XCC", "Caribbean Community", "加勒比共同体"),
    ("", "XCE", "Council of Europe", "欧洲委员会"),
    ("", "XCO", "Common Market for Eastern and Southern Africa", "东部和南部非洲共同市场"),
    ("", "XDC", "Southern African Development Community", "南部非洲发展共同体"),
    ("", "XEC", "Economic Community of West African States", "西非国家经济共同体"),
    ("", "XES", "Organization of Eastern Caribbean States", "东加勒比国家组织"),
    ("", "XIM", "African Export-Import Bank", "非洲进出口银行"),
    ("", "XMP", "Parliamentary Assembly of the Mediterranean", "地中海议会大会"),
    ("", "XOM", "Sovereign Military Order of Malta", "马耳他骑士团"),
    ("", "XPO", "Interpol", "国际刑警组织"),
    ("", "XXA", "Stateless person", "无国籍人"),
    ("", "XXB", "Refugee (1951 Convention)", "难民（1951年公约）"),
    ("", "XXC", "Refugee (other)", "难民（其他）"),
    ("", "XXX", "Nationality not specified", "国籍未注明"),
)

HEAD = '''# SPDX-License-Identifier: MIT
"""Countries, regions and passport codes with their names; made by scripts/make_countries.py.

Two letters and three letters of ISO 3166-1, the code that passports print, English, Chinese.
"""

ROWS: tuple[tuple[str, str, str, str, str], ...] = (
'''

Row = tuple[str, str, str, str, str]


def rows() -> list[Row]:
    """Return all rows: countries and regions by their two letters, then codes of passports only."""
    english, chinese = Locale("en").territories, Locale.parse("zh_Hans_CN").territories
    cldr = {code: (english[code], chinese[code]) for code in chinese if code in english}
    found = []
    for pair in ISO_3166.split():
        two, three = pair[:2], pair[2:]
        found.append((two, three, PASSPORT_CODE.get(two, three), *NAMES.get(two, cldr[two])))
    for two, code, in_english, in_chinese in PASSPORT_ONLY:
        names = (in_english, in_chinese) if in_english else cldr[two]
        found.append((two, "", code, *names))
    return found


def table() -> str:
    """Return the text of the module."""
    lines = ("    (" + ", ".join(f'"{each}"' for each in row) + "),\n" for row in rows())
    return HEAD + "".join(lines) + ")\n"


if __name__ == "__main__":
    sys.exit(write_or_check(Path(__file__), TARGET, table()))
