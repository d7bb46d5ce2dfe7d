"""Write data/units.toml anew: units and currencies, from CLDR by way of babel.

CLDR gives the names and symbols in English and British English and the ISO 4217 codes.
What a unit is worth in the base unit of its dimension
stands here, for babel leaves that table of CLDR out: the definitions of the SI and of
the international yard and pound, exact. What CLDR does not know is added by hand, in
data/unit_names.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version

TARGET = Path(__file__).parents[2] / "data" / "units.toml"

# Key in CLDR, our name where it is not the British one: what it is in the base unit.
FACTORS = {
    "length": """
        length-meter 1 | length-mile 1609.344 | length-yard 0.9144 | length-foot 0.3048
        length-inch 0.0254 | length-furlong 201.168 | length-fathom 1.8288
        length-nautical-mile 1852 | length-light-year 9460730472580800
        length-astronomical-unit 149597870700 | length-mile-scandinavian 10000
    """,
    "area": """
        area-square-meter 1 | area-square-kilometer 1000000 | area-hectare 10000
        area-square-centimeter 0.0001 | area-square-mile 2589988.110336
        area-acre 4046.8564224 | area-square-yard 0.83612736
        area-square-foot 0.09290304 | area-square-inch 0.00064516 | area-dunam 1000
    """,
    "volume": """
        volume-cubic-meter 1 | volume-cubic-kilometer 1000000000
        volume-cubic-centimeter 0.000001 | volume-cubic-mile 4168181825.440579584
        volume-cubic-yard 0.764554857984 | volume-cubic-foot 0.028316846592
        volume-cubic-inch 0.000016387064 | volume-liter 0.001
        volume-acre-foot 1233.48183754752 | volume-bushel 0.03523907016688
        volume-gallon=gallon 0.003785411784
        volume-gallon-imperial=imperial-gallon 0.00454609
        volume-quart=quart 0.000946352946
        volume-pint=pint 0.000473176473 | volume-cup=cup 0.0002365882365
        volume-fluid-ounce=fluid-ounce 0.0000295735295625
        volume-tablespoon 0.00001478676478125 | volume-teaspoon 0.00000492892159375
        volume-barrel 0.158987294928
    """,
    "mass": """
        mass-gram 0.001 | mass-tonne 1000 | mass-ton 907.18474 | mass-stone 6.35029318
        mass-pound 0.45359237 | mass-ounce 0.028349523125 | mass-carat 0.0002
        mass-ounce-troy 0.0311034768 | mass-grain 0.00006479891
    """,
    "duration": """
        duration-second 1 | duration-minute 60 | duration-hour 3600 | duration-day 86400
        duration-week 604800 | duration-month 2629746 | duration-year 31556952
        duration-decade 315569520 | duration-century 3155695200
    """,
    "speed": """
        speed-meter-per-second=metres-per-second 1 | speed-knot 1852/3600
        speed-kilometer-per-hour=kilometres-per-hour 5/18
        speed-mile-per-hour=miles-per-hour 0.44704
    """,
    "energy": """
        energy-joule 1 | energy-calorie 4.184 | energy-watt-hour=watt-hour 3600
        energy-electronvolt 1.602176634e-19 | energy-therm-us=therm 105480400
        energy-british-thermal-unit=British-thermal-unit 1055.05585262
    """,
    "power": "power-watt 1 | power-horsepower 745.69987158227022",
    "pressure": """
        pressure-pascal 1 | pressure-bar 100000 | pressure-atmosphere 101325
        pressure-pound-force-per-square-inch 6894.757293168361
        pressure-millimeter-ofhg 133.322387415 | pressure-inch-ofhg 3386.388640341
    """,
    "force": "force-newton 1 | force-pound-force 4.4482216152605",
    "electric tension": "electric-volt 1",
    "electric current": "electric-ampere 1",
    "frequency": "frequency-hertz 1",
    "information": "digital-bit 1 | digital-byte 8",
    "acceleration": "acceleration-meter-per-square-second 1"
    " | acceleration-g-force 9.80665",
    "luminous flux": "light-lumen 1",
    "share": """
        concentr-percent=percent 0.01 | concentr-permille=per-mille 0.001
        concentr-permillion 0.000001 | concentr-portion-per-1e9 0.000000001
    """,
    "pixels": "graphics-pixel 1",
    "angle": "angle-radian 1",
    "temperature": """
        temperature-kelvin 1 | temperature-celsius=degree-Celsius 1+273.15
        temperature-fahrenheit=degree-Fahrenheit 5/9+45967/180
    """,
}
"""The base unit of a dimension is what is worth 1, of mass the kilogram."""
POWERS = {
    **{"kilo": 3, "mega": 6, "giga": 9, "tera": 12, "peta": 15, "exa": 18, "hecto": 2},
    **{"deca": 1, "deci": -1, "centi": -2, "milli": -3, "micro": -6, "nano": -9},
    "pico": -12,
}
SYMBOLS = {
    **{"kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E"},
    **{"hecto": "h", "deca": "da", "deci": "d", "centi": "c", "milli": "m"},
    **{"micro": "μ", "nano": "n", "pico": "p"},
}
_SMALL = "milli micro nano pico"
_LARGE = "kilo mega giga tera"
# What takes prefixes, and those that are in use.
PREFIXED = {
    "metre": f"hecto deca deci centi {_SMALL} kilo mega giga",
    "gram": f"hecto deca deci centi {_SMALL} kilo mega giga tera",
    "litre": f"hecto deca deci centi {_SMALL} kilo mega giga tera",
    "second": _SMALL,
    "tonne": _LARGE,
    "watt": f"{_LARGE} milli micro",
    "watt-hour": f"{_LARGE} peta",
    "joule": f"{_LARGE} peta exa milli",
    "calorie": "kilo",
    "electronvolt": _LARGE,
    "volt": "kilo mega milli micro",
    "ampere": "kilo milli micro",
    "hertz": _LARGE,
    "byte": f"{_LARGE} peta exa",
    "bit": f"{_LARGE} peta",
    "pascal": "hecto kilo mega giga",
    "bar": "kilo milli",
    "newton": "kilo mega",
    "pixel": "mega giga",
}
# A symbol that is a word, a place in a list or another unit more often than this one.
AMBIGUOUS = frozenset(
    """
    in st pt c CD t gr bar d w y q s N J A V W K B G Gs tn ac deg rad dec mths hm pm us
    cal ps ns hs pL fm Mm Gm Mg Gg Tg ML GL TL MN kA KA Tt gas-equiv Mpx um
    """.split()  # noqa: SIM905 # a list would take a line a symbol
)
# What has a code of ISO 4217 and is no money, and last words that are other words.
NO_MONEY = frozenset(("XAG", "XAU", "XPD", "XPT", "XTS", "XXX"))
NO_NOUNS = frozenset(
    ("gold", "unit", "account", "rights", "ley", "value", "sol", "soberano", "lats")
)


def measures() -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield the dimension of each unit, its name, its factor and other names."""
    locales = Locale("en"), Locale("en", "GB")
    for dimension, lines in FACTORS.items():
        for line in re.split(r"[|\n]", lines):
            if not line.strip():
                continue
            key, factor = line.split()
            key, _, ours = key.partition("=")
            ways = list(_ways(locales, key))
            name = ours.replace("-", " ") if ours else ways[0]
            if key == "energy-watt-hour":  # CLDR has only its thousand.
                name, ways = "watt-hour", ["watt hour", "watt-hours", "watt hours"]
                symbol = "Wh"
            else:
                symbol = _one(locales[0], key, "short", "other")
                ways += [*_plain_symbols(symbol)]
            yield dimension, name, _written(factor), ways
            yield from _with_prefixes(dimension, name, factor, symbol, ways)


