"""FEA006 日期超出项目期: 指标中的日期是否在项目期或预算年度内."""

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.language.dates import is_impossible
from assistant.rules.rule import DECLARATION_RULES, Case, Example, Hit, Outcome, Rule


def check(case: Case) -> Outcome:
    """A dated target with a year lies between start and end; an impossible date is named."""
    project = case.filing.project
    for row in case.rows:
        text = row.indicator.target
        if is_impossible(text):
            yield Hit(row.path("target"), f"“{text}”里的日期不存在。", evidence=text, row=row.index)
            continue
        due = row.target.date_high
        if not row.target.is_date or due is None or due.startswith("--"):
            continue
        late, early = _full(project.end) and due > project.end, _full(project.start) and due < project.start
        if late or early:
            period = f"{project.start}至{project.end}"
            yield Hit(row.path("target"), f"“{text}”不在项目期（{period}）内。", evidence=text, row=row.index)


def _full(date: str) -> bool:
    return len(date) == len("2026-01-01") and date[4] == "-"


RULE = Rule(
    code="FEA006",
    name="date-outside-period",
    title="日期超出项目期",
    severity=Severity.ERROR,
    groups=DECLARATION_RULES,
    what="指标中的日期是否在项目期或预算年度内",
    why="当年的钱办不了期外的事",
    advice="把日期改到项目期内，或核对项目期。",
    basis=(
        Citation(
            policy_id="caiyu-2015-88",
            doc_no="财预〔2015〕88号",
            title="中央部门预算绩效目标管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example("完成日期在项目结束以后", {"indicators[2].target": "2027年6月30日前"}),
    good=Example("完成日期在项目期内", {"indicators[2].target": "2026年11月30日前"}),
    check=check,
)
