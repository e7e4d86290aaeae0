"""An evaluation framework: classes, third-level indicators, review points, proposed weights. Data of policy_corpus."""

from datetime import date
from enum import StrEnum

from assistant.base import Exact, Frozen
from assistant.domain.citation import Citation
from assistant.domain.dossier import PaperKind


class Stage(StrEnum):
    """Where the project stands: weights differ by it (财预〔2020〕10号 第十四条; 财预〔2021〕61号 第十八条)."""

    UNDER_WAY = "under_way"
    COMPLETED = "completed"

    @property
    def word(self) -> str:
        """The Chinese word shown to the user."""
        return {"under_way": "实施期间", "completed": "实施期结束后"}[self.value]


class ScoringMethod(StrEnum):
    """How an indicator of a framework is scored."""

    POINTS = "points"
    """Review points, each met, partly met or not met, in equal parts of the weight unless shares are given."""
    RATE = "rate"
    """A formula over amounts, such as 资金到位率."""
    GOALS = "goals"
    """Replaced by the project's own indicators of the approved goals; without any, the framework's row stands."""


class DeclaredTest(StrEnum):
    """Questions that are held to the approved goals instead of to words."""

    GOALS = "goals"
    """Goals in words were approved."""
    SPLIT = "split"
    """The goals are split into indicators of several classes."""
    MEASURED = "measured"
    """Every indicator has a target, most of them in numbers."""
    TASKS = "tasks"
    """The numbers of the goals are those of approval and plan."""
    MONEY = "money"
    """The money of the goals is that of the budget."""


class ReviewPoint(Frozen):
    """One question of a framework (评价要点) and where its answer is usually found."""

    text: str
    share: Exact | None = None
    """Percent of the indicator's weight; None: equal shares."""
    papers: tuple[PaperKind, ...] = ()
    """Kinds of paper that answer it."""
    supports: tuple[str, ...] = ()
    """Words whose presence speaks for it."""
    against: tuple[str, ...] = ()
    """Words whose presence speaks against it; that they are denied (没有发现挪用) speaks for it.

    “…” in a word, here and in ``supports``, stands for a few characters of the same clause: 用于…奖金.
    """
    elsewhere: tuple[str, ...] = ()
    """Words that turn a complaint to another matter: 采购手续不全 is none about payments."""
    present: bool = False
    """Whether the paper itself is the answer, such as a rule book."""
    declared: DeclaredTest | None = None
    """What the approved goals themselves answer, where they are at hand."""


class FrameworkIndicator(Frozen):
    """A third-level indicator of a framework."""

    level1: str
    level2: str
    name: str
    definition: str
    method: ScoringMethod
    points: tuple[ReviewPoint, ...] = ()
    formula: str = ""
    """For ``rate``: 甲÷乙×100%, by the document."""
    target: str = ""
    """For ``rate``: the value in full marks, such as ≥100%; empty where the evaluator has to set it."""
    goal_classes: tuple[str, ...] = ()
    """For ``goals``: second-level classes of the approved goals that belong here, such as 数量指标."""
    share: Exact
    """Percent of its first-level weight."""


class StageWeights(Frozen):
    """First-level weights that are proposed for a stage; together 100."""

    stage: Stage
    weights: dict[str, Exact]


class Framework(Frozen):
    """One framework with its source. The documents give no weights: these are proposals of the product."""

    id: str
    title: str
    holds_from: date
    basis: tuple[Citation, ...]
    level1: tuple[str, ...]
    """In order."""
    results: tuple[str, ...]
    """The first-level classes that count as 产出+效益."""
    results_at_least: Exact | None = None
    """Lower bound of their weights together (10号 第十四条: 60)."""
    weights: tuple[StageWeights, ...]
    indicators: tuple[FrameworkIndicator, ...]
    note: str = ""
