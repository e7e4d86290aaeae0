"""What a design lacks is added by the rules: a class that is missing, never an effect without a value beside others."""

from decimal import Decimal

from assistant.domain.finding import Finding, Severity
from assistant.domain.indicator import Indicator
from assistant.domain.source import Source
from assistant.jobs.declaration.writers.model_based.completing import LEAST, MOST, added_rows, lasts, padding, shortened
from assistant.jobs.declaration.writers.rule_based.row import DraftRow

OPEN = "【待补充：目标值（年）】"
LACKING = [
    Finding(
        code="COM004",
        name="缺少类别",
        severity=Severity.WARNING,
        confidence=Decimal(1),
        path="indicators",
        message="缺一类指标",
        advice="补上",
    )
]
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午"


def row(name, target="≥3个", level=("产出指标", "数量指标"), importance=3):
    return DraftRow(Indicator(level1=level[0], level2=level[1], name=name, target=target), Decimal(importance))


def outputs(count):
    return [row(f"{name}{name}{name}数量") for name in NAMES[:count]]


def added(rows, needed, found=LACKING, unused=()):
    return [r.indicator.name for r, _ in added_rows(rows, needed, found, unused)]


SOCIAL, LASTING = ("效益指标", "社会效益指标"), ("效益指标", "可持续影响指标")
PLEASED = ("满意度指标", "服务对象满意度指标")


def test_a_missing_class_is_added_and_named():
    [(new, reason)] = added_rows(outputs(6), [row("受益居民户数", level=SOCIAL)], LACKING, [])
    assert new.indicator.name == "受益居民户数"
    assert reason == "没有社会效益指标，按规则补上：受益居民户数"


def test_an_effect_without_a_value_is_no_addition_beside_other_effects():
    rows = [*outputs(6), row("受益居民户数", level=SOCIAL)]
    assert added(rows, [row("设备使用年限", OPEN, LASTING)]) == []
    assert added(rows, [row("设备使用年限", "≥8年", LASTING)]) == ["设备使用年限"]


def test_the_only_effect_and_the_satisfaction_are_added_though_they_are_open():
    needed = [row("设备使用年限", OPEN, LASTING), row("居民满意度", OPEN, PLEASED)]
    assert added(outputs(6), needed) == ["设备使用年限", "居民满意度"]


def test_a_class_that_is_there_and_a_form_without_the_finding_get_nothing():
    needed = [row("新增站点数量"), row("受益居民户数", level=SOCIAL)]
    assert added(outputs(6), needed) == ["受益居民户数"]
    assert added(outputs(6), needed, found=[]) == []


def test_too_few_rows_are_filled_up_from_what_the_brief_states_the_weightiest_first():
    unused = [row("次要工作数量", importance=1), row("主要工作数量", importance=5)]
    assert added(outputs(LEAST - 1), [], [], unused)[0] == "主要工作数量"
    assert added(outputs(LEAST), [], [], unused) == []


def test_the_least_important_rows_fall_away_and_the_others_keep_their_order():
    rows = [*outputs(MOST), row("最要紧数量", importance=5), row("最次要数量", importance=1)]
    kept, gone = shortened(rows)
    assert len(kept) == MOST
    assert kept[-1].indicator.name == "最要紧数量"
    assert gone[-1].indicator.name == "最次要数量"
    assert [r for r in rows if r in kept] == kept


def test_room_can_be_made_for_what_is_added():
    kept, gone = shortened(outputs(MOST), MOST - 2)
    assert (len(kept), len(gone)) == (MOST - 2, 2)
    assert shortened(outputs(3)) == (outputs(3), [])


def of(kind, one):
    return one.with_changes(source=Source(kind=kind, label=""))


def test_usual_practice_beside_what_the_brief_states_of_the_same_kind_is_padding():
    stated = [of("brief", one) for one in (*outputs(6), row("减少用量率", "≥8%", SOCIAL))]
    proposed = [of("model", row("影响力", OPEN, SOCIAL)), of("library", row("培训数量"))]
    lasting, pleased = of("library", row("持续使用率", level=LASTING)), of("library", row("满意度", level=PLEASED))
    assert padding([*stated, *proposed, lasting, pleased]) == [*proposed, lasting]
    assert lasts(lasting)
    assert not lasts(pleased)


def test_usual_practice_is_kept_where_nothing_of_its_kind_is_stated_or_rows_are_few():
    alone = of("library", row("知晓率", "≥80%", SOCIAL))
    assert padding([*(of("brief", one) for one in outputs(6)), alone]) == []
    few = [of("brief", one) for one in outputs(5)]
    assert padding([*few, of("library", row("培训数量"))]) == []
