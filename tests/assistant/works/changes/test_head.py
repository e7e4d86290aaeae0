"""The head of the form: names and dates."""

import pytest

from assistant.domain.source import BY_USER
from tests.fakes.works import Desk


def test_a_name_is_set_and_marked_as_the_users():
    desk = Desk()
    done = desk.do("set_head", field="department", value="青溪县卫生健康局")
    assert (done.before, done.after) == ("青溪县民政局", "青溪县卫生健康局")
    assert desk.work.filing.sources["project.department"] == BY_USER


@pytest.mark.parametrize(
    ("field", "stated", "iso"),
    [
        ("start", "2027年3月1日", "2027-03-01"),
        ("end", "11月30号", "2027-11-30"),
        ("end", "2027年10月底", "2027-10-31"),
        ("start", "2027年3月", "2027-03-01"),
        ("end", "2027.9.30", "2027-09-30"),
        ("end", "到2028年6月30日止", "2028-06-30"),
    ],
)
def test_dates_become_iso(field, stated, iso):
    desk = Desk()
    desk.do("set_head", field=field, value=stated)
    assert getattr(desk.work.filing.project, field) == iso


@pytest.mark.parametrize(
    "stated", ["10年", "不知道", "2027年11月31日", "3月到5月", "随便哪天", "今年培训120人，11月30日"]
)
def test_what_is_no_single_day_is_refused(stated):
    desk = Desk()
    assert not desk.do("set_head", field="end", value=stated).applied
    assert desk.work.filing.project.end == "2027-12-31"


def test_the_first_day_is_never_behind_the_last():
    desk = Desk()
    assert "之后" in desk.do("set_head", field="start", value="2028年1月1日").why
    assert desk.work.filing.project.start == "2027-01-01"


@pytest.mark.parametrize(
    "stated",
    ["受益的是全县农村小学师生吗", "项目叫照明改造，由县教育装备中心实施，主管部门是县教育局", "不知道", "？", "12"],
)
def test_a_sentence_or_question_is_no_name(stated):
    desk = Desk()
    assert not desk.do("set_head", field="unit", value=stated).applied
    assert desk.work.filing.project.unit == "青溪县养老中心"


def test_a_department_code_is_digits_and_letters():
    desk = Desk()
    assert desk.do("set_head", field="department_code", value="３２７００１").after == "327001"
    assert not desk.do("set_head", field="department_code", value="民政局").applied


def test_the_old_name_in_the_goals_is_renamed_with_it():
    desk = Desk()
    desk.do("set_goal", field="annual", value="护理员培训项目完成培训120人。")
    done = desk.do("set_head", field="name", value="养老护理员能力提升")
    assert desk.work.filing.goals.annual == "养老护理员能力提升项目完成培训120人。"
    assert "目标里的旧名称" in done.after
