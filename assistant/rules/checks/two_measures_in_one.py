"""MEA005 一行写了两个指标: 一行是否只衡量一件事."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.placeholders import is_placeholder
from assistant.language.target import Operator
from assistant.rules.lexicon import NOTE
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule
from assistant.rules.word_lists import any_of

_JOIN = re.compile(r"[、及和]|(?<!参)与")
_NUMBER_WITH_UNIT = re.compile(r"\d\s*[一-鿿%]")
_MEASURED = re.compile(any_of("two_measures_in_one", "measured") + "$")
_CLAUSE = re.compile(r"[，,；;]|(?<=[一-鿿])\s+(?=[一-鿿])")


def check(case: Case) -> Outcome:
    """Two measured things joined in a name, several clauses, or two numbers in a value."""
    for row in case.rows:
        text = row.indicator.target
        if is_placeholder(text):
            continue  # what is proposed for an open value is no value yet
        two_values = row.target.operator is Operator.UNPARSEABLE and len(_NUMBER_WITH_UNIT.findall(text)) > 1
        if two_values:
            yield Hit(row.path("target"), f"指标值“{text}”写了两个量。", evidence=text, row=row.index)
        elif _joined(row.name) or _joined(text, only_clauses=True):
            yield Hit(row.path("name"), f"“{row.name}”把几件事写在了一行。", evidence=row.name, row=row.index)


def _joined(name: str, *, only_clauses: bool = False) -> bool:
    plain = bare_keep_spaces(name)
    clauses = [c for c in _CLAUSE.split(plain) if len(c) > 3]
    if len(clauses) > 1 and not only_clauses:
        return True
    pieces = _JOIN.split(plain)
    return not only_clauses and len(pieces) > 1 and all(_MEASURED.search(p) for p in pieces)


def bare_keep_spaces(name: str) -> str:
    """A name without notes and quotes; spaces stay, since they part clauses."""
    return re.sub(r"[\"'“”《》]", "", NOTE.sub("", name)).strip()


RULE = Rule(
    code="MEA005",
    name="two-measures-in-one",
    title="一行写了两个指标",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="一行是否只衡量一件事",
    why="两件事写在一行，一件完成一件没完成时无法计分",
    advice="拆成两行，各写各的指标值。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（一）",
        ),
    ),
    bad=Example("满意度和幸福感并在一行", {"indicators[3].name": "居民参与率、居民幸福感"}),
    good=Example("一行一件事", {}),
    check=check,
)