def _ways(locales: tuple[Locale, Locale], key: str) -> Iterator[str]:
    for locale in reversed(locales):
        for number in ("one", "other"):
            if way := _one(locale, key, "long", number):
                yield way
                if "-" in way:
                    yield way.replace("-", " ")


def _one(locale: Locale, key: str, length: str, number: str) -> str:
    pattern = locale._data["unit_patterns"].get(key, {}).get(length, {})
    return (pattern.get(number) or "").replace("{0}", "").strip()


def _plain_symbols(symbol: str) -> Iterator[str]:
    """Yield a symbol as it is typed: m² also as m2, mL as ml."""
    for way in (symbol, symbol.replace("²", "2").replace("³", "3")):
        if way and way not in AMBIGUOUS:
            yield way
            if way.endswith("L"):
                yield way[:-1] + "l"
            if "μ" in way:
                yield from (way.replace("μ", "µ"), way.replace("μ", "u"))


def _with_prefixes(
    dimension: str, name: str, factor: str, symbol: str, ways: list[str]
) -> Iterator[tuple[str, str, str, list[str]]]:
    is_long = name == "watt-hour"
    long = [w for w in ways if len(w) > 3 and (is_long or " " not in w) and w != symbol]
    letter = {"bit": "b", "byte": "B", "second": "s"}.get(name, symbol)
    for prefix in PREFIXED.get(name, "").split():
        short = SYMBOLS[prefix]
        worth = Fraction(factor) * Fraction(10) ** POWERS[prefix]
        names = [prefix + way for way in long if way != name]
        symbols = list(_plain_symbols(short + letter))
        if short == "k":
            symbols += _plain_symbols("K" + letter)
        yield dimension, prefix + name, _written(str(worth)), names + symbols


