"""What a self-evaluation is told."""

from decimal import Decimal

import pytest

from assistant.domain.operation import Actor, OperationSource
from assistant.domain.vocabulary import FormKind
from tests.fakes.works import FILING, Desk

_ACTUALS = {
    "项目总成本": "118万元", "培训护理员人数": "102人", "培训期数": "4期", "考核合格率": "96%",
    "培训完成时间": "2027年11月20日", "受益老人数量": "310人", "学员满意度": "93%",
}  # fmt: skip


@pytest.fixture
def desk():
    return Desk(FILING.model_copy(update={"form": FormKind.SELF_EVALUATION}))


def test_an_actual_value_has_the_unit_of_its_target(desk):
    desk.do("set_actual", "学员满意度", value="93.5")
    assert desk.row("学员满意度").actual == "93.5%"


@pytest.mark.parametrize("stated", ["不知道", "挺好的", "93人"])
def test_what_is_no_actual_value_is_refused(desk, stated):
    assert not desk.do("set_actual", "学员满意度", value=stated).applied
    assert desk.row("学员满意度").actual is None


def test_a_new_actual_value_gives_score_and_total_at_once(desk):
    for field in ("initial", "executed"):
        desk.do("set_money", field=field, amount="120", unit="万元")
    for name, value in _ACTUALS.items():
        desk.do("set_actual", name, value=value)
    assert (desk.row("学员满意度").score, desk.row("培训护理员人数").score) == (Decimal(10), Decimal("6.25"))
    assert desk.work.filing.total_score == Decimal("96.25")
    desk.do("set_actual", "培训护理员人数", value="120")
    assert desk.work.filing.total_score == Decimal(100)


def test_undo_gives_the_scores_of_before(desk):
    before = desk.work.state
    desk.do("set_actual", "培训期数", value="3期")
    desk.do("undo")
    assert desk.work.state == before


def test_a_score_that_a_person_gave_stays_until_the_value_is_another_one(desk):
    desk.do("set_actual", "学员满意度", value="95%")
    desk.do("set_score", "学员满意度", value="9分", reason="问卷回收偏少")
    desk.do("set_actual", "培训期数", value="4期")
    row = desk.row("学员满意度")
    assert (row.score, "按口径计算为10分" in row.score_formula) == (Decimal(9), True)
    assert "重新计算" in desk.do("set_actual", "学员满意度", value="80%").after
    assert desk.row("学员满意度").score == Decimal(8)


def test_a_given_score_goes_back_to_the_way_of_counting(desk):
    desk.do("set_actual", "学员满意度", value="95%")
    desk.do("set_score", "学员满意度", value="9分", reason="问卷回收偏少")
    desk.do("set_score", "学员满意度", value="按口径", reason="按口径")
    assert (desk.row("学员满意度").score, desk.row("学员满意度").given_score) == (Decimal(10), None)


def test_a_target_in_words_is_given_a_share_of_its_points():
    words = FILING.indicators[5].model_copy(update={"target": "显著提升", "actual": "明显提升"})
    desk = Desk(FILING.model_copy(update={"form": FormKind.SELF_EVALUATION, "indicators": (words,)}))
    desk.do("set_score", words.name, value="85%", reason="走访反映良好")
    row = desk.row(words.name)
    assert (row.chosen_share, row.given_score, row.score) == (Decimal(85), None, Decimal(17))


def test_a_score_needs_a_reason_and_stays_within_the_weight(desk):
    assert "0至10分" in desk.do("set_score", "学员满意度", value="11", reason="加分").why
    assert desk.do("set_score", "学员满意度", value="9.5", reason="问卷结果").applied


def test_a_model_never_writes_a_score(desk):
    model = Actor(who="模型", source=OperationSource.MODEL)
    assert "大模型不能改" in desk.do("set_score", "学员满意度", model, value="10", reason="都完成了").why


def test_a_deviation_is_of_one_of_the_five_kinds(desk):
    assert "类别只有" in desk.do("set_deviation", "学员满意度", value="天气", reason="连续降雨").why
    desk.do("set_deviation", "学员满意度", value="其他", reason="连续降雨停训两周")
    assert desk.row("学员满意度").deviation_kind == "其他"


def test_a_declaration_has_no_actual_values():
    assert "申报表" in Desk().do("set_actual", "学员满意度", value="93%").why
