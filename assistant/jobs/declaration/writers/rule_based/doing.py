"""What is done with what a row counts: the verb that the name of a project ends in, where the row has none.

装备购置 buys 水罐消防车1辆, 困难群众医保资助 pays for 低保对象8650人, 台网运维 keeps 测震台14个. Else it is completed.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import OUTPUT, QUANTITY, read_level2
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.writers.rule_based.row import DraftRow
from assistant.language.measure_words import measure_kind
from assistant.language.word_classes import word_classes

_WORK = re.compile("(?:项目|工程|经费|资金|服务|工作|计划|行动|方案)+$")
_BUYS = frozenset({"购置", "购买", "采购", "配备", "更新"})
_PAYS = frozenset({"资助", "补贴", "补助", "救助", "慰问", "奖励", "扶持", "培训"})
_NAMED = frozenset({"购置", "购买", "采购", "配备"})
"""Verbs of buying that names of rows take too; 更新 and what is paid may be said of more than a row counts."""
_KEEPS = frozenset({"运维", "维护", "养护", "管护"})
_THINGS = frozenset("台套辆具顶架盘只张艘把部床箱件副面块盒瓶枚")
"""Measures of what can be bought; 场, 次, 期 count what takes place."""
_KEPT = _THINGS | frozenset(
    ["个", "座", "处", "条", "站", "所", "间", "栋", "眼", "公里", "米", "平方米", "亩", "盏", "路"]
)
"""Measures of what can be kept in order."""
_COMPLETED = "完成"


def project_verb(name: str) -> str:
    """购置 of 消防装备购置, 资助 of 困难群众医保资助项目; "" where a name ends in no verb of work."""
    bare = _WORK.sub("", name)
    verb = bare[-2:]
    return verb if len(bare) > len(verb) and verb in _BUYS | _PAYS | _KEEPS else ""


def with_verb(row: DraftRow, verb: str) -> DraftRow:
    """A row of work that names only a thing, called after what is done with it: 购置水罐消防车数量."""
    item = row.indicator
    name = f"{verb}{item.name}"
    if (
        verb not in _NAMED | _KEEPS
        or (row.level1, read_level2(item.level2)) != (OUTPUT, QUANTITY)
        or not _takes(item, verb)
        or not is_name(name)
    ):
        return row
    return row.with_changes(name=name, definition=item.definition.replace(item.name, name))


def done(works: Sequence[tuple[Indicator, str]], verb: str) -> str:
    """Works (row and words) in one phrase: 完成A、B，购置C、D."""
    own = {id(row) for row, words in works if verb and (words.startswith(verb) or _takes(row, verb))}
    taken = [words.removeprefix(verb) for row, words in works if id(row) in own]
    rest = [words for row, words in works if id(row) not in own]
    return "，".join(_phrases((_COMPLETED, rest), (verb, taken)))


def _phrases(*groups: tuple[str, Sequence[str]]) -> Iterator[str]:
    yield from (f"{verb}{'、'.join(words)}" for verb, words in groups if words)


def _takes(row: Indicator, verb: str) -> bool:
    """Whether the verb of the project says what is done with a row that names no work itself."""
    if not verb or any(known in row.name for known in word_classes("actions")["doing"] if known[1:]):
        return False
    unit = row.unit.lstrip("万亿千百")
    if verb in _KEEPS:
        return unit in _KEPT
    return unit in _THINGS if verb in _BUYS else measure_kind(unit) == "people" or unit == "户"