def _written(factor: str) -> str:
    parts = [str(Fraction(each)) for each in factor.split("+")]
    return "+".join(parts)


def currencies() -> dict[str, list[str]]:
    """Return the names and symbols of each currency by its code."""
    data = Locale("en")._data
    found = {}
    for code, name in sorted(data["currency_names"].items()):
        if code in NO_MONEY:
            continue
        plurals = data["currency_names_plural"].get(code, {})
        symbol = data["currency_symbols"].get(code)
        ways = [name, *plurals.values(), *([symbol] if symbol != code else [])]
        found[code] = list(dict.fromkeys(way for way in ways if way))
    return found


def nouns(known: dict[str, list[str]]) -> dict[str, tuple[str, list[str]]]:
    """Return the last words of names, "franc": a code where one currency has it."""
    users: dict[str, set[str]] = defaultdict(set)
    plurals: dict[str, set[str]] = defaultdict(set)
    data = Locale("en")._data["currency_names_plural"]
    for code in known:
        one, other = (data[code][each].split() for each in ("one", "other"))
        noun = one[-1].lower()
        if len(one) > 1 and noun.isalpha() and noun not in NO_NOUNS:
            users[noun].add(code)
            plurals[noun] |= {other[-1].lower(), noun + "s"} - {noun}
    return {
        noun: (min(codes) if len(codes) == 1 else noun, sorted(plurals[noun]))
        for noun, codes in sorted(users.items())
    }


def table() -> str:
    """Return the text of data/units.toml."""
    lines = [
        f"# From CLDR {get_cldr_version()} by `make units`: not edited by hand.",
        "# A unit: what it is worth in the base unit of its dimension, then its names.",
    ]
    written: dict[str, dict[str, str]] = defaultdict(dict)
    for dimension, name, factor, ways in measures():
        others = [way for way in dict.fromkeys(ways) if way != name]
        written[dimension].setdefault(name, ", ".join([factor, *others]))
    for dimension, units in written.items():
        lines += ["", f'["{dimension}"]' if " " in dimension else f"[{dimension}]"]
        lines += [f"{_key(name)} = {_quoted(text)}" for name, text in units.items()]
    known = currencies()
    lines += ["", "# A currency by its ISO 4217 code: its names.", "[currencies]"]
    lines += [f"{code} = {_quoted(', '.join(ways))}" for code, ways in known.items()]
    lines += ["", "# A noun alone: the only currency that has it, or itself."]
    lines += ["[nouns]"]
    for noun, (unit, ways) in nouns(known).items():
        lines.append(f"{_key(noun)} = {_quoted(', '.join([unit, *ways]))}")
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
