"""MEA007 计量单位不合适: 计量单位是否与指标名称相配."""

import re

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.measure_words import measure_kind
from assistant.language.names import counted_in, is_thing
from assistant.rules.lexicon import bare
from assistant.rules.rule import PROJECT_RULES, Case, Example, Hit, Outcome, Rule

_SIZES = frozenset({"length", "area", "money"})
_SHARE = {"%", "‰", "百分点", "个百分点", "分"}


def check(case: Case) -> Outcome:
    """A unit that cannot belong to the name, a noun in place of a unit, or a bare number."""
    for row in case.rows:
        text, name = row.indicator.target, bare(row.name)
        if not row.target.is_number or not any(c.isdigit() for c in text):
            continue
        problem = _problem(name, row.target.unit, has_unit=_named(row.name) or bool(row.indicator.unit))
        if problem:
            yield Hit(row.path("target"), f"“{row.name}”的指标值“{text}”{problem}。", evidence=text, row=row.index)


def _named(name: str) -> bool:
    """A unit in brackets in the name: 成本控制数（万元）."""
    return bool(re.search(r"[（(].{1,5}[)）]", name))


def _problem(name: str, unit: str, *, has_unit: bool) -> str:
    if unit.endswith("数") and counted_in(unit):
        return f"单位写成了“{unit}”"
    if re.search(r"满意度?(?:率)?$", name) and unit and unit not in _SHARE:
        return f"单位不应是“{unit}”"
    if name.endswith("率") and (is_thing(unit) or measure_kind(unit) in _SIZES):
        return f"是比率，单位却是“{unit}”"
    if name.endswith("面积") and unit in _SHARE:
        return f"是面积，单位却是“{unit}”"
    if re.search(r"(?:小组|班组|队伍|机构)$", name) and unit == "次":
        return "以“次”计量机构"
    is_measured = name.endswith(("数量", "面积", "里程", "率")) or (name.endswith("数") and counted_in(name))
    return "没有计量单位" if is_measured and not unit and not has_unit else ""


RULE = Rule(
    code="MEA007",
    name="unit-mismatch",
    title="计量单位不合适",
    severity=Severity.WARNING,
    groups=PROJECT_RULES,
    what="计量单位是否与指标名称相配",
    why="单位不对，数就失去意义",
    advice="改用合适的单位，如率用“%”、人数用“人”。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="三（三）",
        ),
    ),
    bad=Example("满意度用“度”", {"indicators[5].target": "90.00(度)"}),
    good=Example("满意度用“%”", {}),
    check=check,
)
