"""How the rows of a design are taken: what may be dropped, added, proposed or reckoned, and what is refused."""

import pytest

from assistant.domain.source import SourceKind
from tests.assistant.jobs.declaration.writers.model_based.conftest import BRIEF, targets
from tests.fakes.drafting_brain import able, designed, designing, item, material


def _less(*names):
    """One who designs no row of these names, and gives a reason for the first."""

    def drafter(text):
        reply = designed(text)
        rows = [i for i in reply["indicators"] if i["name"] not in names]
        token = next((line["记号"] for line in material(text).values() if line.get("名称") == names[0]), "")
        return reply | {"indicators": rows, "left_out": [{"token": token, "why": "不是主要工作"}]}

    return designing(drafter)


def test_the_model_may_drop_a_number_and_the_record_says_so_with_its_reason(drafted):
    draft, model = drafted(able, _less("上门照护人次"))
    assert len(model.prompts) == 2
    assert "≥3600人次" not in targets(draft)
    assert "没有写成指标：“3600人次”，大模型的理由：不是主要工作" in draft.record.reasons


def test_too_few_rows_are_asked_for_and_then_added_by_rules(drafted):
    def lazy(text):
        return designed(text) | {"indicators": designed(text)["indicators"][:3]}

    draft, model = drafted(able, designing(lazy), designing(lazy))
    assert "只有3条，不少于6条" in model.prompts[2].user
    assert len(draft.filing.indicators) >= 6
    assert {"≥120人", "≥92%", "2027年11月30日前"} <= targets(draft)
    assert any(r.startswith("指标太少，按规则补上：") for r in draft.record.reasons)


def test_of_too_many_rows_the_least_important_fall_away(drafted):
    def busy(text):
        lines = material(text)
        library = [t for t in lines if t[0] == "L"]
        more = [item(f"R{n}", lines[t], importance=1) for n, t in enumerate(library, 50)]
        return designed(text) | {"indicators": [*designed(text)["indicators"], *more]}

    draft, _ = drafted(able, designing(busy), designing(busy))
    assert len(draft.filing.indicators) <= 15
    assert any(r.startswith("指标太多，不采用：") for r in draft.record.reasons)


def _proposing(target="【待补充】", **changes):
    """One who adds a row that rests on nothing."""
    row = {
        "id": "R50", "rests_on": [], "level1": "效益指标", "level2": "社会效益指标", "name": "居家养老服务覆盖率",
        "target": target, "importance": 4, "definition": "接受服务人数占应服务人数", "value_basis": "其他：参照往年",
    }  # fmt: skip
    return designing(lambda text: designed(text) | {"indicators": [*designed(text)["indicators"], row | changes]})


@pytest.mark.parametrize(
    ("stated", "shown"),
    [("85%-95%", "【待补充：模型建议85%-95%，请确认】"), ("【待补充】", "【待补充：目标值，由单位确定】")],
)
def test_what_rests_on_nothing_is_a_proposal_that_stays_open(drafted, stated, shown):
    draft, _ = drafted(able, _proposing(stated))
    row = next(r for r in draft.filing.indicators if r.name == "居家养老服务覆盖率")
    assert (row.target, row.source.kind, row.source.confirm) == (shown, SourceKind.MODEL, True)
    assert not draft.is_final


def test_a_proposal_with_a_firm_value_is_refused(drafted):
    draft, _ = drafted(able, _proposing("≥95%"), _proposing("≥95%"))
    assert "居家养老服务覆盖率" not in {r.name for r in draft.filing.indicators}
    assert any("没有依据，只能写【待补充】或一个建议范围" in r for r in draft.record.reasons)


def test_a_sum_over_stated_numbers_is_reckoned_and_shown(drafted):
    total = {"rests_on": ["N79", "N91"], "reckoning": "N79+N91", "target": "≥63600人次", "level1": "产出指标",
             "level2": "数量指标", "name": "老年服务总人次", "value_basis": "计划标准：按年度计划",
             "importance": 3}  # fmt: skip
    draft, _ = drafted(able, _proposing(**total))
    row = next(r for r in draft.filing.indicators if r.name == "老年服务总人次")
    assert (row.target, row.source.kind) == ("≥63600人次", SourceKind.FORMULA)
    assert row.source.label == "60000人次+3600人次=63600人次"


def test_a_wrong_sum_is_refused_with_the_right_one(drafted):
    wrong = {"rests_on": ["N79", "N91"], "reckoning": "N79+N91", "name": "老年服务总人次"}
    draft, model = drafted(able, _proposing("≥99999人次", **wrong), able)
    assert "得63600人次，指标值写“≥99999人次”" in model.prompts[2].user
    assert "≥99999人次" not in targets(draft)


def test_a_library_row_is_a_suggested_value_to_be_confirmed(drafted):
    draft, _ = drafted(able, able)
    row = next(r for r in draft.filing.indicators if r.source.kind is SourceKind.LIBRARY and "待补充" not in r.target)
    assert row.source.confirm
    assert row.value_basis.endswith("（建议值，须确认）")


def test_a_value_of_last_year_is_no_target(drafted):
    def backward(text):
        past = next(line for line in material(text).values() if line["用途"] == "上年或现状值")
        row = item("R70", past, level1="产出指标", level2="数量指标", name="培训护理员总人数")
        return designed(text) | {"indicators": [*designed(text)["indicators"], row]}

    brief = BRIEF.replace("培训护理员120人", "培训护理员120人（上年培训98人）")
    draft, _ = drafted(able, designing(backward), designing(backward), brief=brief)
    assert any("是上年或现状值，不能作目标值" in r for r in draft.record.reasons)
    assert "≥98人" not in targets(draft)
