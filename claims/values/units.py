"""The names of units: what each measures, and how it is written out."""

from collections.abc import Iterable

LENGTH = "length"
MEASURES: dict[str, str] = {}
"""Each way to write a unit of measurement, and the unit in the singular."""
CURRENCIES: dict[str, str] = {}
"""Each way to write a currency, and its ISO 4217 code or name in the singular."""
PREFIXES: dict[str, str] = {}
"""Each way to write a currency before the figure."""


def _put(table: dict[str, str], unit: str, names: Iterable[str]) -> None:
    for name in names:
        table[name] = unit


_FULL = """
    inch:inches in.|foot:feet ft ft.|yard:yards yd yds|mile:miles mi|league:leagues
    metre:metres meter meters|acre:acres|hectare:hectares ha
    pound:pounds lb lbs|ounce:ounces oz|ton:tons|tonne:tonnes|stone:stones st
    gram:grams gramme grammes gm g|carat:carats|grain:grains
    litre:litres liter liters|gallon:gallons gal|pint:pints pt|quart:quarts qt
    barrel:barrels bbl|bushel:bushels|cup:cups|teaspoon:teaspoons tsp
    tablespoon:tablespoons tbsp|bit:bits|byte:bytes|knot:knots kn|mph|kph|kmh
    watt:watts w|volt:volts|joule:joules|calorie:calories|kilowatt-hour:kwh
    hertz:hz|degree of arc|nautical-mile|light-year|megaton:megatons|kiloton:kilotons
    dram:drams drachma drachmas|fathom:fathoms|furlong:furlongs|pixel:pixels
    decibel:decibels db|radian:radians rad|turn:turns|block:blocks
"""
for _each in _FULL.replace("\n", "|").split("|"):
    _unit, _, _others = _each.strip().partition(":")
    if _unit and " " not in _unit:
        _put(MEASURES, _unit, [_unit, *_others.split()])
for _unit, *_names in (
    ("degree of arc", "degree angle"),
    ("nautical mile", "nautical mile", "nautical miles"),
    ("light year", "light year", "light years", "light-year", "light-years"),
    ("metric ton", "metric ton", "metric tons", "mt"),
    ("long ton", "long ton", "long tons"),
    ("short ton", "short ton", "short tons"),
    ("fluid ounce", "fluid ounce", "fluid ounces", "fl oz"),
    ("kilowatt-hour", "kilowatt hour", "kilowatt hours", "kilowatt-hours"),
    ("miles per hour", "mile per hour", "miles per hour", "mph", "miles an hour"),
    (
        "kilometres per hour",
        *("km/h", "kph", "kmh", "kilometres per hour", "kilometers per hour"),
        *("kilometer per hour", "kilometre per hour", "km per hour"),
        *("kilometres an hour", "kilometers an hour"),
    ),
    (
        "metres per second",
        *("m/s", "metres per second", "meters per second", "meter per second"),
    ),
    ("feet per second", "feet per second", "foot per second", "ft/s"),
):
    _put(MEASURES, _unit, _names)
_PREFIXED = {
    "metre": (("m",), ("metre", "metres", "meter", "meters")),
    "gram": (("g", "gm"), ("gram", "grams", "gramme", "grammes")),
    "litre": (("l", "L"), ("litre", "litres", "liter", "liters")),
    "watt": (("w",), ("watt", "watts")),
    "volt": (("v",), ("volt", "volts")),
    "hertz": (("hz",), ("hertz",)),
    "byte": (("b",), ("byte", "bytes")),
    "bit": (("bit", "bits"), ("bit", "bits")),
}
_METRIC = {
    "kilo": "k",
    "mega": "m",
    "giga": "g",
    "tera": "t",
    "hecto": "h",
    "deca": "da",
    "deci": "d",
    "centi": "c",
    "milli": "m",
    "micro": "μ",
    "nano": "n",
    "pico": "p",
}
_SMALL = ("deci", "centi", "milli", "micro", "nano", "pico", "hecto", "deca")
for _base, (_short, _long) in _PREFIXED.items():
    _digital = _base in ("byte", "bit", "hertz", "watt", "volt")
    for _name, _letter in _METRIC.items():
        if _digital and _name in _SMALL:
            continue
        if not _digital and _name in ("mega", "giga", "tera"):
            _put(MEASURES, _name + _base, [_name + each for each in _long])
            continue
        _put(MEASURES, _name + _base, [_name + each for each in _long])
        _put(MEASURES, _name + _base, [_letter + each for each in _short])
