"""``jixiao doctor``: is everything here that the product needs."""

import importlib.util
import os
import shutil
import sys

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.domain.files import reason_of

_NEEDED = {
    "pydantic": "数据模型", "docx": "生成 Word", "yaml": "读取口径和指标库", "gradio": "网页", "chromadb": "政策检索",
    "pypdfium2": "读取 PDF 原文",
}  # fmt: skip
_MIN_FREE_MB = 200


@click.command(help="检查运行环境：Python、软件包、数据文件夹、口径、规则、指标库、政策库、向量模型和大模型的设置。")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def command(json_out: bool) -> int:
    """Check one thing after another; anything amiss ends with exit code 4."""
    checks = [_python(), *map(_package, _NEEDED), _data_dir(), _rule_set(), _policy_library(), _embedding(), _model()]
    if json_out:
        output.as_json([{"name": name, "ok": ok, "detail": detail} for name, ok, detail in checks])
    else:
        for name, ok, detail in checks:
            click.echo(f"{'正常' if ok else '异常'}  {name}：{detail}")
    return errors.DONE if all(ok for _, ok, _ in checks) else errors.SERVICE_FAILED


def _python() -> tuple[str, bool, str]:
    return "Python", sys.version_info >= (3, 11), sys.version.split()[0]


def _package(module: str) -> tuple[str, bool, str]:
    there = importlib.util.find_spec(module) is not None
    return module, there, _NEEDED[module] if there else "没有安装，请执行 make run 或 make setup"


def _data_dir() -> tuple[str, bool, str]:
    folder = Product().settings.data_dir.resolve()
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    free_mb = shutil.disk_usage(nearest).free // 2**20
    ok = os.access(nearest, os.W_OK) and free_mb >= _MIN_FREE_MB
    return "数据文件夹", ok, f"{folder}，剩余 {free_mb} MB{'' if ok else '，不可写或空间不足，请设置 JIXIAO_DATA_DIR'}"


def _rule_set() -> tuple[str, bool, str]:
    from assistant.rules.table import RULES
    from policy_corpus import library

    profiles = Product().profiles()
    counts = f"口径 {len(profiles)} 个，规则 {len(RULES)} 条，指标库 {len(library.entries())} 条"
    return "口径、规则和指标库", bool(profiles and RULES), counts


def _policy_library() -> tuple[str, bool, str]:
    from policy_corpus import policies

    counts = f"文件 {len(policies.documents())} 份，条文 {len(policies.clauses())} 处"
    return "政策库", bool(policies.clauses()), counts


def _embedding() -> tuple[str, bool, str]:
    """Which embedding is searched with and what its cosines mean; one that nobody has measured is calibrated now."""
    product = Product()
    if product.embedder is None:
        why = "没有启用" if product.settings.embedding == "none" else "内置模型在本机不能运行"
        return "向量模型", True, f"{why}，只用关键词检索"
    try:
        chosen = product.embedding.chosen()
    except OSError as error:
        return "向量模型", False, f"校准结果写不进数据文件夹（{reason_of(error)}），请检查 JIXIAO_DATA_DIR"
    if chosen.embedder is None or chosen.embedder.calibration is None:
        return "向量模型", False, chosen.notice
    meaning = chosen.embedder.calibration
    thresholds = f"相似度 {meaning.fits:.3f} 起算相符，{meaning.certain:.3f} 起算确定，区分度 {meaning.separation:.2f}"
    return "向量模型", True, f"{chosen.embedder.name}，{thresholds}；{meaning.method}：{meaning.basis}"


def _model() -> tuple[str, bool, str]:
    """What is set, without asking the service."""
    from assistant.llm.choice import ModelSettingsError

    try:
        choice = Product().models.choice
    except ModelSettingsError as error:
        return "大模型", False, str(error)
    if choice is None:
        return "大模型", True, "没有设置，由规则起草"
    hidden = "遮盖" if choice.redacts else "不遮盖"
    return "大模型", True, f"{choice.model}（{choice.host}），个人信息{hidden}；没有试用，网页上可以试"
