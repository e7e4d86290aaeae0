"""How the name of an indicator becomes something people can be asked about, and who is to be asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.base import Frozen
from assistant.data_files import load_model
from assistant.domain.indicator import Indicator
from assistant.domain.placeholders import is_placeholder

SERVED = "服务对象"


class _Words(Frozen):
    """The tables of questionnaire_words.yaml; each of the last four is a list of regular expressions."""

    general: tuple[str, ...]
    of_department: tuple[str, ...]
    people: tuple[str, ...]
    for_files: tuple[str, ...]
    measures: tuple[str, ...]
    only_people: tuple[str, ...]


@cache
def _words() -> _Words:
    return load_model(Path(__file__).with_suffix(".yaml"), _Words)


def general_aspects() -> tuple[str, ...]:
    """What any project with people to serve can be asked."""
    return _words().general


def department_aspects() -> tuple[str, ...]:
    """What can be asked of a whole department (中发〔2018〕34号（四）)."""
    return _words().of_department


@dataclass(frozen=True)
class SurveyAspect:
    """One thing a satisfaction indicator asks; ``subject`` empty for the whole project."""

    indicator: str
    subject: str = ""


Audiences = Mapping[str, Sequence[SurveyAspect]]

_SATISFIED = re.compile(r"(?:的)?(?:综合|总体|整体)?(?:非常)?满意(?:度|率|程度)?(?:指标)?$")
_WHO_WHAT = re.compile(r"^(?P<who>.+?)对(?!象)于?(?P<what>.+?)$")
_JOINED = re.compile(r"[、/]|和(?!谐)|与(?!会)|及(?!时|格)")
_NOTE = re.compile(r"[（(【\[].*?[)）】\]]")
_CHANGE = re.compile(r"(?:增长|下降|提升|提高|改善|降低|减少|增加)(?:率|幅度|程度|情况|人数|数)?$")


@cache
def _ending(kind: str) -> re.Pattern[str]:
    """The words of a table at the end of a name."""
    return re.compile(f"(?:{'|'.join(getattr(_words(), kind))})$")


@cache
def _for_files() -> re.Pattern[str]:
    return re.compile("|".join(_words().for_files))


def _without_measure(name: str) -> str:
    measure = _ending("measures").pattern
    return re.sub(f"(?:总)?{measure}", "", name)


def audiences(rows: Iterable[Indicator]) -> dict[str, list[SurveyAspect]]:
    """Who is to be asked what, in the order of the indicators: 学生和家长满意度 asks two groups."""
    found: dict[str, list[SurveyAspect]] = {}
    for row in rows:
        name = _NOTE.sub("", row.name).strip()
        if is_placeholder(row.name) or not _SATISFIED.search(name):
            continue
        who, subject = _who_and_what(_SATISFIED.sub("", name))
        for group in _split(who):
            found.setdefault(group, []).append(SurveyAspect(row.name, subject))
    return found


def _who_and_what(text: str) -> tuple[str, str]:
    pair = _WHO_WHAT.match(text)
    if pair and _ending("people").search(pair["who"]):
        return pair["who"], "" if pair["what"].removeprefix("本") in {"项目", "工作"} else pair["what"]
    if not text or _ending("people").search(text):
        return text or SERVED, ""
    return SERVED, "" if _JOINED.search(text) else text


def _split(who: str) -> list[str]:
    """The groups that a name joins; a part that names no people keeps the name whole (老人和儿童 are two groups)."""
    parts = [p.strip() for p in _JOINED.split(who) if p.strip()]
    return parts if parts and all(_ending("people").search(p) for p in parts) else [who]


def aspect(name: str) -> str:
    """What people can be asked of an indicator: 老年助餐服务人次 is 老年助餐服务; empty where they cannot judge it.

    A rise or fall is asked as a change, so that the question does not answer itself.
    """
    plain = _NOTE.sub("", name).strip()
    if _for_files().search(plain) or _JOINED.search(plain):
        return ""
    changed = _CHANGE.sub("变化", plain)
    bare = changed if changed != plain else _without_measure(plain)
    return bare if len(bare) >= 2 and not _ending("only_people").search(bare) else ""
