"""Which regions' rules hold in a place: its own and those of its province (``regions.yaml``)."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from assistant.base import Frozen
from assistant.data_files import load_model

_FILE = Path(__file__).parent / "regions.yaml"


class Province(Frozen):
    """A province, autonomous region or municipality, with its cities, prefectures and leagues."""

    name: str = Field(min_length=2)
    """Short, as documents are filed: 河南, 内蒙古."""
    full_name: str = Field(min_length=3)
    cities: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    """By which its documents begin their issuing code: 豫 in 豫财效."""


class Regions(Frozen):
    """All provinces of the mainland, and 港澳台, whose budgets follow rules of their own."""

    provinces: tuple[Province, ...]
    special: tuple[Province, ...] = ()
    city_letters: Mapping[str, str] = {}
    """City by the letter of its issuing code: 甬 is 宁波."""


@cache
def all_regions() -> Regions:
    """The regions that are known. Raises DataFileError."""
    return load_model(_FILE, Regions)


def regions(region: str | None) -> tuple[str, ...]:
    """The regions whose rules hold in a place, the smallest first: 郑州市 gives 郑州 and 河南.

    A place that is not known stands for itself alone; a county of a known city (郑州市金水区) has the city's as well.
    """
    if not region or not (name := region.strip()):
        return ()
    province, rest = _province_and_rest(name)
    city, below = _city_and_rest(rest, province) if rest else ("", "")
    inside = _provinces_of().get(city, "") if city else ""
    parts = (below, _distinct(city), inside or province)
    return tuple(dict.fromkeys(p for p in parts if p))


@cache
def code_letters() -> frozenset[str]:
    """The letters of provinces and cities with which an issuing code begins: 青, 豫, 甬."""
    of_provinces = (letter for province in all_regions().provinces for letter in province.letters)
    return frozenset({*of_provinces, *all_regions().city_letters})


@cache
def place_names() -> frozenset[str]:
    """Provinces and cities as running text names them, short and in full."""
    provinces = (name for p in all_regions().provinces for name in (p.name, p.full_name))
    cities = (name for city in _provinces_of() for name in (city, f"{city}市"))
    return frozenset({*provinces, *cities})


@cache
def city_names() -> tuple[str, ...]:
    """Cities, prefectures and leagues, in short."""
    return tuple(_provinces_of())


def _province_and_rest(name: str) -> tuple[str, str]:
    """The province that a name begins with, and what follows; 吉林市 is the city, 吉林 and 吉林省 the province."""
    for province in (*all_regions().provinces, *all_regions().special):
        if name in (province.name, province.full_name):
            return province.name, ""
        if name.startswith(province.full_name):
            return province.name, name.removeprefix(province.full_name)
    return "", name


def _city_and_rest(name: str, province: str) -> tuple[str, str]:
    """The city that a name begins with, and its county where one follows; else the bare name as it stands."""
    for city, inside in _provinces_of().items():
        whole = city if _is_full(city) else f"{city}市"
        if (not province or inside == province) and (name == city or name.startswith(whole)):
            return city, name.removeprefix(whole) if name != city else ""
    return "", name.removesuffix("市").removesuffix("省")


def _distinct(city: str) -> str:
    """A city by its short name, with 市 where the province has the same (吉林)."""
    return f"{city}市" if _provinces_of().get(city) == city else city


def _is_full(city: str) -> bool:
    return city.endswith(("自治州", "地区", "盟"))


@cache
def _provinces_of() -> Mapping[str, str]:
    return dict(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    for province in all_regions().provinces:
        yield from ((city, province.name) for city in province.cities)
