"""The outline of a 评价报告 from the data of its kind, filled with what its sections say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.domain.filing_kind import KindSection
from assistant.domain.vocabulary import FormKind
from assistant.jobs.evaluation.report.contents import ReportMaterial, repeated, section_text
from policy_corpus.kinds import kind_of

_CHINESE = "一二三四五六七八九十"


class ReportPart(NamedTuple):
    """A heading with its rule-based text; "" for one that only holds others."""

    key: str
    title: str
    level: int
    text: str = ""


def report_parts(material: ReportMaterial) -> tuple[ReportPart, ...]:
    """All sections in the order of the outline."""
    kind = kind_of(FormKind.EVALUATION_REPORT)
    return tuple(_filled(kind.sections if kind else (), material, ()))


def _filled(sections: Sequence[KindSection], material: ReportMaterial, within: Sequence[str]) -> Iterator[ReportPart]:
    at, number = 0, 0
    while at < len(sections):
        section = sections[at]
        inner = _inner(sections, at)
        number = number + 1 if section.each or section.optional else 0
        if section.each:
            yield from _each(section, inner, material, within)
        elif not section.optional or section_text(section.key, material):
            title = _title(section, number, section.title, material)
            yield ReportPart(section.key, title, section.level, section_text(section.key, material))
            yield from _filled(inner, material, within)
        else:
            number -= 1
        at += 1 + len(inner)


def _inner(sections: Sequence[KindSection], at: int) -> Sequence[KindSection]:
    """The deeper sections right behind one."""
    end = at + 1
    while end < len(sections) and sections[end].level > sections[at].level:
        end += 1
    return sections[at + 1 : end]


def _each(
    section: KindSection, inner: Sequence[KindSection], material: ReportMaterial, within: Sequence[str]
) -> Iterator[ReportPart]:
    for number, one in enumerate(repeated(section.each, material, within), 1):
        around = (*within, one.key)
        title = _title(section, number, one.name, material)
        yield ReportPart(_key(section.key, around), title, section.level, one.text)
        yield from _filled(inner, material, around)


def _key(pattern: str, around: Sequence[str]) -> str:
    """``analysis.*.*`` with the keys of what it stands in and of itself."""
    for key in around:
        pattern = pattern.replace("*", key, 1)
    return pattern


def _title(section: KindSection, number: int, name: str, material: ReportMaterial) -> str:
    """The heading; what holds braces itself (a name of an indicator) is put in as it stands."""
    if not (section.each or section.optional):
        return section.title
    whose = "" if material.evaluation.framework.startswith("department") else "项目"
    chinese = _CHINESE[number - 1] if 0 < number <= len(_CHINESE) else str(number)
    return section.title.format(序=chinese, 号=number, 名=name, 项目=whose)
