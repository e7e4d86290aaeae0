"""Results in YAML or JSON. Keys in Chinese or English, amounts with or without a unit::

资金单位: 万元            # unit
年初预算数: 480           # initial
全年预算数: 480           # adjusted
全年执行数: 4652000元     # executed; a unit of its own is converted
资金来源:                 # lines: by source, the same three amounts each; a single number is 全年执行数
  财政拨款: {全年预算数: 400, 全年执行数: 395.2}
  其他资金: 70
总体目标完成情况: 培训1180人次。   # goal_actual
项目是否完成: 是                   # completed
实施过程, 评价结论, 存在问题, 下一步措施: 文字   # process, conclusion, problems, measures
自评组织情况, 主要经验做法, 结果应用和公开, 其他需要说明的问题: 文字  # organisation, lessons, use, note
指标:                     # items: a list as below, or pairs of name and actual value
  - 名称: 培训人次        # name; 一级指标, 二级指标 (level1, level2) where names repeat
    实际完成值: 1180人次  # actual
    定性取值: 85          # share, percent of the weight, for a text target
    取值理由: 已全部建成  # reason
    偏差原因类别: 经费保障   # kind, one of the five
    偏差原因: 末期经费未到   # cause
    改进措施: 明年补办       # remedy
    佐证材料: 签到册         # evidence
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.domain.deviations import cause_kind, read_deviation
from assistant.domain.filing import MONEY_WORDS, Filing, FundLine
from assistant.domain.results import Deviation, Result, Results
from assistant.files.interface import IntakeError
from assistant.forms.form_parts import source_of
from assistant.forms.results.values import about, read_amount, read_share, read_yes_no, stated_unit, words
from assistant.language.money import read_money_unit
from assistant.language.unread import UnreadFigure

_TOP = {
    "unit": ("资金单位", "金额单位", "单位"),
    "initial": ("年初预算数", "年初预算"),
    "adjusted": ("全年预算数", "全年预算", "调整后预算数", "预算数"),
    "executed": ("全年执行数", "执行数", "资金执行", "预算执行数", "实际支出"),
    "lines": ("资金来源", "分来源"),
    "items": ("指标", "完成情况", "绩效指标", "指标完成情况", "indicators", "results"),
    "goal_actual": ("总体目标完成情况", "总体目标实际完成情况", "目标完成情况", "年度目标完成情况"),
    "completed": ("项目是否完成", "是否完成"),
    "process": ("实施过程", "项目实施内容及过程", "项目实施内容及过程概述"),
    "execution_reason": ("执行偏差原因", "预算执行偏差原因", "资金执行偏差原因"),
    "conclusion": ("评价结论", "自评结论"),
    "problems": ("存在问题", "问题"),
    "measures": ("下一步措施", "改进措施", "下一步改进措施"),
    "organisation": ("自评组织情况", "自评工作开展情况"),
    "lessons": ("主要经验做法", "经验做法", "主要经验"),
    "use": ("结果应用和公开", "自评结果应用和公开", "自评结果拟应用和公开情况", "应用和公开打算"),
    "note": ("其他需要说明的问题", "其他说明"),
    "notes": ("备注",),
    "unread": (),
    "project": ("项目", "项目名称", "年度", "year"),
}
_ITEM = {
    "name": ("名称", "三级指标", "指标", "指标名称", "indicator"),
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "actual": ("实际完成值", "完成值", "实际值", "实际"),
    "share": ("定性取值", "取值", "完成程度", "定性取值(%)"),
    "reason": ("取值理由", "理由", "取档理由"),
    "kind": ("偏差原因类别", "原因类别"),
    "cause": ("偏差原因", "原因"),
    "remedy": ("改进措施", "措施"),
    "deviation": ("偏差原因分析及改进措施", "偏差"),
    "evidence": ("佐证材料", "佐证资料", "佐证"),
    "source": (),
    "target": ("指标值", "年度指标值", "unit", "weight", "分值"),
}
_LINE = {f: _TOP[f] for f in MONEY_WORDS} | {"source": ("来源", "名称")}
_SOURCES = ("fiscal", "carry_over", "special_account", "other", "central", "local", "own")
_WORDS = (
    "goal_actual", "process", "execution_reason", "conclusion", "problems", "measures", "organisation", "lessons",
    "use", "note",
)  # fmt: skip


def read_structured(data: object, name: str, declaration: Filing | None) -> Results:
    """The results of a mapping. Keys that are not known are named in ``notes``. Raises IntakeError."""
    if not isinstance(data, Mapping):
        raise IntakeError(
            f"“{name}”里没有完成情况。请按“指标: 名称: 完成值”的写法，或用 jixiao results-template 生成的表。"
        )
    notes: list[str] = []
    top = _known(data, _TOP, notes, "")
    unit = _unit(top, declaration)
    items = tuple(_items(top.get("items"), notes))
    notes += [note for f, written in MONEY_WORDS.items() for note in about(top.get(f), written)]
    read = Results(
        unit=unit,
        items=items,
        lines=tuple(_lines(top.get("lines"), unit, notes)),
        completed=read_yes_no(words(top.get("completed")), "项目是否完成"),
        notes=(*_remarks(top.get("notes")), *notes),
        unread=tuple(UnreadFigure.model_validate(f) for f in top.get("unread") or () if isinstance(f, dict)),
        **{f: read_amount(words(top.get(f)), unit, MONEY_WORDS[f]) for f in MONEY_WORDS},
        **{f: words(top.get(f)) for f in _WORDS},
    )
    if read == Results(unit=unit, notes=read.notes):
        raise IntakeError(f"“{name}”里没有读到完成情况，请写明各指标的实际完成值或全年执行数。")
    return read


def _known(
    data: Mapping[Any, Any], table: Mapping[str, tuple[str, ...]], notes: list[str], where: str
) -> dict[str, Any]:
    """The values by our field names; other keys are remarked on."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        written = re.sub(r"[\s　：:]|（.*?）", "", str(key))
        field = next((f for f, keys in table.items() if written == f or written in keys), None)
        if field is None and value is not None:
            notes.append(f"没有认出{where}“{str(key)[:20]}”一项，没有使用。")
        if field is not None and value is not None:
            found.setdefault(field, value)
    return found


