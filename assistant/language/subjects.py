"""Names of facts and of indicators, laid side by side: 改造教室数量 is what 实际完成改造教室（实际完成） tells of."""

import re
from dataclasses import dataclass

from assistant.language.likeness import SAME_ROW, SAME_SUBJECT, coverage, likeness
from assistant.language.names import thing, without_measure
from assistant.language.polarity import squeezed

_LABEL = re.compile("（([^（）]*)）$")
_WHOLE = re.compile(
    r"^(?:[\d—–~\-至到年月底末截止]*月[底末份]?)?(?:合计|总计|总体|小计|实际完成值?|实际值?|完成值?|完成情况)$"
)
_LACK = frozenset("少未缺减差退坏停欠")
_FINISHED = re.compile(
    "^(?:项目|工程|全部|改造|建设|施工|任务|整体|主体|按期|及时|的|完工|完成)*(?:完工|完成)(?:及时性?|情况)?$"
)


@dataclass(frozen=True)
class Subject:
    """A fact's subject: its name, and whether it tells of the whole (合计) or of one row, which then is the name."""

    name: str
    whole: bool
    of: str = ""
    """What the row's number is of, such as 满意度 in the row 学生."""


def subject_of(text: str) -> Subject:
    """The name in a fact's subject: of the row where it is a row of a table, else the words before the bracket."""
    bare = squeezed(text)
    label = _LABEL.search(bare)
    if label is None:
        return Subject(thing(bare), whole=False)
    base = bare[: label.start()]
    if _WHOLE.match(label[1]):
        return Subject(thing(base), whole=True)
    return Subject(thing(label[1]), whole=False, of=thing(base))


def without_lead(text: str) -> str:
    """A planned fact's subject without the words that say who planned it: 合同约定上门服务 is 上门服务."""
    return re.sub("^(?:合同|计划|目标|批复|方案|约定|应(?![急用对])|任务)+", "", squeezed(text))


def is_bare(text: str) -> bool:
    """Whether a subject only says that something was done: 实际完成."""
    return bool(re.fullmatch("(?:实际|累计|全年|共|共计|已)*(?:完成|达到|实现)了?", squeezed(text)))


def near(name: str, subject: Subject) -> float:
    """How near the core of an indicator's name and a fact's name are, 0 where the fact tells of what is lacking."""
    wanted = thing(name)
    if any(c in _LACK and c not in wanted for c in subject.name):
        return 0.0
    score, joined = likeness(wanted, subject.name), likeness(wanted, subject.name + subject.of)
    return joined if joined >= SAME_ROW else score if score >= SAME_SUBJECT else 0.0


def within(name: str, subject: str) -> float:
    """The weaker bond: every part of the fact's name is part of the indicator's, such as 培训 of 管理人员培训."""
    return SAME_SUBJECT if subject and coverage(subject, thing(name)) == 1.0 else 0.0


def tells_of_finish(name: str) -> bool:
    """Whether an indicator of time asks for the end of the whole work, not of one task of it."""
    return bool(_FINISHED.match(without_measure(squeezed(name).replace("竣工", "完工").replace("建成", "完工"))))
