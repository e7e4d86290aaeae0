"""What the user should still say, most important first."""

from collections.abc import Iterator

from assistant.domain.facts import DateRole, Facts, MoneyRole, Question


def open_questions(facts: Facts) -> tuple[Question, ...]:
    """The questions that the facts leave open."""
    return tuple(sorted(_ask(facts), key=lambda q: q.priority))


def _ask(facts: Facts) -> Iterator[Question]:
    yield from _money(facts)
    if not any(not q.baseline for q in facts.quantities):
        yield Question(
            code="quantities",
            field="工作量",
            text="项目要做多少？请写出数量和单位，如“培训护理员120人、4期”。",
            why="数量指标由此而来。",
            priority=20,
        )
    if facts.name is None:
        yield Question(code="name", field="项目名称", text="项目的正式名称是什么？", priority=30)
    if facts.unit is None:
        yield Question(code="unit", field="实施单位", text="实施单位的全称是什么？", priority=35)
    if facts.department is None:
        yield Question(code="department", field="主管部门", text="主管部门的全称是什么？", priority=36)
    if facts.end is None and not any(d.role is DateRole.DEADLINE for d in facts.dates):
        yield Question(
            code="deadline",
            field="完成时间",
            text="哪一天以前完成？如“2026年11月30日前”。",
            why="时效指标由此而来。",
            priority=40,
        )
    if not facts.beneficiaries:
        yield Question(code="beneficiaries", field="服务对象", text="主要谁受益？如“辖区老年人”。", priority=50)


def _money(facts: Facts) -> Iterator[Question]:
    totals = facts.sums(MoneyRole.TOTAL)
    if not facts.sums(MoneyRole.TOTAL, MoneyRole.FISCAL, MoneyRole.CARRY_OVER, MoneyRole.OTHER):
        yield Question(
            code="money.total", field="资金总额", text="本年度申请多少资金？请写明单位，如“120万元”。", priority=10
        )
    if len({t.money.yuan for t in totals}) > 1:
        said = "和".join(dict.fromkeys(str(t.money) for t in totals))
        yield Question(
            code="contradiction.money.total",
            field="资金总额",
            text=f"简介里有两个总额：{said}，以哪个为准？",
            options=tuple(dict.fromkeys(str(t.money) for t in totals)),
            priority=5,
            spans=tuple(t.span for t in totals),
        )
    others = facts.sums(MoneyRole.CARRY_OVER, MoneyRole.OTHER, MoneyRole.SPECIAL_ACCOUNT)
    parts = (*facts.fiscal(), *others)
    whole = sum(p.money.yuan for p in parts)
    if len(totals) == 1 and parts and whole > totals[0].money.yuan:
        yield Question(
            code="contradiction.money.parts",
            field="资金总额",
            text=f"各来源合计超过总额{totals[0].money}，总额应是多少？",
            priority=6,
        )
