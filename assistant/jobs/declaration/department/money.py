"""Total, basic and project spending of a department, and its tasks: by words, settled by what adds up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.jobs.declaration.department.amounts import PlanAmount
from assistant.jobs.declaration.department.words import words
from assistant.language.layout import Layout, TextCell, layout
from assistant.language.numerals import DIGIT, UP_TO_TEN

_ITEM = re.compile(
    rf"\s*(?:第{UP_TO_TEN}{{1,2}}[件条项个][事]?|[（(]?\d{{1,2}}[.、)）．]|[（(]?{UP_TO_TEN}{{1,2}}[、)）]|[-·•])"
    r"[，,、：:\s]*(?P<name>[^，。；,;：:\d（(\n]{2,20})"
)
_OPENING = re.compile(rf"^(?:{DIGIT}是|第{DIGIT}[是，,]|首先|其次|再就是|最后|[、\s])+")
_STOPS = re.compile(r"[，,。；;：:（(\d]")
_GENERIC = re.compile("^(?:这|那|该|此)|块$|[一二两三四五]件|事$|其中|资金|预算|任务|安排|项目$|总|合计")
_LEAD = re.compile(
    r"^(?:抓好|做好|推进|实施|开展|完成|支持|继续|其中|还有|另外|项目里头|项目|安排|用于|这一块|这块|是|[，,、\s])+"
)
_TAIL = re.compile(r"(?:安排|共计?|总共|合计|投入|需要?|经费|资金|钱是|钱|[，,、：:\s])+$")
_WHOLE = re.compile(r"[。；;，,、][^。；;，,、]*$")
"""The part of a clause at the end, which belongs to what comes next."""
_NO_USE = re.compile("收入|产值|增收|营收|销售|贷款|税|节约|节省|补助标准|总投资|引资|外资")
_MOST = 18
_MOST_TOTALS = 4
_FEWEST = 2


@dataclass(frozen=True)
class PlanTask:
    """A task with its sum in 元 and the words that tell of it."""

    name: str
    yuan: Decimal
    content: str
    amount: PlanAmount


@dataclass(frozen=True)
class PlanMoney:
    """The sums in 元; None where the plan does not say."""

    total: PlanAmount | None = None
    basic: PlanAmount | None = None
    project: PlanAmount | None = None
    tasks: tuple[PlanTask, ...] = ()
    derived_total: Decimal | None = None
    """Basic and project spending added, where no total is stated."""

    @property
    def total_yuan(self) -> Decimal | None:
        return self.total.yuan if self.total is not None else self.derived_total


def plan_money(text: str, amounts: Sequence[PlanAmount]) -> PlanMoney:
    """The money of a plan."""
    total, basic, project = _whole(amounts, _named(amounts, "basic"))
    parted = _parted(amounts) if total is None or basic is None or project is None else None
    if parted is not None:
        total, basic, project = parted[0], parted[1], parted[2]
    derived = basic.yuan + project.yuan if basic and project and total is None else None
    taken = {a.token.start for a in (basic, total, project) if a is not None}
    left = [a for a in amounts if a.token.start not in taken and not words("running").search(a.words)]
    whole = project.yuan if project is not None else None
    laid = layout(text)
    tasks = _summing(left, whole) or [a for a in left if _is_item(laid, a, whole)]
    if len(tasks) < _FEWEST:
        tasks = [a for a in left if (whole is None or a.yuan < whole) and _is_use(laid, a)]
    return PlanMoney(total, basic, project, tuple(_tasks(laid, tasks)), derived)


def _is_item(laid: Layout, amount: PlanAmount, whole: Decimal | None) -> bool:
    """Where the sums do not add up: one that an item of a list or a row of tasks states."""
    if whole is not None and amount.yuan >= whole:
        return False
    cell = amount.cell
    if cell is not None:
        return not cell.is_total and not words("total").search(cell.label) and bool(re.search("[一-鿿]{3}", cell.label))
    return _ITEM.match(laid.line(amount.token.start).text) is not None


def _is_use(laid: Layout, amount: PlanAmount) -> bool:
    """Whether a sum in running text is spent on something that has a name, and is no income or saving."""
    name = _name(laid, amount)
    return len(name) > 1 and not _NO_USE.search(amount.sentence) and not words("total").search(amount.stated)


def _named(amounts: Sequence[PlanAmount], name: str) -> PlanAmount | None:
    return next((a for a in amounts if words(name).search(a.stated)), None)


def _whole(
    amounts: Sequence[PlanAmount], basic: PlanAmount | None
) -> tuple[PlanAmount | None, PlanAmount | None, PlanAmount | None]:
    """Total, basic and project spending, as named and as they add up; 人员经费 and 公用经费 together are the basic."""
    project = next((a for a in amounts if a is not basic and words("project").search(a.stated)), None)
    if basic is None:
        return _named(amounts, "total"), None, project
    others = _by_yuan(a for a in amounts if a is not basic)
    for one in (basic, *_with_running(amounts, basic)):
        pairs = [(t, p) for t in amounts for p in others.get(t.yuan - one.yuan, ()) if p is not t]
        ranked = sorted(pairs, key=lambda pair: (not words("total").search(pair[0].words), -pair[0].yuan))
        named = [(t, p) for t, p in ranked if words("project").search(p.stated)]
        if ranked and (named or ranked[0][0].yuan == max(a.yuan for a in amounts)):
            whole, part = (*named, *ranked)[0]
            return whole, one, part
    total = next((a for a in amounts if words("total").search(a.words) and a.yuan > basic.yuan), None)
    return total, basic, project


def _by_yuan(amounts: Iterable[PlanAmount]) -> Mapping[Decimal, Sequence[PlanAmount]]:
    found: dict[Decimal, list[PlanAmount]] = {}
    for amount in amounts:
        found.setdefault(amount.yuan, []).append(amount)
    return found


def _with_running(amounts: Sequence[PlanAmount], basic: PlanAmount) -> Iterator[PlanAmount]:
    running = next((a for a in amounts if a is not basic and "公用经费" in a.words), None)
    if running is not None:
        yield replace(basic, yuan=basic.yuan + running.yuan, words=f"{basic.words}＋{running.words}")


def _parted(amounts: Sequence[PlanAmount]) -> tuple[PlanAmount, PlanAmount, PlanAmount] | None:
    """Total, basic and project spending by arithmetic alone: two sums make up a third, and one of the two is itself
    made up of the tasks."""
    known = _by_yuan(amounts)
    for total in sorted(amounts, key=lambda a: -a.yuan)[:_MOST_TOTALS]:
        for project in amounts:
            rest = known.get(total.yuan - project.yuan, ())
            basic = next((a for a in rest if a is not total and a is not project), None)
            if basic is None or words("running").search(f"{project.words}{basic.words}"):
                continue
            left = [a for a in amounts if a not in {total, project, basic}]
            if len(_summing(left, project.yuan)) > 1 and not _summing(left, basic.yuan):
                return total, basic, project
    return None


def _summing(amounts: Sequence[PlanAmount], whole: Decimal | None) -> Sequence[PlanAmount]:
    """The sums that make up the project spending, as many as possible; none where they do not."""
    if whole is None:
        return []
    parts = [a for a in amounts if 0 < a.yuan < whole][:_MOST]
    found = max(_subsets(parts, whole), key=len, default=[])
    return found if len(found) >= _FEWEST else []


def _subsets(parts: Sequence[PlanAmount], whole: Decimal) -> Iterator[list[PlanAmount]]:
    """Every selection that adds up exactly."""
    after = [Decimal(0)] * (len(parts) + 1)
    for i in range(len(parts) - 1, -1, -1):
        after[i] = after[i + 1] + parts[i].yuan
    stack: list[tuple[int, Decimal, list[PlanAmount]]] = [(0, whole, [])]
    while stack:
        at, left, taken = stack.pop()
        if left == 0:
            yield taken
        elif left > 0 and at < len(parts) and after[at] >= left:
            stack.append((at + 1, left, taken))
            stack.append((at + 1, left - parts[at].yuan, [*taken, parts[at]]))


def _tasks(laid: Layout, amounts: Sequence[PlanAmount]) -> Iterator[PlanTask]:
    rows: dict[int, list[TextCell]] = {}
    for cell in laid.cells:
        rows.setdefault(_row_of(laid, cell), []).append(cell)
    for number, amount in enumerate(amounts):
        following = amounts[number + 1].token.start if number + 1 < len(amounts) else len(laid.text)
        name = _name(laid, amount)
        row = rows.get(_row_of(laid, amount.cell), ()) if amount.cell is not None else ()
        yield PlanTask(name, amount.yuan, _content(laid, amount, following, name, row), amount)


def _name(laid: Layout, amount: PlanAmount) -> str:
    """The label of the row, the head of the item, the words before the sum, or those behind it."""
    if amount.cell is not None:
        return amount.cell.label
    line = laid.line(amount.token.start)
    item = _ITEM.match(line.text)
    if item is not None:
        return _bare(item["name"])
    label = laid.label(amount.token.start)
    sentence = laid.sentence(amount.token.start)
    first = _STOPS.split(_OPENING.sub("", sentence.text.strip()))[0]
    options = (_bare(amount.words), _bare(label), _bare(amount.behind), _bare(first))
    return next((name for name in options if len(name) > 1 and not _GENERIC.search(name)), options[0])


def _bare(phrase: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", phrase.strip()))


def _content(laid: Layout, amount: PlanAmount, following: int, name: str, row: Sequence[TextCell]) -> str:
    """What the plan says of the task: the other cells of its row, its item, or the words up to the next sum."""
    cell = amount.cell
    if cell is not None:
        return "；".join(c.text for c in row if c is not cell and c.text != name and re.search("[一-鿿]{2}", c.text))
    line = laid.line(amount.token.start)
    if _ITEM.match(line.text):
        text = _ITEM.sub("", line.text, count=1)
    else:
        text = _WHOLE.sub("", laid.text[amount.token.end : min(following, line.end)])
    return text.replace(amount.token.text, "", 1).strip("，,。；;：: ")


def _row_of(laid: Layout, cell: TextCell) -> int:
    return laid.line(cell.start).start