def _remarks(written: object) -> tuple[str, ...]:
    return tuple(words(x) for x in written) if isinstance(written, list | tuple) else ()


def _unit(top: Mapping[str, Any], declaration: Filing | None) -> str:
    """As stated; else that of the declaration; else what the amounts themselves name; else 万元."""
    stated = read_money_unit(words(top.get("unit")))
    if stated:
        return str(stated)
    own = declaration.funds.unit if declaration and declaration.funds.money_unit else ""
    return own or stated_unit(words(top.get(f)) for f in MONEY_WORDS) or "万元"


def _lines(written: object, unit: str, notes: list[str]) -> Iterator[FundLine]:
    pairs: list[tuple[str, Any]] = []
    if isinstance(written, Mapping):
        pairs = [(str(k), v) for k, v in written.items()]
    elif isinstance(written, list):
        pairs = [(words(_known(x, _LINE, [], "").get("source")), x) for x in written if isinstance(x, Mapping)]
    for label, value in pairs:
        source = label if label in _SOURCES else source_of(label)
        if source is None:
            notes.append(f"没有认出资金来源“{label[:20]}”，没有使用。")
            continue
        row = _known(value, _LINE, notes, "资金") if isinstance(value, Mapping) else {"executed": value}
        amounts = {f: read_amount(words(row.get(f)), unit, f"{label}的{MONEY_WORDS[f]}") for f in MONEY_WORDS}
        yield FundLine(source=source, **amounts)


def _items(written: object, notes: list[str]) -> Iterator[Result]:
    rows: list[Mapping[Any, Any]]
    if isinstance(written, Mapping):
        rows = [{"name": k, **(v if isinstance(v, Mapping) else {"actual": v})} for k, v in written.items()]
    elif isinstance(written, list):
        rows = [x for x in written if isinstance(x, Mapping)]
        if len(rows) < len(written):
            raise IntakeError("“指标”下面的每一条都要写“名称”和“实际完成值”，请检查缩进。")
    elif written is None:
        return
    else:
        raise IntakeError("“指标”下面请逐条写“名称: 完成值”。")
    for row in rows:
        item = _item(_known(row, _ITEM, notes, "指标的"), notes)
        if item is not None:
            yield item


def _item(row: Mapping[str, Any], notes: list[str]) -> Result | None:
    name = words(row.get("name"))
    if not name:
        notes.append("有一条完成情况没有写指标名称，没有使用。")
        return None
    texts = {f: words(row.get(f)) for f in ("level1", "level2", "actual", "reason", "evidence")}
    return Result(
        name=name, share=read_share(words(row.get("share")), name), deviation=_deviation(row, name, notes),
        source=row.get("source") if isinstance(row.get("source"), Mapping) else None, **texts,
    )  # fmt: skip


def _deviation(row: Mapping[str, Any], name: str, notes: list[str]) -> Deviation:
    reported = row.get("deviation")
    parts = _known(reported, _ITEM, notes, "偏差的") if isinstance(reported, Mapping) else row
    base = Deviation() if isinstance(reported, Mapping) else read_deviation(words(reported))
    written = words(parts.get("kind"))
    kind = cause_kind(written)
    if written and kind is None:
        notes.append(f"“{name}”的偏差原因类别“{written[:20]}”不在五类之中，没有使用。")
    return Deviation(
        kind=kind or base.kind,
        cause=words(parts.get("cause")) or base.cause,
        remedy=words(parts.get("remedy")) or base.remedy,
    )
