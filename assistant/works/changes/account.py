"""What a self-evaluation says in words outside its rows, and results that are read from a file or a text at once."""

from pathlib import Path

from assistant.base import show
from assistant.domain.filing import MONEY_WORDS, Filing
from assistant.domain.operation import Operation
from assistant.domain.operation_arguments import ACCOUNT_FIELDS
from assistant.domain.results import Paired, Results
from assistant.files.interface import IntakeError
from assistant.forms.results.pairing import pair
from assistant.works.interface import ChangeOutcome, NotApplicable, Tools
from assistant.works.rows import with_filing
from assistant.works.self_evaluation import require_self_evaluation
from assistant.works.state import WorkState
from assistant.works.wording import readable_text

_EMPTY = "（空）"
_IS_DONE = {"是": True, "已完成": True, "完成": True, "否": False, "未完成": False, "没有完成": False}
_SHOWN = {True: "已完成", False: "未完成", None: _EMPTY}
_SHOWN_VALUES = 12
_NOTED = 5
"""Remarks of a reading that fit on a card."""


def set_account(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:  # noqa: ARG001 -- one shape for all
    """One text of the self-evaluation; whether the project is finished is yes, no or not known."""
    require_self_evaluation(state)
    what, filing = ACCOUNT_FIELDS[order.field], state.filing
    if order.field == "completed":
        return _completed(state, order.value.strip(), what)
    text = readable_text(order.value, what)
    before = filing.goals.actual if order.field == "goal_actual" else getattr(filing.account, order.field)
    if text == before:
        raise NotApplicable(f"{what}本来就是这样写的，没有改动。")
    if order.field == "goal_actual":
        done = with_filing(state, goals=filing.goals.model_copy(update={"actual": text}))
    else:
        done = with_filing(state, account=filing.account.model_copy(update={order.field: text}))
    return ChangeOutcome(done, what, before or _EMPTY, text or _EMPTY)


def _completed(state: WorkState, stated: str, what: str) -> ChangeOutcome:
    if stated and stated not in _IS_DONE:
        raise NotApplicable(f"“{stated[:20]}”没有看懂，请回答“是”或“否”。")
    project, value = state.filing.project, _IS_DONE.get(stated)
    if value is project.completed:
        raise NotApplicable(f"{what}本来就是{_SHOWN[value]}，没有改动。")
    done = with_filing(state, project=project.model_copy(update={"completed": value}))
    return ChangeOutcome(done, what, _SHOWN[project.completed], _SHOWN[value])


def add_results(state: WorkState, order: Operation, tools: Tools) -> ChangeOutcome:
    """The results of the year from a file or a few sentences, laid over the rows by their names."""
    require_self_evaluation(state)
    if bool(order.file) is bool(order.value.strip()):
        raise NotApplicable("请给出完成情况：一个文件，或者几句话。")
    if tools.only_checks:
        return ChangeOutcome(state, "完成情况")
    read = tools.recorded_results or _read(order, state.filing)
    tools.results = read
    paired = pair(state.filing, read)
    if paired.filing == state.filing:
        raise NotApplicable(_nothing(paired))
    document = order.file.replace("\\", "/").rsplit("/", 1)[-1]
    done = with_filing(state, **{f: getattr(paired.filing, f) for f in Filing.model_fields})
    return ChangeOutcome(done, document or "完成情况", "", _size(state.filing, paired.filing)).with_note(
        *_noted(paired)
    )


def _read(order: Operation, goals: Filing) -> Results:
    try:
        if order.file:
            from assistant.forms.results.reader import read_results

            return read_results(Path(order.file), goals)
        from assistant.forms.results.text import read_results_text

        return read_results_text(order.value, goals)
    except IntakeError as error:
        raise NotApplicable(str(error)) from error


def _size(before: Filing, after: Filing) -> str:
    """What was read, by row and amount; no more than fit on a card."""
    pairs = zip(before.indicators, after.indicators, strict=True)
    rows = [f"{new.name} {new.actual or '（说明）'}" for old, new in pairs if old != new]
    money = [
        f"{word} {show(amount)}{after.funds.unit}"
        for field, word in MONEY_WORDS.items()
        if (amount := getattr(after.funds, field)) is not None and amount != getattr(before.funds, field)
    ]
    read = [*money, *rows]
    return f"读到{'、'.join(read[:_SHOWN_VALUES])}{f'等{len(read)}项' if len(read) > _SHOWN_VALUES else ''}，请核对"


def _noted(paired: Paired) -> list[str]:
    """What could not be used, and what must be looked at; no more than fit on a card."""
    unknown = [f"对不上批复的指标、没有使用：{item.name} {item.actual}" for item in paired.unknown]
    unread = [f"没有用到的数：{u.text}" for u in paired.unread]
    noted = [*unknown, *paired.notes, *unread]
    more = [f"另有{len(noted) - _NOTED}条说明"] if len(noted) > _NOTED else []
    return [*noted[:_NOTED], *more]


def _nothing(paired: Paired) -> str:
    why = "；".join(note.rstrip("。") for note in _noted(paired))
    noted = f"（{why}）" if why else ""
    return f"没有读到能用的完成情况，表没有改{noted}。请写明指标名称和完成值，如“培训完成1180人次”。"
