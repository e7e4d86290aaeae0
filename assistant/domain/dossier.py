"""The papers of a project, and what they state: every fact with file, page and quote. Personal data is masked."""

from decimal import Decimal
from enum import StrEnum

from assistant.base import OpenFrozen
from assistant.language.figures import Figure
from assistant.language.unread import UnreadFigure


class PaperKind(StrEnum):
    """What a paper is, by its title and words."""

    APPROVAL = "立项批复"
    BUDGET = "预算文件"
    DECLARATION = "绩效目标表"
    SELF_EVALUATION = "自评材料"
    PLAN = "实施方案"
    RULES = "管理制度"
    TENDER = "招标采购"
    CONTRACT = "合同协议"
    VOUCHER = "会计凭证"
    ACCEPTANCE = "验收材料"
    SUPERVISION = "监理记录"
    MINUTES = "会议纪要"
    AUDIT = "审计检查"
    SURVEY = "满意度调查"
    REPORT = "工作总结"
    LEDGER = "台账统计"
    OTHER = "其他材料"


class Quote(OpenFrozen):
    """Words of a paper: the file (path below the dossier's folder), the page from 1, the words as read, masked.

    A workbook counts its sheets as pages, a text file is one page per form feed or 60 lines, a Word file counts
    explicit page breaks (``rendered`` page marks where the file has them).
    """

    paper: str
    page: int
    text: str

    @property
    def place(self) -> str:
        """As a footnote names it: 《合同.pdf》第3页."""
        return f"《{self.paper}》第{self.page}页"


class Page(OpenFrozen):
    """One page of one paper, its text masked; ``noisy`` where it looks recognised from a scan."""

    paper: str
    number: int
    text: str
    noisy: bool = False


class Paper(OpenFrozen):
    """One file of the dossier."""

    path: str
    kind: PaperKind
    title: str = ""
    pages: int = 0
    noisy: bool = False


class SkippedPaper(OpenFrozen):
    """A file that was left out, and why, in one Chinese line that says what to do."""

    path: str
    reason: str


class FactKind(StrEnum):
    """What a fact of a paper is."""

    AMOUNT = "金额"
    DATE = "日期"
    PARTY = "当事方"
    QUANTITY = "数量"
    RATE = "比率"
    DOC_NO = "文号"
    ACCEPTANCE = "验收结论"


class PaperFact(OpenFrozen):
    """A fact a paper states: kind, what it is about, its value, and the words it was read from."""

    kind: FactKind
    subject: str
    """What it is of, by the paper's own label: 合同金额, 到位资金, 竣工日期, 承包方, 改造教室 …"""
    value: str
    """As written, spaces and scan noise mended: 236.16万元, 2024-08-20, 400间, 验收合格."""
    figure: Figure | None = None
    """The value as a number or date, where it is one (money in 元)."""
    quote: Quote
    planned: bool = False
    """True where the paper says what is to be, not what was: a goal, a term of a contract, ≥95%."""

    @property
    def number(self) -> Decimal:
        """The number of its figure (money in 元); 0 where it has none."""
        return self.figure.value if self.figure and self.figure.value is not None else Decimal(0)


class Contradiction(OpenFrozen):
    """Two or more papers that state different values for the same thing."""

    subject: str
    facts: tuple[PaperFact, ...]
    message: str
    """One Chinese line that names the papers and values."""


class UnreadOfPage(OpenFrozen):
    """The figures of a page that ended in no fact."""

    paper: str
    page: int
    figures: tuple[UnreadFigure, ...]


class Dossier(OpenFrozen):
    """A folder of papers, read."""

    folder: str
    papers: tuple[Paper, ...] = ()
    pages: tuple[Page, ...] = ()
    facts: tuple[PaperFact, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    skipped: tuple[SkippedPaper, ...] = ()
    unread: tuple[UnreadOfPage, ...] = ()
    masked: int = 0
    """How many pieces of personal data were masked."""
