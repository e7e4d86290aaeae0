"""REL009 指标重复: 是否有两行衡量同一件事."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.likeness import SAME_INDICATOR, likeness
from assistant.rules.lexicon import bare
from assistant.rules.rule import GOAL_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """Two rows of one name, or of nearly one name with the same value; people of another kind are no repeat."""
    by_name: dict[str, CheckedRow] = {}
    by_value = defaultdict[tuple[str, str | None], list[tuple[str, CheckedRow]]](list)
    for later in case.rows:
        name, value = bare(later.name), (later.indicator.target.strip(), later.level1)
        found = [*_same_name(by_name, name), *_nearly_same(by_value[value], name)]
        if found:
            earlier = min(found, key=lambda row: row.index)
            yield Hit(
                later.path("name"),
                f"“{later.name}”与第{earlier.index + 1}行“{earlier.name}”重复。",
                evidence=later.name,
                row=later.index,
            )
        by_name.setdefault(name, later)
        by_value[value].append((name, later))


def _same_name(known: Mapping[str, CheckedRow], name: str) -> Iterator[CheckedRow]:
    if name and name in known:
        yield known[name]


def _nearly_same(rows: Sequence[tuple[str, CheckedRow]], name: str) -> Iterator[CheckedRow]:
    """The first of the rows of the same value and class whose name is nearly the same."""
    for other, row in rows:
        if "满意" not in other and row.target.is_number and likeness(other, name) >= SAME_INDICATOR:
            yield row
            return


RULE = Rule(
    code="REL009",
    name="duplicate-indicator",
    title="指标重复",
    severity=Severity.WARNING,
    groups=GOAL_RULES,
    what="是否有两行衡量同一件事",
    why="重复计分会抬高或压低总分",
    advice="合并成一行，或改成不同的方面。",
    basis=(
        Citation(
            policy_id="caiyu-2021-101",
            doc_no="财预〔2021〕101号",
            title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
            article="一（二）",
        ),
    ),
    bad=Example("两行同名", {"indicators[3].name": "培训考核合格率"}),
    good=Example("各不相同", {}),
    check=check,
)
