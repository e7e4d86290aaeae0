"""What a self-evaluation is told."""

import pytest

from assistant.domain.operation import Actor, OperationSource
from assistant.domain.vocabulary import FormKind
from tests.fakes.works import FILING, Desk


@pytest.fixture
def desk():
    return Desk(FILING.model_copy(update={"form": FormKind.SELF_EVALUATION}))


def test_an_actual_value_has_the_unit_of_its_target(desk):
    desk.do("set_actual", "学员满意度", value="93.5")
    assert desk.row("学员满意度").actual == "93.5%"


@pytest.mark.parametrize("said", ["不知道", "挺好的", "93人"])
def test_what_is_no_actual_value_is_refused(desk, said):
    assert not desk.do("set_actual", "学员满意度", value=said).applied
    assert desk.row("学员满意度").actual is None


def test_a_score_of_another_actual_value_does_not_stay(desk):
    desk.do("set_score", "学员满意度", value="9分", reason="按区间取值")
    assert "重新计算" in desk.do("set_actual", "学员满意度", value="80%").after
    assert desk.row("学员满意度").score is None


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
