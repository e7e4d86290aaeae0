"""A first-pass evaluation: every row of the score sheet held to the papers; totals, problems and advice follow."""

import re
from collections.abc import Mapping, Sequence

from assistant.domain.dossier import Contradiction, Dossier, FactKind, PaperKind
from assistant.domain.evaluation import Assessed, Evaluation, EvaluationFunds, FundFlow
from assistant.domain.filing import Filing, Goals, Project
from assistant.domain.framework import Framework, ScoringMethod, Stage
from assistant.domain.placeholders import placeholder
from assistant.domain.profile import Profile
from assistant.domain.rates import percent
from assistant.domain.survey import SurveyResult
from assistant.jobs.evaluation.actuals import Actuals
from assistant.jobs.evaluation.causes import cause_of
from assistant.jobs.evaluation.declared import Declared
from assistant.jobs.evaluation.edit import LINEAR
from assistant.jobs.evaluation.exhibits import Exhibits
from assistant.jobs.evaluation.goals import GoalScores
from assistant.jobs.evaluation.index import PaperIndex
from assistant.jobs.evaluation.money import Flow, MoneyFound
from assistant.jobs.evaluation.points import assess_points
from assistant.jobs.evaluation.problems import Clash, Noted, numbered, problems_of
from assistant.jobs.evaluation.rates import Rates
from assistant.jobs.evaluation.reported import Reported
from assistant.language.money import MoneyUnit, read_money_unit
from assistant.language.polarity import squeezed
from assistant.scoring.evaluation import SheetRow, class_totals, score_sheet, total_and_grade

_TITLE = re.compile(
    "关于(?:批复|下达|印发)?《?(?P<a>[^《》]{4,50}?)(?:立项|可行性研究报告|初步设计(?:及概算)?|概算|预算|(?:专项债券)?实施方案)?》?的(?:批复|通知)$|"
    "^(?P<b>.{2,50}?(?:项目|工程))(?:专项债券)?(?:实施方案|竣工验收报告|竣工验收鉴定书|工作总结|(?:中标|成交)(?:结果)?公[告示])$"
)
_NAMED = re.compile("项目|工程")
_NAMING = (
    PaperKind.APPROVAL,
    PaperKind.BUDGET,
    PaperKind.PLAN,
    PaperKind.ACCEPTANCE,
    PaperKind.TENDER,
    PaperKind.REPORT,
)
"""Kinds of paper whose title names the project, the surest first."""


def evaluate(  # noqa: PLR0913 -- what an evaluation rests on
    dossier: Dossier,
    declaration: Filing | None,
    framework: Framework,
    profile: Profile,
    stage: Stage,
    *,
    by: str,
    results: Filing | None = None,
    survey: SurveyResult | None = None,
) -> Evaluation:
    """Assess the papers of a project by a framework.

    ``by`` is 财政评价, 部门评价 or 单位自评. ``results``, the unit's own self-evaluation, is compared with the papers;
    the papers count. What papers do not tell has no score, and says which paper to ask for.
    """
    desk = _Desk(dossier, declaration, profile, results, survey, under_way=stage is Stage.UNDER_WAY)
    approved = (declaration.indicators or declaration.overall_indicators) if declaration else ()
    sheet = score_sheet(framework, stage, approved)
    rows = numbered([desk.assess(row) for row in sheet])
    funds = desk.funds()
    clashes = desk.clashes(sheet)
    project = desk.project()
    noted = [Clash(c.subject, c.message, desk.exhibits.ids(f.quote for f in c.facts)) for c in clashes]
    problems, suggestions = problems_of(rows, noted, desk.causes(rows), project)
    classes = class_totals(rows)
    total, grade = total_and_grade(classes, profile)
    return Evaluation(
        project=project, year=declaration.year if declaration else None, profile=profile.id, framework=framework.id,
        framework_title=framework.title, stage=stage, by=by, goals=desk.goals(), funds=funds, indicators=rows,
        classes=classes, total=total, grade=grade, evidence=desk.exhibits.listed(), papers=dossier.papers,
        skipped=dossier.skipped, contradictions=clashes, problems=problems, suggestions=suggestions, survey=survey,
    )  # fmt: skip


