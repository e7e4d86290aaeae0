"""Facts of the profiles as entries: grades, weights, required classes, forms, money, how scores are computed."""

from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FORM_TITLES, FormKind
from assistant.jobs.questions.manual.entry import ManualEntry

KIND = "口径"


def profile_entries(profiles: Sequence[Profile]) -> Iterator[ManualEntry]:
    """The entries of every profile, those that it has data for."""
    for profile in profiles:
        for about, line, asked in _facts(profile):
            name = _name(profile)
            yield ManualEntry(
                kind=KIND, place=f"{profile.title}：{about}", lines=(line,),
                asks=tuple(a.replace("…", name) for a in asked), rests_on=profile.basis, notes=profile.doubtful,
                kept=profile.region is None or not profile.doubtful,
            )  # fmt: skip


def _name(profile: Profile) -> str:
    """How people call it: 上海, 河南, 中央101号."""
    if profile.region:
        return profile.region.rstrip("省市")
    return f"中央{profile.basis[0].doc_no}" if profile.basis else profile.title


def _facts(profile: Profile) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for found in (_grades(profile), _weights(profile), _classes(profile), _forms(profile), _required(profile)):
        if found is not None:
            yield found


def _grades(profile: Profile) -> tuple[str, str, tuple[str, ...]] | None:
    if not profile.grades:
        return None
    bands = sorted(profile.grades, key=lambda b: -b.from_score)
    words = "、".join(b.word for b in bands)
    stated = "；".join(f"“{b.word}”{show(b.from_score)}分起" for b in bands)
    return "等级", f"{profile.title}分{words}：{stated}", (f"…口径等级怎么分（{words}）", "…的绩效评级多少分算优")


def _weights(profile: Profile) -> tuple[str, str, tuple[str, ...]] | None:
    lines = []
    for scheme in profile.weight_schemes:
        conditions = (("成本指标", scheme.cost), ("满意度指标", scheme.satisfaction))
        where = "、".join(f"{'有' if kept else '没有'}{name}" for name, kept in conditions if kept is not None)
        shares = "、".join(f"{name}{show(value)}" for name, value in scheme.weights.items())
        lines.append(f"{where or '一般'}的：{shares}")
    if not lines and profile.weights_shown:
        return None
    stated = "；".join(lines) if lines else "表上没有分值栏"
    execution = f"；预算执行率{show(profile.execution_weight)}分" if profile.execution_weight else ""
    return (
        "分值",
        f"{profile.title}的分值：{stated}{execution}",
        ("…口径各类指标的权重是多少", "…表的分值怎么分到一级指标"),
    )


def _classes(profile: Profile) -> tuple[str, str, tuple[str, ...]]:
    needed = [c.name for c in profile.level1 if c.required]
    second = [f"{c.name}下的{s.name}" for c in profile.level1 for s in c.level2 if s.required]
    every = "；".join(f"{c.name}（{'、'.join(s.name for s in c.level2)}）" for c in profile.level1)
    must = "、".join((*needed, *second)) or "没有"
    return (
        "指标类别", f"{profile.title}必设的是{must}；全部类别：{every}",
        ("…口径必须设哪些指标", "…的表一级指标二级指标有哪些", "…口径成本指标放在哪一类"),
    )  # fmt: skip


def _forms(profile: Profile) -> tuple[str, str, tuple[str, ...]]:
    titles = "、".join(FORM_TITLES[FormKind(f)] for f in profile.forms)
    return "表样", f"{profile.title}有这些表：{titles}；金额以{profile.money_unit}为单位", (
        "…口径用什么表", "…的表金额用元还是万元",
    )  # fmt: skip


def _required(profile: Profile) -> tuple[str, str, tuple[str, ...]] | None:
    words = [_FIELDS[f] for f in profile.required_fields if f in _FIELDS]
    if not words:
        return None
    return "必填项", f"{profile.title}的申报表必填：{'、'.join(words)}", ("…口径申报表哪些是必填项",)


_FIELDS = {
    "project.name": "项目名称", "project.department": "主管部门", "project.unit": "实施单位", "year": "年度",
    "funds.total": "资金总额", "project.start": "开始时间", "project.end": "完成时间", "project.attribute": "项目属性",
}  # fmt: skip
