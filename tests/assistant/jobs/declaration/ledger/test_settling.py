"""A brief has one total a year: of several, or of none, the arithmetic and the words settle which."""

from assistant.jobs.declaration.ledger.reader import read_ledger
from tests.fakes.roles import FixedRoles


def roles(text, *given):
    return [e.role.value for e in read_ledger(text, 2027, FixedRoles(*given)).entries]


def test_one_sum_for_all_years_and_no_several_years_is_the_total():
    assert roles("总投资1807万元，铺设管网7公里。", "money_overall", "output") == ["money_total", "output"]


def test_a_sum_for_several_years_stays_one():
    assert roles("三年总投资1807万元。", "period", "money_overall") == ["period", "money_overall"]


def test_the_largest_total_that_the_others_make_up_is_of_all_years():
    text = "两年总经费96万元，27年56万元、28年40万元。"
    given = ("period", "money_total", "period", "money_total", "period", "money_overall")
    assert roles(text, *given)[1] == "money_overall"


def test_of_two_totals_the_one_that_the_sources_make_up_stays():
    text = "小计40万元，共50万元：省级30万元，县级20万元。"
    given = ("money_total", "money_total", "money_source", "money_source")
    assert roles(text, *given) == ["money_use", "money_total", "money_source", "money_source"]


def test_what_is_named_as_the_money_of_the_project_is_the_total():
    assert roles("经费265万元，办推介会12场。", "money_use", "output") == ["money_total", "output"]


def test_the_years_in_the_title_of_a_plan_are_not_those_of_the_project():
    text = "按《供水三年行动方案》更换管网，总投资460万元。"
    assert roles(text, "period", "money_overall") == ["period", "money_total"]


def test_the_sum_that_fills_the_rest_of_the_total_is_a_source():
    text = "拢共139万元，中央30万元，省里40万元，剩下69万县里出。"
    given = ("money_total", "money_source", "money_source", "context")
    assert roles(text, *given)[-1] == "money_source"


def test_a_sum_that_nobody_gives_is_no_source_though_it_would_fill_the_rest():
    text = "拢共139万元，中央30万元，省里40万元，房屋值69万元。"
    given = ("money_total", "money_source", "money_source", "context")
    assert roles(text, *given)[-1] == "context"


def test_one_source_too_many_is_none():
    text = "共39万元，省级25万元，县级14万元，市级40万元。"
    assert roles(text, "money_total", *["money_source"] * 3) == [
        "money_total", "money_source", "money_source", "context",
    ]  # fmt: skip


def test_an_amount_whose_giver_is_named_is_the_money_of_the_project():
    text = "培训护理员120人，考核合格率95%以上，2027年11月30日前完成，县财政安排12万元。全县现有护理员800人。"
    roles = {e.quote: e.role for e in read_ledger(text, 2027).entries}
    assert roles["12万元"] == "money_total"


def test_an_age_says_of_whom_a_clause_speaks_unless_a_mean_is_one():
    assert roles("给80周岁以上老人发补贴，覆盖1.2万人。", "output", "output") == ["context", "output"]
    assert roles("60岁以上的每餐补3元。", "limit", "price") == ["context", "price"]
    assert roles("入职人员平均年龄降到35岁。", "result") == ["result"]
