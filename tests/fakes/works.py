"""A work to try operations on: a form of nine rows, fixed time, and ports that remember what they were asked."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from assistant.domain.facts import Facts, Question
from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.indicator import Indicator
from assistant.domain.operation import Actor, AppliedOperation, Operation
from assistant.domain.source import Source, SourceKind
from assistant.files.interface import IntakeError
from assistant.jobs.declaration.interface import Draft
from assistant.rules.engine import ReviewResult
from assistant.works.interface import WorkPorts
from assistant.works.state import Work
from assistant.works.works import Works
from generators.layouts.catalog import layout_ids
from policy_corpus.catalog import list_profiles, load_profile

START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
CLERK = Actor(who="王会计")
_STATED = Source(kind=SourceKind.BRIEF, label="项目简介")
_ASSUMED = Source(kind=SourceKind.FORMULA, label="未写明，余额暂按当年财政拨款填写，请确认", confirm=True)


def row(level2, name, target, weight=None, **more):
    level1 = next((c for c, words in _CLASSES.items() if level2 in words), "")
    more = {"source": _STATED, **more}
    return Indicator(level1=level1, level2=level2, name=name, target=target, weight=weight, **more)


_CLASSES = {
    "成本指标": ("经济成本指标",),
    "产出指标": ("数量指标", "质量指标", "时效指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标"),
    "满意度指标": ("服务对象满意度指标",),
}
ROWS = (
    row("经济成本指标", "项目总成本", "≤120万元", 20),
    row("数量指标", "培训护理员人数", "≥120人", 10, definition="年度内实际完成的培训护理员人数"),
    row("数量指标", "培训期数", "≥4期", 10),
    row("质量指标", "考核合格率", "≥95%", 10),
    row("时效指标", "培训完成时间", "2027年11月30日前", 10),
    row("社会效益指标", "受益老人数量", "≥300人", 20),
    row("服务对象满意度指标", "学员满意度", "≥90%", 10),
)
GOALS = Goals(
    annual="目标1：完成培训护理员120人，2027年11月30日前培训完成。\n目标2：考核合格率不低于95%。\n目标3：学员满意度不低于90%。"
)
FILING = Filing(
    profile="central-2021",
    year=2027,
    project=Project(
        name="护理员培训", department="青溪县民政局", unit="青溪县养老中心", start="2027-01-01", end="2027-12-31"
    ),
    funds=Funds(unit="万元", total=Decimal(120), fiscal=Decimal(120), carry_over=Decimal(0), other=Decimal(0)),
    goals=GOALS,
    indicators=ROWS,
    sources={"funds.total": _STATED, "funds.fiscal": _ASSUMED},
)


class Desk:
    """Works over fakes; ``do`` carries out an operation and keeps the work that comes of it."""

    def __init__(
        self,
        filing: Filing | None = FILING,
        *,
        draft: Callable[..., Draft] | None = None,
        roll_on: Callable[..., Draft] | None = None,
        review: Callable[..., ReviewResult] | None = None,
        files: dict[str, Sequence[Filing]] | None = None,
    ) -> None:
        self._ticks, self._files = 0, files if files is not None else {}
        self.works = Works(
            WorkPorts(
                profile=lambda name: load_profile(name, layouts=layout_ids()),
                profiles=lambda: list_profiles(layouts=layout_ids()),
                review=review or no_findings,
                draft=draft or drafts_nothing,
                roll_on=roll_on or drafts_nothing,
                read=self._read,
                now=self.now,
            )
        )
        self.work: Work = self.works.opened("w1", filing) if filing else self.works.new("w1", "central-2021", 2027)

    def now(self) -> datetime:
        self._ticks += 1
        return START + timedelta(minutes=self._ticks)

    def _read(self, file: str) -> Sequence[Filing]:
        if file not in self._files:
            raise IntakeError(f"找不到“{file}”。")
        return self._files[file]

    def id_of(self, name: str) -> str:
        return next(r.id for r in self.work.filing.indicators if r.name == name)

    def row(self, name: str) -> Indicator:
        return next(r for r in self.work.filing.indicators if r.name == name)

    def do(self, op: str, row: str = "", actor: Actor = CLERK, **arguments: object) -> AppliedOperation:
        """An operation; rows are named by their names."""
        for key in ("before", "into"):
            if key in arguments:
                arguments[key] = self.id_of(str(arguments[key]))
        if "rows" in arguments:
            arguments["rows"] = tuple(self.id_of(name) for name in arguments["rows"])  # type: ignore[attr-defined]
        named = {"row": self.id_of(row)} if row else {}
        self.work, done = self.works.apply(self.work, Operation(op=op, **named, **arguments), actor)  # type: ignore[arg-type]
        return done

    @property
    def weights(self) -> dict[str, Decimal | None]:
        return {r.name: r.weight for r in self.work.filing.indicators}


def no_findings(filing: Filing, profile: object, facts: object = None, others: object = ()) -> ReviewResult:
    return ReviewResult((), ())


def drafts_nothing(*_: object) -> Draft:
    raise AssertionError("这里不该起草")


def drafted(rows: Sequence[Indicator], *questions: Question, text: str = "", **changes: object) -> Draft:
    """What a writer hands over."""
    filing = FILING.model_copy(update={"indicators": tuple(rows), **changes})
    return Draft(filing=filing, facts=Facts(text=text), questions=questions, writer="rule_based")
