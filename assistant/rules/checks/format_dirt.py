"""TXT001 文字格式不整: 是否有多余引号、重复标点或全半角混用."""

import re
from collections.abc import Iterator

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.rules.rule import GOAL_RULES, Case, Example, Hit, Outcome, Rule

_DOUBLED = re.compile(r"[，。；、]{2,}|,,|(?<![.…])\.\.(?!\.)")
_HALF = re.compile(r"(?<=[一-鿿]),(?=[一-鿿])")
_QUOTED = re.compile(r'^".*"$', re.S)


def check(case: Case) -> Outcome:
    """Names wrapped in quotes, doubled punctuation, half-width commas among full-width ones."""
    for path, text, row in _texts(case):
        if _QUOTED.match(text.strip()) or _DOUBLED.search(text) or (_HALF.search(text) and "，" in text):
            yield Hit(path, f"“{text.strip()[:24]}”有多余或混用的符号。", evidence=text[:60], row=row)


def _texts(case: Case) -> Iterator[tuple[str, str, int | None]]:
    yield "goals.annual", case.filing.goals.annual, None
    for row in case.rows:
        yield row.path("name"), row.indicator.name, row.index


RULE = Rule(
    code="TXT001",
    name="format-dirt",
    title="文字格式不整",
    severity=Severity.INFO,
    groups=GOAL_RULES,
    what="是否有多余引号、重复标点或全半角混用",
    why="格式不整影响汇总和公开",
    advice="删去多余符号，统一用全角标点。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("名称带多余引号", {"indicators[3].name": '"持证上岗率"'}),
    good=Example("格式整齐", {}),
    check=check,
)
