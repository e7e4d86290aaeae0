"""The library fills what the brief leaves open, with suggested values to confirm, and nothing that is there already."""

from decimal import Decimal

import pytest

from assistant.domain.facts import BeneficiaryFact, Facts, Span, TextFact
from assistant.domain.indicator import Indicator
from assistant.domain.library import Direction, LibraryEntry, WorkChain
from assistant.domain.placeholders import is_placeholder, placeholder
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.jobs.declaration.work_match import WorkMatch
from assistant.jobs.declaration.writers.rule_based.from_library import enrich, fill_object, library_row, needed_rows
from assistant.jobs.declaration.writers.rule_based.row import CORE, SUGGESTED, DraftRow
from tests.fakes.roles import FixedRoles

PLACES = {
    "数量指标": "产出指标", "质量指标": "产出指标", "时效指标": "产出指标", "社会效益指标": "效益指标",
    "可持续影响指标": "效益指标", "服务对象满意度指标": "满意度指标",
}  # fmt: skip
SPAN = Span(start=0, end=2, text="果农")
PLANTING = Facts(content=TextFact(value="种树", span=SPAN))


def entry(name, level2, **more):
    fields = {
        "id": name, "level1": PLACES[level2], "level2": level2, "name": name, "definition": f"{name}的实际值",
        "unit": "%", "direction": Direction.MORE, "suggested": "≥90%", "value_basis": "行业标准",
        "measurement": "情况统计",
        "data_source": "台账", "evidence": "台账", "words": ("树",),
    }  # fmt: skip
    return LibraryEntry(**{**fields, **more})


UNKNOWN = WorkMatch()
OPEN = placeholder("效益指标，如受益人数、投诉下降率")
LIBRARY = [
    entry("种苗株数", "数量指标"),
    entry("苗木成活率", "质量指标"),
    entry("按期栽植率", "时效指标"),
    entry("林地增加面积", "社会效益指标"),
    entry("村庄绿化覆盖程度", "社会效益指标"),
    entry("护林就业岗位", "社会效益指标"),
    entry("管护制度延续年限", "可持续影响指标"),
    entry("村民满意度", "服务对象满意度指标"),
]


def stated(name, level2, target="≥95%"):
    return DraftRow(Indicator(level1=PLACES[level2], level2=level2, name=name, target=target), Decimal(3))


def added(*rows, long_term=False, serves_public=False, facts=None, library=LIBRARY, work=UNKNOWN):
    found = needed_rows(rows, facts or PLANTING, library, work, long_term=long_term, serves_public=serves_public)
    return [r.indicator.name for r in found]


def test_a_brief_that_states_nothing_gets_a_row_of_each_class_and_its_effect_stands_open():
    assert added() == ["种苗株数", "苗木成活率", "按期栽植率", OPEN, "服务对象满意度"]


def test_a_class_that_the_brief_states_is_not_filled():
    rows = [stated("挖坑数量", "数量指标"), stated("验收合格率", "质量指标"), stated("开工时间", "时效指标")]
    assert added(*rows) == [OPEN, "服务对象满意度"]


def test_satisfaction_that_nobody_speaks_of_is_a_row_with_its_value_open():
    *_, row = needed_rows([], PLANTING, LIBRARY, UNKNOWN, long_term=False, serves_public=False)
    assert is_placeholder(row.indicator.target)
    assert row.indicator.unit == "%"


def test_satisfaction_that_the_brief_states_is_enough():
    assert "村民满意度" not in added(stated("果农满意度", "服务对象满意度指标"), serves_public=True)


def test_what_is_measured_already_under_a_similar_name_is_not_added():
    assert "苗木成活率" not in added(stated("苗木成活比率", "质量指标"))


def test_of_the_effects_that_words_call_up_only_the_units_own_are_taken():
    own = entry("林带固沙面积", "社会效益指标", id="own.1")
    assert added(library=[*LIBRARY, own])[3] == "林带固沙面积"


def test_what_the_best_entries_of_a_class_measure_comes_first():
    other = entry("树坑合格率", "质量指标")
    assert added(library=[other, *LIBRARY])[1] == "树坑合格率"
    assert added(library=[*LIBRARY, other])[1] == "苗木成活率"


FOLLOWING = (
    entry("果园亩均增收", "社会效益指标", suggested="", words=()),
    entry("授粉坐果率", "社会效益指标", words=()),
    entry("嫁接成活率", "质量指标", words=()),
    entry("接穗检疫率", "质量指标", suggested="", words=()),
    entry("果农满意度", "服务对象满意度指标", words=()),
    entry("果园可采年限", "可持续影响指标", words=()),
)
GRAFTING = WorkMatch(
    (
        WorkChain(
            id="orchard.grafting", sector="x", work="果树嫁接",
            quality=("接穗检疫率", "嫁接成活率"), effects=("果园亩均增收", "授粉坐果率", "果园可采年限"),
            satisfaction=("果农满意度",),
        ),
    ),
    certain=True,
    entries=FOLLOWING,
)  # fmt: skip


