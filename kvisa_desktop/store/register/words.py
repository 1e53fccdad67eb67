# SPDX-License-Identifier: MIT
"""Other ways of writing what people type: short forms, cities renamed, countries put in front."""

from collections.abc import Iterator

from kvisa_desktop.domain.country import COUNTRIES
from kvisa_desktop.store.register.folding import fold, is_cjk, without_umlauts_spelt_out

MOST_WORDINGS = 8

# Folded, as everything here.
_SHORT = {
    "tu": ("technische universitat", "technical university", "technische universiteit"),
    "th": ("technische hochschule",),
    "fh": ("fachhochschule", "university of applied sciences"),
    "iit": ("indian institute of technology",),
    "iiit": ("indian institute of information technology",),
    "iim": ("indian institute of management",),
    "iiser": ("indian institute of science education and research",),
    "nit": ("national institute of technology",),
    "bits": ("birla institute of technology and science",),
    "aiims": ("all india institute of medical sciences",),
    "insa": ("institut national des sciences appliquees",),
    "ens": ("ecole normale superieure",),
    "uc": ("university of california", "university college"),
    "ut": ("university of texas",),
    "suny": ("state university of new york",),
    "cuny": ("city university of new york",),
    "unsw": ("university of new south wales",),
    "uitm": ("universiti teknologi mara",),
    "st": ("saint",),
    "mt": ("mount",),
    "natl": ("national",),
    "intl": ("international",),
    "govt": ("government",),
    "polytech": ("polytechnic university", "polytechnic"),
    "politecnico": ("polytechnic university",),
    "uniwersytet": ("university",),
    "mgu": ("moscow state university",),
}
# Names of one city; a query with one of them is also tried with the others.
_CITIES = (
    "mumbai bombay",
    "chennai madras",
    "kolkata calcutta",
    "bengaluru bangalore",
    "pune poona",
    "kochi cochin",
    "mysuru mysore",
    "mangaluru mangalore",
    "belagavi belgaum",
    "vadodara baroda",
    "varanasi banaras benares",
    "thiruvananthapuram trivandrum",
    "tiruchirappalli trichy",
    "prayagraj allahabad",
    "guwahati gauhati",
    "dhaka dacca",
    "chattogram chittagong",
    "yangon rangoon",
    "beijing peking",
    "guangzhou canton",
    "nanjing nanking",
    "suzhou soochow",
    "xiamen amoy",
    "macao macau",
    "saigon,ho chi minh city",
    "busan pusan",
    "daegu taegu",
    "kyiv kiev",
    "kharkiv kharkov",
    "odesa odessa",
    "lviv lvov",
    "moscow moskva",
    "tokyo tokio",
    "saint petersburg,leningrad",
    "astana,nur sultan",
    "almaty,alma ata",
    "munich munchen",
    "cologne koln",
    "nuremberg nurnberg",
    "hanover hannover",
    "brunswick braunschweig",
    "vienna wien",
    "zurich zuerich",
    "geneva geneve genf",
    "basel basle",
    "prague praha",
    "warsaw warszawa",
    "krakow cracow",
    "copenhagen kobenhavn",
    "gothenburg goteborg",
    "lisbon lisboa",
    "rome roma",
    "milan milano",
    "turin torino",
    "florence firenze",
    "naples napoli",
    "venice venezia",
    "padua padova",
    "genoa genova",
    "seville sevilla",
    "brussels bruxelles brussel",
    "ghent gent",
    "antwerp antwerpen",
    "leuven louvain",
    "athens athina",
    "belgrade beograd",
    "bucharest bucuresti",
    "tehran teheran",
    "isfahan esfahan",
    "mecca makkah",
    "cairo qahira",
)
# 交大 and the like, where the word before says whose it is.
_CHINESE = {
    "交大": ("交通大学",),
    "师大": ("师范大学",),
    "科大": ("科技大学", "科学技术大学"),
    "工大": ("工业大学", "理工大学"),
    "理工": ("理工大学", "理工学院"),
    "农大": ("农业大学",),
    "林大": ("林业大学",),
    "医大": ("医科大学",),
    "财大": ("财经大学",),
    "外大": ("外国语大学",),
    "民大": ("民族大学",),
    "海大": ("海洋大学", "海事大学"),
    "石大": ("石油大学",),
    "航大": ("航空航天大学",),
    "中医大": ("中医药大学",),
    "邮电": ("邮电大学",),
    "工院": ("工学院",),
    "理工大": ("理工大学",),
}
_SAME_CITY = {
    name: tuple(other for other in names if other != name)
    for line in _CITIES
    for names in [line.split("," if "," in line else " ")]
    for name in names
}
_ABROAD = tuple(
    fold(name)
    for each in COUNTRIES
    for name in (each.name.en, each.name.zh)
    if name and each.alpha2 != "CN"
)
_MORE_COUNTRIES = (
    "china",
    "uk",
    "usa",
    "us",
    "korea",
    "russia",
    "iran",
    "vietnam",
    "taiwan",
    "hong kong",
)


def wordings(query: str) -> tuple[str, ...]:
    """Return the folded query and other wordings of it, the query itself first."""
    asked = fold(query)
    found = dict.fromkeys((asked,))
    for step in (_without_country, _with_words_spelt_out, _with_other_cities, _other_chinese):
        for known in tuple(found):
            found.update(dict.fromkeys(step(known)))
    found.update(dict.fromkeys(without_umlauts_spelt_out(each) for each in tuple(found)))
    return tuple(found)[:MOST_WORDINGS]


def _with_words_spelt_out(text: str) -> Iterator[str]:
    words = text.split()
    if " " not in text:  # alone it is a name of its own: MIT, ENS
        return
    for at, word in enumerate(words):
        for other in _SHORT.get(word, ()):
            yield " ".join((*words[:at], other, *words[at + 1 :]))


def _with_other_cities(text: str) -> Iterator[str]:
    marked = f" {text} "
    for name, others in _SAME_CITY.items():
        if f" {name} " in marked:
            for other in others:
                yield marked.replace(f" {name} ", f" {other} ").strip()


def _other_chinese(text: str) -> Iterator[str]:
    for short, others in _CHINESE.items():
        if text.endswith(short):
            for other in others:
                yield text.removesuffix(short) + other


def _without_country(text: str) -> Iterator[str]:
    """Yield 哥伦比亚大学 for 美国哥伦比亚大学, and the words before a country in other scripts."""
    for name in _ABROAD:
        if is_cjk(name[0]):
            rest = text.removeprefix(name).strip()
            if rest != text and len(rest) >= len("大学") + 1:
                yield rest
    for name in (*_ABROAD, *_MORE_COUNTRIES):
        rest = text.removesuffix(f" {name}")
        if rest != text and len(rest.split()) > 1 and not rest.endswith(" of"):
            yield rest
