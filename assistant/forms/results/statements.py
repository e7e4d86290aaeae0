"""Statements without a figure: 推广未完成, 办学条件明显改善, 未发生安全事故, 项目已完成."""

import re
from typing import NamedTuple

from assistant.language.polarity import NONE, NOT, NOT_YET, is_denied

_ADVERBS = (
    f"均|都|全部|基本|仍|尚|已经|已|也|全面|如期|按期|按时|提前|部分|正在|{NOT}|不|"
    "明显|显著|有所|持续|稳步|进一步|大幅|较好|得到|有效"
)
_VERBS = (
    "完成|开展|实施|启动|建成|建立|落实|实现|达到|达标|达成|达预期|提升|提高|改善|增强|好转|降低|减少|下降|"
    "优化|验收|投用|上线|推进|合格|巩固|健全|完善"
)
_STATED = re.compile(rf"^(?P<what>.{{2,}}?)(?P<how>(?:{_ADVERBS})*(?:{_VERBS}).*)$")
_NONE = re.compile(rf"^(?P<how>(?:全年|年内)?{NONE})(?P<what>.{{2,}})$")
_PARTLY = re.compile("部分|正在")
_PROJECT = re.compile(r"^(?:本|该|整个)?项目(?:目前|至今|现)?")
_FINISHED = re.compile(r"^(?:已经?|全部|全面|均|按期|如期|按时|顺利)*(?:完成|完工|竣工|结项|实施完毕)(?:了|并.*)?$")
_UNFINISHED = re.compile(
    rf"^(?:{NOT_YET}|(?:尚|还|仍)?(?:在|正在))(?:全部|全面)?(?:完成|完工|竣工|结项|实施|建设)(?:中)?$"
)


class Statement(NamedTuple):
    """What is said, and of what."""

    what: str
    how: str
    negative: bool


def read_statement(clause: str) -> Statement | None:
    """The statement of a clause; None where it makes none."""
    if none := _NONE.match(clause):
        stated = clause if clause.startswith(("无", "未发生")) else f"未发生{none['what']}"
        return Statement(none["what"], stated, negative=False)
    made = _STATED.match(clause)
    if made is None:
        return None
    how = made["how"]
    return Statement(made["what"], how, is_denied(how) or _PARTLY.search(how) is not None)


def project_completed(clause: str) -> bool | None:
    """Whether the clause says that the project is finished; None where it says nothing of that."""
    project = _PROJECT.match(clause)
    if project is None:
        return None
    rest = clause[project.end() :].strip()
    return True if _FINISHED.match(rest) else False if _UNFINISHED.match(rest) else None
