"""Chapter 一: the project, its content, its money by source, its goals; open where no paper says."""

from decimal import Decimal

from assistant.domain.dossier import PaperKind
from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.jobs.evaluation.report.basics import content, goals, money, overview
from tests.fakes.evaluations import sample_evaluation, section_text, with_row

WHOLE = sample_evaluation(whole=True)


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def test_money_is_noted_with_both_rates_and_what_is_left():
    text = text_of("basics.funds")
    assert "项目预算480万元，实际到位480万元，实际支出465.2万元〔E3〕〔E4〕。" in text
    assert "预算执行率为96.92%（实际支出资金÷实际到位资金），尚未支出14.8万元。" in text


def test_money_that_no_paper_tells_is_left_open():
    line = WHOLE.funds.lines[0].model_copy(update={"spent": None})
    funds = WHOLE.funds.model_copy(update={"lines": (line,)})
    text = text_of("basics.funds", WHOLE.model_copy(update={"funds": funds}))
    assert "【待补充：县级财政资金实际支出金额】" in text


def test_minutes_tell_how_a_project_was_set_up_where_there_is_no_approval():
    kinds = {PaperKind.APPROVAL: PaperKind.MINUTES}
    papers = tuple(p.model_copy(update={"kind": kinds.get(p.kind, p.kind)}) for p in WHOLE.papers)
    noted = text_of("basics.overview", WHOLE.model_copy(update={"papers": papers}))
    assert "立项方面，《" in noted
    assert "立项背景：【待补充" not in noted


def test_the_sources_of_the_money_are_noted_in_one_sentence():
    noted = text_of("basics.funds")
    assert noted.count("其中") == 1
    assert all(line.source in noted for line in WHOLE.funds.lines)


def noted(paragraphs):
    return "\n".join(paragraphs)


def with_project(**update):
    return WHOLE.model_copy(update={"project": WHOLE.project.model_copy(update=update)})


def test_the_overview_names_who_when_and_by_which_approval():
    text = noted(overview(WHOLE))
    assert "中小学教室照明改造项目由青溪县教育局主管，青溪县教育装备中心组织实施，评价年度为2025年度。" in text
    assert "项目实施期为2025年3月1日至2025年12月31日。" in text
    assert "立项方面，《立项批复》载明“同意实施" in text


def test_a_kind_and_an_attribute_are_noted_where_they_are_known():
    text = noted(overview(with_project(kind="设备购置", attribute="一次性项目")))
    assert "项目（一次性项目）由" in text
    assert "组织实施，属设备购置类项目，评价年度" in text


def test_what_the_project_does_not_state_is_asked_for():
    bare = with_project(name="", department=" ", unit="", end="")
    text = noted(overview(bare.model_copy(update={"year": None, "papers": ()})))
    for what in ("项目名称", "主管部门", "项目实施单位", "评价年度", "立项背景和批准立项的文件"):
        assert f"【待补充：{what}】" in text
    assert "实施期" not in text


def test_the_paper_that_decides_is_quoted_before_one_that_only_mentions():
    swapped = (WHOLE.evidence[1], WHOLE.evidence[0], *WHOLE.evidence[2:])
    assert "“同意实施" in noted(overview(WHOLE.model_copy(update={"evidence": swapped})))


def test_what_was_done_is_noted_by_the_scored_outputs_and_the_unit_s_own_words():
    text = noted(content(WHOLE))
    assert "项目主要内容为：改造全县中小学教室照明，更换护眼灯具。" in text
    assert "改造教室数量386间〔E6〕，完工时间2025年9月12日〔E7〕。" in text
    own = WHOLE.model_copy(update={"goals": WHOLE.goals.model_copy(update={"actual": "已完工。"})})
    assert "项目单位自述的完成情况为：已完工。" in noted(content(own))


def test_without_an_actual_value_the_work_done_is_asked_for():
    bare = with_row(with_row(WHOLE, "A5", actual=""), "A6", score=None)
    assert "实施情况：【待补充：已完成的工作量和完成时间】。" in noted(content(bare))


def test_money_that_was_all_spent_leaves_no_rest_and_too_much_neither():
    for spent in ("480", "500"):
        total = WHOLE.funds.total.model_copy(update={"spent": Decimal(spent)})
        text = noted(money(WHOLE.model_copy(update={"funds": WHOLE.funds.model_copy(update={"total": total})})))
        assert "尚未支出" not in text


def test_the_approved_indicators_are_noted_by_class_or_asked_for():
    rows = (
        Indicator(level1="产出指标", name="改造教室", target="≥400间"),
        Indicator(level1="产出指标", name="期数", target="=12期"),
        Indicator(level1="满意度指标", name="学生满意度", target="≥90%"),
    )
    text = noted(goals(WHOLE, Filing(indicators=rows)))
    assert "产出指标有改造教室≥400间、期数12期；满意度指标有学生满意度≥90%。" in text
    assert "绩效指标：【待补充：批复的绩效指标】。" in noted(goals(WHOLE, None))