_put(MEASURES, "metre", ["m"])
_put(MEASURES, "litre", ["l"])
_put(MEASURES, "kilogram", ["kilo", "kilos", "kgs"])
_put(MEASURES, "kilometre", ["kms", "klick", "klicks"])
_put(MEASURES, "microgram", ["mcg", "µg", "ug"])
_put(MEASURES, "cubic centimetre", ["cc", "cm3", "cm³"])
for _power, _short_power in (("square", ("²", "2")), ("cubic", ("³", "3"))):
    for _length in [
        "inch",
        "foot",
        "yard",
        "mile",
        "metre",
        "kilometre",
        "centimetre",
        "millimetre",
    ]:
        _ways = [each for each, unit in MEASURES.items() if unit == _length]
        _long_ways = [each for each in _ways if len(each) > 2]
        _put(MEASURES, f"{_power} {_length}", [f"{_power} {each}" for each in _ways])
        if _power == "square":
            _put(MEASURES, f"square {_length}", [f"sq {e}" for e in _ways])
            _put(MEASURES, f"square {_length}", [f"sq. {e}" for e in _ways])
        for _end in _short_power:
            _put(
                MEASURES,
                f"{_power} {_length}",
                [each + _end for each in _ways if len(each) <= 2],
            )
for _name in ("in", "st", "hm", "w", "pt", "pm", "block", "rad", "turn", "angle"):
    MEASURES.pop(_name, None)

_CODES = """
    USD:us dollar,u.s. dollar,american dollar,united states dollar
    EUR:euro,€|GBP:british pound,pound sterling,sterling|JPY:yen,japanese yen
    CNY:yuan,chinese yuan,renminbi,rmb,kuai|INR:indian rupee|AUD:australian dollar
    CAD:canadian dollar|NZD:new zealand dollar|HKD:hong kong dollar
    SGD:singapore dollar|TWD:taiwan dollar|CHF:swiss franc|SEK:swedish krona
    NOK:norwegian krone|DKK:danish krone|RUB:ruble,rouble,russian ruble
    TRY:turkish lira|KRW:won,south korean won|BRL:real,brazilian real,reais
    MXN:mexican peso|ZAR:rand|PLN:zloty|CZK:czech koruna|HUF:forint|ILS:shekel
    THB:baht,thai baht|IDR:rupiah|MYR:ringgit|PHP:philippine peso|VND:dong
    EGP:egyptian pound|NGN:naira|KES:kenyan shilling|UAH:hryvnia|SAR:saudi riyal
    AED:dirham|PKR:pakistani rupee|BDT:taka|ARS:argentine peso|CLP:chilean peso
    COP:colombian peso|PEN:nuevo sol|ISK:icelandic krona|BTC:bitcoin|CRC:₡|LAK:₭
    DEM:deutsche mark,german mark|FRF:french franc|ITL:italian lira
"""
for _each in _CODES.replace("\n", "|").split("|"):
    _code, _, _others = _each.strip().partition(":")
    if _code:
        _ways = [each for each in _others.split(",") if each]
        _put(CURRENCIES, _code, [_code.lower(), *_ways])
        _put(CURRENCIES, _code, [each + "s" for each in _ways if each.isascii()])
for _name in [
    "dollar",
    "buck",
    "cent",
    "penny",
    "pound",
    "pence",
    "quid",
    "franc",
    "mark",
    "crown",
    "krona",
    "krone",
    "peso",
    "rupee",
    "lira",
    "riyal",
    "rial",
    "dinar",
    "shilling",
    "kroner",
    "kronor",
    "rupees",
    "guilder",
    "escudo",
    "peseta",
    "drachma",
    "sen",
    "satoshi",
    "schilling",
    "lek",
    "leu",
    "lev",
    "pula",
    "kip",
    "kwacha",
    "cedi",
    "birr",
]:
    _put(CURRENCIES, _name, [_name, _name + "s"])
for _name in [
    "afghani",
    "ariary",
    "austral",
    "baht",
    "balboa",
    "birr",
    "boliviano",
    "bolivar",
    "cedi",
    "centavo",
    "centime",
    "colon",
    "cordoba",
    "cruzeiro",
    "dalasi",
    "denar",
    "dirham",
    "dram",
    "euro",
    "fen",
    "florin",
    "forint",
    "gourde",
    "groszy",
    "guarani",
    "hryvnia",
    "inti",
    "jiao",
    "kina",
    "kopek",
    "koruna",
    "kroon",
    "kuna",
    "kwacha",
    "kwanza",
    "kyat",
    "lari",
    "lats",
    "lempira",
    "lilangeni",
    "litas",
    "loti",
    "manat",
    "mao",
    "markka",
    "metical",
    "naira",
    "nakfa",
    "ngultrum",
    "ouguiya",
    "paanga",
    "paisa",
    "pataca",
    "pfennig",
    "pula",
    "punt",
    "quetzal",
    "rand",
    "riel",
    "ringgit",
    "ruble",
    "rouble",
    "rufiyaa",
    "rupiah",
    "shekel",
    "som",
    "somoni",
    "sucre",
    "taka",
    "tala",
    "tenge",
    "tolar",
    "tugrik",
    "togrog",
    "vatu",
    "yen",
    "yuan",
    "zloty",
]:
    for _way in (_name, _name + "s"):
        CURRENCIES.setdefault(_way, _name)
