"""Evaluation frameworks by id, as data; held to their own sums and completeness by ``complaints``."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from assistant.data_files import DataFileError, load_yaml
from assistant.domain.framework import Framework, FrameworkIndicator, ScoringMethod

_SHIPPED = Path(__file__).parent / "frameworks"
_USUAL = "project-2020"
_FULL = Decimal(100)


class FrameworkNotFound(ValueError):
    """No framework of this id; the text lists those there are."""


class FrameworkError(ValueError):
    """A framework file that does not fit; the text names file and field."""


def load_framework(framework_id: str) -> Framework:
    """A framework by id. Raises FrameworkNotFound or FrameworkError, each with one Chinese line."""
    paths = _paths()
    if framework_id not in paths:
        raise FrameworkNotFound(f"没有“{framework_id}”这个评价框架，可用的有：{'、'.join(paths)}。")
    return _load(paths[framework_id])


def list_frameworks() -> tuple[Framework, ...]:
    """All frameworks, the usual one of projects first."""
    found = [_load(path) for path in _paths().values()]
    return tuple(sorted(found, key=lambda f: (f.id != _USUAL, f.id)))


def _paths() -> dict[str, Path]:
    return {path.stem: path for path in sorted(_SHIPPED.glob("*.yaml"))}


@cache
def _load(path: Path) -> Framework:
    try:
        return Framework.model_validate(load_yaml(path))
    except DataFileError as error:
        raise FrameworkError(str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FrameworkError(f"评价框架文件“{path.name}”的 {place} 不对（{first['msg']}），请检查后再用。") from error


def complaints(framework: Framework) -> tuple[str, ...]:
    """What is incomplete or does not add up, a Chinese line each; empty for a sound framework."""
    places = [(i.level1, i.level2, i.name) for i in framework.indicators]
    found = [f"三级指标“{'—'.join(p)}”重复" for p in dict.fromkeys(places) if places.count(p) > 1]
    for row in framework.indicators:
        found += _row_complaints(row, framework)
    for level1 in framework.level1:
        total = sum((i.share for i in framework.indicators if i.level1 == level1), Decimal(0))
        if total != _FULL:
            found.append(f"“{level1}”各指标占比合计{total}，应为100")
    return (*found, *_weight_complaints(framework))


def _row_complaints(row: FrameworkIndicator, framework: Framework) -> Iterator[str]:
    if row.level1 not in framework.level1:
        yield f"“{row.name}”的一级指标“{row.level1}”不在框架内"
    if row.method is ScoringMethod.POINTS and not row.points:
        yield f"“{row.name}”没有评价要点"
    if row.method is ScoringMethod.RATE and "÷" not in row.formula:
        yield f"“{row.name}”没有公式"
    if row.method is ScoringMethod.GOALS and not row.goal_classes:
        yield f"“{row.name}”没有写明由哪类绩效指标代替"
    shares = [p.share for p in row.points if p.share is not None]
    if shares and (len(shares) < len(row.points) or sum(shares) != _FULL):
        yield f"“{row.name}”各要点占比合计不是100"


def _weight_complaints(framework: Framework) -> Iterator[str]:
    for row in framework.weights:
        if tuple(row.weights) != framework.level1:
            yield f"{row.stage.word}的权重与一级指标不对应"
        if sum(row.weights.values()) != _FULL:
            yield f"{row.stage.word}的权重合计不是100"
        results = sum((row.weights.get(name, Decimal(0)) for name in framework.results), Decimal(0))
        if framework.results_at_least is not None and results < framework.results_at_least:
            yield f"{row.stage.word}的{'与'.join(framework.results)}合计{results}，低于{framework.results_at_least}"
