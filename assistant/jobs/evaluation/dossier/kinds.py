"""What a paper is, by its title, its file's name, and its first words, in this order."""

import re
from collections.abc import Sequence

from assistant.domain.dossier import PaperKind
from assistant.language.mending import mend, widened

_STRONG: tuple[tuple[PaperKind, str], ...] = (
    (PaperKind.VOUCHER, "凭证|发票|付款审批|支付申请|付款申请|报销单|回单|银行流水"),
    (PaperKind.SUPERVISION, "监理(?:日志|月报|周报|规划|实施细则|报告|记录|通知|工作总结|评估)|旁站"),
    (PaperKind.ACCEPTANCE, "验收|检测报告|检测结果|竣工报告|竣工图|质量检验|交付使用"),
    (PaperKind.MINUTES, "纪要|会议记录"),
    (PaperKind.SURVEY, "满意度|问卷|调查"),
    (
        PaperKind.AUDIT,
        "审计|检查意见|检查报告|监督检查|抽查|检查(?:情况)?的?通报|考核(?:情况|结果)?的?通报|结算审核|决算审核|核查|稽查|整改",
    ),
    (PaperKind.TENDER, "招标|中标|成交通知|采购(?:公告|文件|结果|需求)|投标|开标|评标|磋商|询价|比选"),
    (PaperKind.CONTRACT, "合同|协议"),
    (PaperKind.SELF_EVALUATION, "自评|自我评价"),
    (PaperKind.DECLARATION, "绩效目标(?:批复)?(?:申报)?表?"),
    (PaperKind.BUDGET, "预算|资金下达|下达.{0,20}资金|指标文|拨款(?!明细|台账|凭证|情况|表)"),
    (PaperKind.APPROVAL, "批复|立项|可行性研究|核准|备案"),
    (PaperKind.RULES, "办法|制度|细则|规定|规程|条例|法(?=[_（(]|$)|操作指引"),
    (PaperKind.PLAN, "实施方案|工作方案|实施计划|施工组织设计"),
    (PaperKind.REPORT, "决算(?:公开)?(?:情况)?(?:说明|报告)|决算公开|工作总结|总结|完成情况报告|情况汇报|工作报告"),
)
_WEAK: tuple[tuple[PaperKind, str], ...] = (
    (PaperKind.LEDGER, "台账|统计|明细|花名册|登记|汇总|清单|签到|到位情况|支付情况|记录"),
    (PaperKind.PLAN, "方案|计划"),
    (PaperKind.REPORT, "报告|汇报|小结|(?:运营|运行|实施|进展|工作|执行|建设|完成)情况"),
)
_TITLE_END = re.compile(
    "(?:合同|协议|协议书|通知书|报告|方案|办法|制度|细则|纪要|日志|凭证|表|台账|汇总|意见|批复|总结|通知|公告|公示|函|请示|登记|清单|鉴定书|责任书|任务书|确认书|申请书|证书|"
    "记录|计划|规定|说明|情况)(?:[（(].{1,20}[）)])?$"
)
_LETTERHEAD = re.compile("文件$|^[（(]|[:：]|〔|^[一二三四五六七八九十]+、")
_ABOUT = re.compile("^关于.{4,60}$")
_HEAD_LINES, _LONGEST_TITLE, _FIRST_WORDS = 12, 60, 400


def title_of(page: str) -> str:
    """The title on a paper's first page; "" where no line looks like one."""
    lines = [_bare(line) for line in page.split("\n")[:_HEAD_LINES]]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _ABOUT.match(line) and not _TITLE_END.search(line) and _TITLE_END.search(following):
            return f"{line}{following}"[:_LONGEST_TITLE]
        fits = 3 < len(line) <= _LONGEST_TITLE and not _LETTERHEAD.search(line)
        if fits and "。" not in line and (_ABOUT.match(line) or _TITLE_END.search(line)):
            return line
    return ""


def _bare(line: str) -> str:
    """The only filled cell of a row, or the line itself, spaces inside words closed."""
    cells = [c.strip() for c in line.strip().strip("|").split("|") if c.strip()]
    return widened(mend(cells[0]).text.strip(" #")) if len(cells) == 1 else ""


def kind_of(title: str, path: str, pages: Sequence[str]) -> PaperKind:
    """The kind of a paper; OTHER where nothing tells."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    for table in (_STRONG, _WEAK):
        for said in (title, name):
            if (kind := _last_named(said, table)) is not None:
                return kind
    first = mend(pages[0][:_FIRST_WORDS]).text if pages else ""
    counts = {kind: len(re.findall(words, first)) for kind, words in _STRONG}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] > 1 else PaperKind.OTHER


def _last_named(said: str, table: Sequence[tuple[PaperKind, str]]) -> PaperKind | None:
    """A Chinese title says last what it is: 监理合同 is a contract, 合同验收单 an acceptance."""
    ends = [(m.end(), kind) for kind, words in table for m in re.finditer(words, said)]
    return max(ends, key=lambda e: e[0])[1] if ends else None