ORCHARD = PLANTING.model_copy(update={"text_without_orders": "果园嫁接，人工授粉。"})


def test_what_follows_from_the_work_comes_before_what_its_words_call_up_and_what_has_a_value_first():
    rows = added(work=GRAFTING, long_term=True, serves_public=True, facts=ORCHARD)
    assert rows == ["种苗株数", "嫁接成活率", "按期栽植率", "授粉坐果率", "果园可采年限", "果农满意度"]


def test_effects_of_the_chain_fill_up_to_two_beside_those_that_the_brief_states():
    rows = added(stated("覆盖村庄", "社会效益指标"), work=GRAFTING, facts=ORCHARD)
    assert [r for r in rows if r in {"授粉坐果率", "果园亩均增收"}] == ["授粉坐果率"]


def test_an_effect_of_which_the_brief_does_not_speak_is_not_taken():
    assert OPEN in added(work=GRAFTING)


def test_a_usual_value_is_a_suggestion_to_confirm():
    row = library_row(entry("苗木成活率", "质量指标", core=True), Facts())
    assert (row.indicator.target, row.indicator.source.confirm, row.importance) == ("≥90%", True, CORE)


def test_without_a_usual_value_the_target_is_marked_open():
    row = library_row(entry("苗木成活率", "质量指标", suggested=""), Facts())
    assert is_placeholder(row.indicator.target)
    assert "%" in row.indicator.target
    assert row.importance == SUGGESTED


@pytest.mark.parametrize(
    ("text", "roles", "name"), [("种植行道树600株。", ["output"], "种植行道树合格率"), ("办好事。", [], "成果合格率")]
)
def test_the_thing_that_the_brief_counts_fills_the_name(text, roles, name):
    facts = Facts(text=text, ledger=read_ledger(text, 2027, FixedRoles(*roles)))
    assert fill_object(entry("{object}合格率", "质量指标", name_default="成果合格率"), facts) == name


def test_satisfaction_is_of_those_who_benefit():
    facts = Facts(beneficiaries=(BeneficiaryFact(name="果农", span=SPAN),))
    assert fill_object(entry("{object}满意度", "服务对象满意度指标", name_default="满意度"), facts) == "果农满意度"


SPOKEN = "抽样调查苗木成活株数，看所占比重。"


def measured(name, **more):
    return entry(
        name, "质量指标", definition="抽样调查的苗木成活株数所占比重", formula="成活株数÷调查株数×100%", **more
    )


def test_a_stated_row_borrows_the_words_of_the_entry_that_measures_the_same():
    row = enrich(stated("苗木成活率", "质量指标"), [measured("苗木成活率", of_work=True)], SPOKEN)
    assert (row.indicator.definition, row.indicator.target) == ("抽样调查的苗木成活株数所占比重", "≥95%")
    assert row.indicator.evidence == "台账"


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (measured("苗木成活率", of_work=True), "给村里修路。"),
        (measured("苗木成活率"), SPOKEN),
        (entry("苗木成活率", "质量指标", definition="成活÷全部", formula="成活÷全部", of_work=True), SPOKEN),
    ],
)
def test_words_of_another_work_and_words_that_are_only_a_formula_are_not_borrowed(entry, text):
    row = stated("苗木成活率", "质量指标")
    assert enrich(row, [entry], text) == row


def test_the_words_of_the_units_own_entry_are_always_borrowed():
    row = enrich(stated("苗木成活率", "质量指标"), [measured("苗木成活率", id="own.7")], "给村里修路。")
    assert row.indicator.formula == "成活株数÷调查株数×100%"


@pytest.mark.parametrize(("name", "level2"), [("苗木成活率", "数量指标"), ("围栏完好率", "质量指标")])
def test_another_class_or_another_thing_lends_nothing(name, level2):
    row = stated(name, level2)
    library = [measured("苗木成活率", of_work=True)]
    assert enrich(row, library, SPOKEN) == row
    assert enrich(row, [], SPOKEN) == row


def test_a_definition_with_a_figure_that_the_brief_does_not_state_is_not_borrowed():
    dated = entry(
        "培训后就业率", "社会效益指标", definition="培训后六个月内就业人数占比", evidence="就业登记", of_work=True
    )
    row = enrich(stated("培训后就业率", "社会效益指标"), [dated], "培训后半年内人数占比六成就业。").indicator
    assert (row.definition, row.evidence) == ("", "就业登记")
