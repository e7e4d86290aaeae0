"""What is done with what a goal counts: the verb that the name of a project ends in, where its row has none.

装备购置 buys 水罐消防车1辆, 困难群众医保资助 pays for 低保对象8650人; of anything else work is completed.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.indicator import Indicator
from assistant.language.measure_words import measure_kind
from assistant.language.word_classes import word_classes

_WORK = re.compile("(?:项目|工程|经费|资金|服务|工作|计划|行动|方案)+$")
_BUYS = frozenset({"购置", "购买", "采购", "配备", "更新"})
_PAYS = frozenset({"资助", "补贴", "补助", "救助", "慰问", "奖励", "扶持", "培训"})
_THINGS = frozenset("台套辆具顶架盘只张艘把部床箱件副面块盒瓶枚")
"""Measures of what can be bought; 场, 次, 期 count what takes place."""
_COMPLETED = "完成"


def project_verb(name: str) -> str:
    """购置 of 消防装备购置, 资助 of 困难群众医保资助项目; "" where a name ends in no verb of work."""
    bare = _WORK.sub("", name)
    verb = bare[-2:]
    return verb if len(bare) > len(verb) and verb in _BUYS | _PAYS else ""


def done(works: Sequence[tuple[Indicator, str]], verb: str) -> str:
    """Works (row and words) in one phrase: 完成A、B，购置C、D."""
    taken = [words for row, words in works if _takes(row, verb)]
    rest = [words for row, words in works if not _takes(row, verb)]
    return "，".join(_phrases((_COMPLETED, rest), (verb, taken)))


def _phrases(*groups: tuple[str, Sequence[str]]) -> Iterator[str]:
    yield from (f"{verb}{'、'.join(words)}" for verb, words in groups if words)


def _takes(row: Indicator, verb: str) -> bool:
    """Whether the verb of the project says what is done with a row that names no work itself."""
    if not verb or any(known in row.name for known in word_classes("actions")["doing"] if known[1:]):
        return False
    unit = row.unit.lstrip("万亿千百")
    return unit in _THINGS if verb in _BUYS else measure_kind(unit) == "people" or unit == "户"
