"""A filing: the JSON that every command reads and writes (DESIGN §7). Fields may be added, none renamed."""

import re

from pydantic import Field

from assistant.base import Exact, OpenFrozen, OptionalExact
from assistant.domain.indicator import Indicator
from assistant.domain.outside import Year
from assistant.domain.source import Source
from assistant.domain.vocabulary import FormKind
from assistant.language.money import Money, MoneyUnit, read_money_unit


class Project(OpenFrozen):
    """What the money is for. Dates are ISO text where they could be read, else as filed."""

    name: str = ""
    department: str = ""
    department_code: str = ""
    unit: str = ""
    attribute: str = ""
    """新增项目, 延续项目, 一次性项目 …, as filed."""
    category: str = ""
    """预算管理一体化 class, such as 特定目标类."""
    start: str = ""
    end: str = ""
    kind: str = ""
    """What the money buys, such as 设备购置; several are joined with "、"."""
    sector: str = ""
    content: str = ""
    completed: bool | None = None

    @property
    def kind_shown(self) -> str:
        """The kinds that are written in Chinese; ids of the indicator library are nothing to print."""
        return "、".join(k for k in self.kind.split("、") if not re.search("[A-Za-z]{3}", k))

    @property
    def multi_year(self) -> bool:
        """Whether the period runs over more than one calendar year (both dates known)."""
        return len(self.start) >= 4 and len(self.end) >= 4 and self.start[:4] < self.end[:4]


MONEY_WORDS = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}
"""The amounts of a year by field of ``Funds``, ``FundLine`` and ``Results``, in the words and order of the 自评表."""


class YearTask(OpenFrozen):
    """A task of a department's year (年度主要任务) with its money, in the unit of the funds."""

    name: str
    content: str = ""
    amount: OptionalExact = None
    fiscal: OptionalExact = None
    other: OptionalExact = None
    source: Source | None = None


class FundItem(OpenFrozen):
    """One part of the money by use, in the unit of the funds."""

    purpose: str
    amount: Exact


class FundLine(OpenFrozen):
    """The money of one source over the year, in the unit of the funds (rows of the 自评表)."""

    source: str
    """``fiscal``, ``carry_over``, ``special_account``, ``other``, ``central``, ``local``, ``own``: see the form."""
    initial: OptionalExact = None
    adjusted: OptionalExact = None
    executed: OptionalExact = None
    progress: OptionalExact = None
    """Spent in the months that a monitoring form covers."""
    forecast: OptionalExact = None
    """What the year is expected to spend."""


class Funds(OpenFrozen):
    """The money of a filing, all amounts in ``unit``: total = fiscal + carry_over + special_account + other."""

    unit: str = "万元"
    total: OptionalExact = None
    fiscal: OptionalExact = None
    carry_over: OptionalExact = None
    special_account: OptionalExact = None
    """财政专户管理资金, where the form asks for it (豫财效〔2022〕4号附件1)."""
    other: OptionalExact = None
    basic: OptionalExact = None
    """基本支出 of a whole department; with ``project`` it makes up the total."""
    project: OptionalExact = None
    """项目支出 of a whole department."""
    overall_total: OptionalExact = None
    overall_fiscal: OptionalExact = None
    overall_other: OptionalExact = None
    initial: OptionalExact = None
    adjusted: OptionalExact = None
    executed: OptionalExact = None
    progress: OptionalExact = None
    forecast: OptionalExact = None
    """As in the lines, of all sources together."""
    execution_rate: OptionalExact = None
    execution_weight: OptionalExact = None
    execution_score: OptionalExact = None
    items: tuple[FundItem, ...] = ()
    lines: tuple[FundLine, ...] = ()
    """In a self-evaluation: the budget, its adjustment and its execution by source."""

    @property
    def money_unit(self) -> MoneyUnit | None:
        """The unit as a value; None where the form names none or mixes them."""
        return read_money_unit(self.unit)

    def money(self, field: str) -> Money | None:
        """An amount by field name, as money; None where amount or unit is not known."""
        amount, unit = getattr(self, field), self.money_unit
        return None if amount is None or unit is None else Money(amount=amount, unit=unit)


class Goals(OpenFrozen):
    """The goals in words: overall (whole period), annual, and in a self-evaluation what was achieved."""

    overall: str = ""
    annual: str = ""
    actual: str = ""


MANAGEMENT_ITEMS = (
    "分配科学性", "下达及时性", "拨付合规性", "使用规范性", "执行准确性", "预算绩效管理情况", "支出责任履行情况",
)  # fmt: skip
"""资金管理情况 that the 自评表 of a transfer payment asks for (F11)."""


ACCOUNT_WORDS = {
    "organisation": "自评组织情况", "lessons": "主要经验做法", "problems": "存在的问题", "measures": "下一步改进措施",
    "use": "结果应用和公开", "note": "其他需要说明的问题",
}  # fmt: skip
"""What the 自评报告 asks of the unit in words, by the field of the account that holds it."""


ACCOUNT_REMARK = "（自评报告用）"
"""What the handed-out sheet writes beside these words; no answer."""


class Account(OpenFrozen):
    """The words of a self-evaluation that stand outside its indicator rows, in the unit's own words."""

    process: str = ""
    """项目实施内容及过程概述."""
    execution_reason: str = ""
    """Why the budget was not spent as planned."""
    conclusion: str = ""
    problems: str = ""
    measures: str = ""
    organisation: str = ""
    """自评组织情况: how the unit evaluated itself, from which data, and how they were checked."""
    lessons: str = ""
    """主要经验做法."""
    use: str = ""
    """自评结果拟应用和公开情况."""
    management: dict[str, tuple[str, str]] = Field(default_factory=dict)
    """资金管理情况 of a transfer payment: by item, what was done, and problems with measures."""
    note: str = ""


class Filing(OpenFrozen):
    """A goal declaration or self-evaluation as data."""

    id: str = ""
    form: FormKind = FormKind.GOAL_DECLARATION
    profile: str = ""
    year: Year | None = None
    months: int | None = Field(default=None, ge=1, le=12)
    """In a monitoring form: how many months of the year it covers (1-7月: 7)."""
    project: Project = Project()
    funds: Funds = Funds()
    goals: Goals = Goals()
    indicators: tuple[Indicator, ...] = ()
    overall_indicators: tuple[Indicator, ...] = ()
    """Indicators of the whole period, for layouts with twin columns."""
    duties: tuple[str, ...] = ()
    """The duties of a department (职能职责), each in a few words."""
    tasks: tuple[YearTask, ...] = ()
    """The main tasks of a department's year."""
    total_score: OptionalExact = None
    grade: str = ""
    account: Account = Account()
    complete: bool = True
    """False where only a part of the paper was read: then nothing may be called missing."""
    complete_indicators: bool = True
    sources: dict[str, Source] = Field(default_factory=dict)
    """Where values outside the indicator rows came from, by path, such as ``funds.total`` or ``goals.annual``."""
    columns: tuple[str, ...] | None = None
    """Fields of ``Indicator`` that the paper has columns for; None where that is not known."""

    def has_column(self, field: str) -> bool:
        """Whether the paper has a column for this field: as stated, or seen from any filled cell."""
        if self.columns is not None:
            return field in self.columns
        return any(getattr(row, field) not in (None, "") for row in self.indicators)