_put(CURRENCIES, "cent", ["penny", "pennies"])
_put(CURRENCIES, "pound", ["£"])
_put(CURRENCIES, "dollar", ["$"])
_put(PREFIXES, "dollar", ["$", "dollar", "dollars"])
_put(PREFIXES, "pound", ["£"])
_put(PREFIXES, "EUR", ["€", "euro", "euros"])
_put(PREFIXES, "JPY", ["¥"])
_put(PREFIXES, "INR", ["₹"])
_put(PREFIXES, "KRW", ["₩"])
_put(PREFIXES, "rupee", ["rs", "rs.", "re."])
_put(PREFIXES, "CRC", ["₡"])
_put(PREFIXES, "LAK", ["₭"])
_put(PREFIXES, "sen", ["sen"])
for _code in ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD"):
    _put(PREFIXES, _code, [_code.lower()])
_put(PREFIXES, "CNY", ["rmb"])
ISO_CODES = frozenset(code for code in CURRENCIES.values() if code.isupper())
for _code, _begins in {
    "USD": ("us", "u.s.", "usd"),
    "CAD": ("c", "ca", "cad", "canada", "canadian"),
    "AUD": ("a", "au", "aud"),
    "NZD": ("nz", "nzd"),
    "HKD": ("hk", "hkd"),
    "SGD": ("sg", "sgd"),
    "TWD": ("nt",),
    "MXN": ("mex", "mxn"),
    "BRL": ("r",),
}.items():
    for _begin in _begins:
        _put(PREFIXES, _code, [_begin + "$", _begin + " $"])

OF = [
    "afghan",
    "albanian",
    "algerian",
    "american",
    "angolan",
    "argentine",
    "argentinian",
    "armenian",
    "aruban",
    "australian",
    "austrian",
    "azerbaijani",
    "bahamian",
    "bahraini",
    "bangladeshi",
    "barbadian",
    "barbados",
    "belarusian",
    "belgian",
    "belize",
    "bermudian",
    "bolivian",
    "bosnian",
    "botswana",
    "brazilian",
    "british",
    "brunei",
    "bulgarian",
    "burmese",
    "burundi",
    "cambodian",
    "canadian",
    "cayman",
    "chilean",
    "chinese",
    "colombian",
    "congolese",
    "croatian",
    "cuban",
    "cypriot",
    "czech",
    "danish",
    "djibouti",
    "dominican",
    "dutch",
    "ecuadorian",
    "egyptian",
    "english",
    "estonian",
    "ethiopian",
    "european",
    "fijian",
    "finnish",
    "french",
    "gambian",
    "georgian",
    "german",
    "ghanaian",
    "greek",
    "guatemalan",
    "guernsey",
    "guinean",
    "guyanese",
    "haitian",
    "honduran",
    "hungarian",
    "icelandic",
    "indian",
    "indonesian",
    "iranian",
    "iraqi",
    "irish",
    "israeli",
    "italian",
    "jamaican",
    "japanese",
    "jersey",
    "jordanian",
    "kazakh",
    "kazakhstani",
    "kenyan",
    "kuwaiti",
    "kyrgyz",
    "laotian",
    "latvian",
    "lebanese",
    "liberian",
    "libyan",
    "lithuanian",
    "luxembourg",
    "macedonian",
    "malagasy",
    "malawian",
    "malaysian",
    "maldivian",
    "maltese",
    "mauritian",
    "mexican",
    "moldovan",
    "mongolian",
    "moroccan",
    "mozambican",
    "namibian",
    "nepalese",
    "nicaraguan",
    "nigerian",
    "norwegian",
    "omani",
    "pakistani",
    "panamanian",
    "paraguayan",
    "peruvian",
    "philippine",
    "polish",
    "portuguese",
    "qatari",
    "romanian",
    "russian",
    "rwandan",
    "samoan",
    "saudi",
    "serbian",
    "seychelles",
    "singapore",
    "slovak",
    "slovenian",
    "somali",
    "spanish",
    "sudanese",
    "surinamese",
    "swazi",
    "swedish",
    "swiss",
    "syrian",
    "taiwan",
    "tajikistani",
    "tanzanian",
    "thai",
    "tongan",
    "tunisian",
    "turkish",
    "turkmenistan",
    "ugandan",
    "ukrainian",
    "uruguayan",
    "uzbekistani",
    "venezuelan",
    "vietnamese",
    "yemeni",
    "zambian",
    "zimbabwean",
]
"""Whose a currency is: "500 Jamaican dollars"."""

TEMPERATURES = {
    "celsius": "degree Celsius",
    "celcius": "degree Celsius",
    "centigrade": "degree Celsius",
    "centigrate": "degree Celsius",
    "c": "degree Celsius",
    "fahrenheit": "degree Fahrenheit",
    "farenheit": "degree Fahrenheit",
    "farenheight": "degree Fahrenheit",
    "f": "degree Fahrenheit",
    "kelvin": "kelvin",
    "kelvins": "kelvin",
    "k": "kelvin",
    "rankine": "degree Rankine",
    "r": "degree Rankine",
}
PERIODS = {
    "year": "year",
    "years": "year",
    "yr": "year",
    "yrs": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
}
