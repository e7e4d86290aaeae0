"""Filings that reach every branch of a layout: blank, sound, under way, spelled otherwise, twin goals."""

from assistant.domain.filing import MANAGEMENT_ITEMS, Account, Filing, FundLine, Funds, Goals, Project
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from assistant.rules.examples import SOUND
from assistant.scoring.self_evaluation import scored
from generators.layouts.catalog import shipped_layouts
from generators.layouts.grid_layout import heading, rows
from generators.word.grid import Row
from policy_corpus.catalog import load_profile
from tests.fakes.self_evaluated import half_filled, paired_filing


def layout_filings() -> dict[str, Filing]:
    """By name."""
    full, _ = scored(paired_filing(), load_profile("central-2021"))
    return {
        "blank": Filing(),
        "sound": Filing.model_validate(SOUND),
        "paired": paired_filing(),
        "scored": full,
        "half": half_filled(),
        "classes": Filing(year=2025, indicators=_CLASSES),
        "levels": _levels(),
        "period": _period(),
        "so_far": _so_far(),
        "words": full.model_copy(update={"account": _ACCOUNT}),
    }


_CLASSES = (
    Indicator(level1="产出", level2="产出数量", name="甲", target="≥3", unit="个", unit_in_target=False, weight=10),
    Indicator(level1="成本指标", level2="经济成本指标", name="乙", target="≤5万元", actual="4万元", weight=20),
    Indicator(level1="其他指标", level2="另类指标", name="丙", target="明显改善", actual="改善", deviation="人手不足"),
    Indicator(
        level1="产出指标", level2="质量指标", name="丁", target="100%", actual="99%", weight="60.5", score="59.9"
    ),
)
_ACCOUNT = Account(
    process="全年办班。", execution_reason="合同跨年。", conclusion="完成较好。", problems="周末少。",
    measures="增班。",
    note="无。", management={item: (f"{item}良好", "") for item in MANAGEMENT_ITEMS[:4]} | {"执行准确性": ("", "慢")},
)  # fmt: skip


def _levels() -> Filing:
    """A transfer payment in 元 with money by level of government."""
    lines = (
        FundLine(source="central", initial=3000000, adjusted=3000000, executed=2700000),
        FundLine(source="local", initial=1000000),
        FundLine(source="own", executed=50000), FundLine(source="other", initial=20000, executed=10000),
    )  # fmt: skip
    return Filing(
        form="self_evaluation", project=Project(name="水利补助", department="国家水利部门", unit="甲县"), year=2024,
        funds=Funds(unit="元", initial=4000000, adjusted=4020000, executed="2760000.55", execution_score="6.87",
                    execution_weight=15, lines=lines),
        goals=Goals(overall="三年修渠。", actual="修成。"), account=_ACCOUNT, indicators=_CLASSES,
    )  # fmt: skip


def _so_far() -> Filing:
    """A monitoring form of nine months, one row behind its target."""
    sound = Filing.model_validate(SOUND)
    late = {
        "progress": "40", "forecast": "90", "likelihood": "有可能", "deviation_kind": "人员保障", "deviation": "缺人",
        "remark": "补招",
    }  # fmt: skip
    rows = (sound.indicators[0].model_copy(update=late), *sound.indicators[1:])
    line = FundLine(source="fiscal", initial=100, progress=40, forecast=90)
    funds = sound.funds.model_copy(update={"initial": 100, "progress": 40, "forecast": 90, "lines": (line,)})
    changed = sound.model_copy(update={"form": "monitoring", "months": 9, "funds": funds, "indicators": rows})
    return Filing.model_validate(changed.model_dump(warnings=False))


def _period() -> Filing:
    """Several years, with goals and indicators of the whole period beside those of the year."""
    sound = Filing.model_validate(SOUND)
    project = sound.project.model_copy(
        update={"start": "2025-01-01", "end": "2027-12-31", "department_code": "318", "category": "特定目标类"}
    )
    funds = sound.funds.model_copy(
        update={"overall_total": 900, "overall_fiscal": 800, "overall_other": 100, "special_account": 7}
    )
    more = (
        Indicator(level1="产出指标", level2="数量指标", name="三年总量", target="≥9个"),
        Indicator(level1="产出指标", level2="数量指标", name="三年总量二", target="≥8个"),
        Indicator(level1="产出指标", level2="数量指标", name="三年总量三", target="≥7个"),
        Indicator(level1="效益指标", level2="社会效益指标", name="三年效益", target="提升"),
    )
    goals = sound.goals.model_copy(update={"overall": "三年建成。"})
    return sound.model_copy(update={"project": project, "funds": funds, "goals": goals, "overall_indicators": more})


def layout_rows(layout: str, filing: Filing, profile: Profile | None = None) -> list[Row]:
    """The grid of a layout that ships, by its id."""
    return list(rows(shipped_layouts()[layout], filing, profile))


def layout_heading(layout: str, filing: Filing) -> list[tuple[str, str, int, str]]:
    """The lines above it."""
    return heading(shipped_layouts()[layout], filing)
