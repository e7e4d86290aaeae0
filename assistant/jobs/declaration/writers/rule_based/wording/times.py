"""The texts of days and of times that something takes or lasts."""

import re
from collections.abc import Sequence
from typing import TypeVar

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.jobs.declaration.ledger.row_names import WHOLE_PROJECT
from assistant.jobs.declaration.writers.rule_based.wording.names import family_near, main_work, project_words
from assistant.jobs.declaration.writers.rule_based.wording.texts import WHOLE_PERIOD, Texts, filled
from assistant.language.target import Operator
from policy_corpus import wordings
from policy_corpus.wordings import ClockEnd, ClockStart, Lasting, SaidFamily

_TIME = re.compile("(?:完成)?(?:时间|时限|期限|时长|时效)$")
_UNIT = re.compile("^(?:个)?")
_STARTS = re.compile("(?:[自从](?P<since>[一-鿿]{2,12}?)(?:之日起|之日|起)?|(?P<after>[一-鿿]{2,10}后))$")
_AVERAGE = re.compile("平均|均")
_BEFORE = 20
_One = TypeVar("_One", ClockStart, ClockEnd, Lasting, SaidFamily)


def date(name: str, facts: Facts, period: str = "") -> Texts:
    """The texts of a day by which something is over; the end of all years is of all that they do."""
    base = _TIME.sub("", name)
    if name == WHOLE_PROJECT and period == WHOLE_PERIOD:
        project = project_words(facts)
        return Texts(f"{project}各年任务全部完成并通过验收的日期", "", f"{project}分年进度记录", f"{project}验收资料")
    if name == WHOLE_PROJECT:
        work = main_work(facts)
        return Texts(f"{work}全部完成的日期", "", f"{work}进度记录", f"{work}验收或完成确认资料")
    family, event = last_said(base, wordings.days())
    of = base.removesuffix(event) if family else base
    if family is None:
        act = family_near(base, facts)
        slots = {"work": base, "object": base}
        data = filled(act.data_source, slots) if act else f"{base}进度记录"
        return Texts(f"{base}全部完成的日期", "", data, filled(act.evidence, slots) if act else f"{base}完成确认单")
    slots = {"of": of if len(of) > 1 else main_work(facts), "event": event, "base": base}
    done = event and name.endswith("完成时间") and "全部" not in family.definition
    definition = filled("{of}{event}全部完成的日期" if done else family.definition, slots)
    return Texts(definition, "", filled(family.data_source, slots), filled(family.evidence, slots))


def span(entry: LedgerEntry, facts: Facts, period: str) -> Texts:
    """The texts of a time: from what until what it runs, or what is to last, and which of all such times counts."""
    of = _TIME.sub("", entry.name)
    lasts, _ = last_said(entry.name, wordings.lasting())
    slots = {"of": of, "time": _noun(entry.unit), "period": period}
    if lasts is not None:
        return Texts(filled(lasts.definition, slots), "", filled(lasts.record, slots), filled(lasts.paper, slots))
    said = _start_in(entry, facts)
    start, _ = last_said(said, wordings.clock_starts()) if said else (None, "")
    start = start or last_said(of, wordings.clock_starts())[0]
    end, event = last_said(of, wordings.clock_ends())
    until = filled(end.end, {"event": event}) if end else "处理完毕"
    proof = filled(end.paper, {"event": event}) if end else ""
    begin = said or (start.start if start else "")
    took = f"从{begin}到{until}所用的{slots['time']}" if begin else f"{period}每次{of}实际所用的{slots['time']}"
    record, paper = (start.record, start.paper) if start else (f"{of}登记", f"{of}起止时间登记表")
    return Texts(f"{took}，{_which(entry, facts, period)}", "", record, "、".join(filter(None, (paper, proof))))


def _start_in(entry: LedgerEntry, facts: Facts) -> str:
    """What the brief itself says sets the clock going: 公示期满 of 自公示期满10个工作日内, 雪停后 of 雪停后24小时; ""
    where it does not say."""
    clause = re.split("[，,。；;、：:\n]", facts.text[max(0, entry.start - _BEFORE) : entry.start])[-1]
    found = _STARTS.search(clause)
    return (found["since"] or found["after"] or "") if found else ""


def _which(entry: LedgerEntry, facts: Facts, period: str) -> str:
    """Which of the times counts: the average where the brief says so, else the worst."""
    before = facts.text[max(0, entry.start - _BEFORE) : entry.start]
    if _AVERAGE.search(re.split("[，。；,;\n]", before)[-1]):
        return f"取{period}平均值"
    return f"取{period}{'最短' if entry.operator in {Operator.AT_LEAST, Operator.MORE_THAN} else '最长'}一次"


def _noun(unit: str) -> str:
    """小时数 of 个小时, 工作日数 of 工作日."""
    return f"{_UNIT.sub('', unit.partition('/')[0])}数"


def last_said(text: str, families: Sequence[_One]) -> tuple[_One | None, str]:
    """The family whose word a text says last, and the word."""
    found = [(text.rfind(w) + len(w), len(w), -i, w) for i, f in enumerate(families) for w in f.words if w in text]
    if not found:
        return None, ""
    _, _, at, word = max(found)
    return families[-at], word