class _Desk:
    """Everything an evaluator has on the desk; evidence is numbered as it is first referred to."""

    def __init__(
        self, dossier: Dossier, declaration: Filing | None, profile: Profile, results: Filing | None,
        survey: SurveyResult | None, *, under_way: bool,
    ) -> None:  # fmt: skip
        self._dossier, self._declaration, self._results = dossier, declaration, results
        self.exhibits = Exhibits()
        self._index = PaperIndex(dossier)
        self._declared = Declared(dossier, declaration)
        self._reported = Reported(results)
        self._unit = _unit(declaration, profile)
        money = MoneyFound(dossier, declaration, under_way=under_way)
        self._whole, self._sources = money.whole(), money.by_source()
        self._rates = Rates(dossier, self._whole, self._unit)
        self._actuals = Actuals(dossier, under_way=under_way)
        curves, spent = profile.curves or LINEAR, self._whole.spent
        self._goals = GoalScores(self._actuals, self._index, curves, survey, spent, under_way=under_way)

    def assess(self, row: SheetRow) -> Assessed:
        """One row of the score sheet."""
        if row.goal is not None:
            return self._goals.assess(row, row.goal, self._reported.actual(row.goal.name), self.exhibits)
        if row.row.method is ScoringMethod.RATE:
            return self._rates.assess(row, self.exhibits)
        made = assess_points(row, self._index, self._declared, self.exhibits)
        if row.row.method is ScoringMethod.GOALS and not row.row.points:
            classes = "、".join(row.row.goal_classes)
            stated = f"批复的绩效目标中没有{classes}" if self._declaration else "没有给出批复的绩效目标"
            return made.model_copy(update={"standard": "", "missing": f"{stated}，请评价人自设指标后评分"})
        return made

    def funds(self) -> EvaluationFunds:
        """The funds table in the unit of the declaration."""
        whole = self._whole
        budget, arrived, spent = whole.budget.yuan, whole.arrived.yuan, whole.spent.yuan
        return EvaluationFunds(
            unit=self._unit, total=self._flow(whole), lines=tuple(self._flow(f) for f in self._sources),
            arrival_rate=percent(arrived, budget) if arrived is not None and budget else None,
            execution_rate=percent(spent, arrived) if spent is not None and arrived else None,
        )  # fmt: skip

    def _flow(self, flow: Flow) -> FundFlow:
        sums = (flow.budget, flow.arrived, flow.spent)
        budget, arrived, spent = (s.in_unit(self._unit) for s in sums)
        evidence = self.exhibits.ids(q for s in sums for q in s.quotes)
        return FundFlow(source=flow.source, budget=budget, arrived=arrived, spent=spent, evidence=evidence)

    def clashes(self, sheet: Sequence[SheetRow]) -> tuple[Contradiction, ...]:
        """What the papers contradict each other in, and the unit the papers."""
        goals = [row.goal for row in sheet if row.goal is not None]
        own = [self._reported.clash(goal, self._actuals.of(goal).fact) for goal in goals]
        money = self._reported.money_clash(self._whole.spent, self._unit)
        return (*self._dossier.contradictions, *(c for c in own if c is not None), *money)

    def causes(self, rows: Sequence[Assessed]) -> Mapping[str, Noted]:
        """Causes by indicator: from the papers, else from the unit's own self-evaluation."""
        found = {}
        for row in rows:
            if row.deductions and (noted := self._cause(row)) is not None:
                found[row.id] = noted
        return found

    def _cause(self, row: Assessed) -> Noted | None:
        known = {e for d in row.deductions for e in d.evidence}
        quotes = [e for e in self.exhibits.listed() if e.id in known]
        if (cause := cause_of(row.name, quotes, self._index)) is not None:
            return Noted(cause.text, self.exhibits.ids([cause.quote]))
        if (own := self._reported.cause(row.name)) is not None:
            return Noted(own[0], self.exhibits.ids([own[1]]))
        return None

    def goals(self) -> Goals:
        """The approved goals, and what the unit says became of them."""
        approved = self._declaration.goals if self._declaration else Goals()
        actual = self._results.goals.actual if self._results else ""
        return approved.model_copy(update={"actual": actual or approved.actual})

    def project(self) -> Project:
        """The project as declared; else what title and parties of the papers tell."""
        if self._declaration is not None:
            return self._declaration.project
        papers = sorted((p for p in self._dossier.papers if p.kind in _NAMING), key=lambda p: _NAMING.index(p.kind))
        titles = (found for p in papers if (found := _TITLE.search(squeezed(p.title))))
        names = (found["a"] or found["b"] for found in titles)
        name = next((n for n in names if _NAMED.search(n)), placeholder("项目名称"))
        return Project(
            name=name, department=self._party("主管部门"), unit=self._party("项目单位", "实施单位", "建设单位")
        )

    def _party(self, *labels: str) -> str:
        facts = (f for f in self._dossier.facts if f.kind is FactKind.PARTY and f.subject in labels)
        return next((f.value for f in facts), "")


def _unit(declaration: Filing | None, profile: Profile) -> MoneyUnit:
    named = declaration.funds.money_unit if declaration else None
    return named or read_money_unit(profile.money_unit) or MoneyUnit.WAN
