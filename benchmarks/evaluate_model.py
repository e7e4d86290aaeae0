"""What a model is worth here: ``make eval`` drafts, answers and narrates with it, and writes a scoreboard.

The model is the one of the settings (OPENAI_MODEL, OPENAI_BASE_URL, OPENAI_API_KEY). Without one the fake server of the
tests answers, and the page says so: then the numbers say something of the harness and nothing of a model.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.llm.choice import Models
from assistant.llm.connection import ModelChoice
from assistant.llm.interface import LanguageModel
from assistant.settings import Settings
from assistant.writing.interface import Narrative
from benchmarks.model_writer import BRIEFS, ROOT, usable
from benchmarks.retrieval import bench
from tests.fakes.drafting_brain import brain
from tests.fakes.model_server import ModelServer

OUT = ROOT / "docs" / "eval"
PROFILE_YEAR = 2027
UNTRACED = "推算不出"
SHARED = ROOT.parent / "shared"


@dataclass
class Board:
    """The scoreboard as it fills."""

    model: str
    fake: bool
    drafts: list[Draft] = field(default_factory=list)
    narratives: list[Narrative] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    summary: Mapping[str, Any] | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, str]]:
        """The lines: what, measured."""
        drafts, texts = self.drafts, self.narratives
        records = [d.record for d in drafts if d.record]
        yield "起草：得到合格结构的", _share(sum(d.writer != "rule_based" for d in drafts), len(drafts))
        yield "起草：第一次就全部合格的", _share(sum(_once(d) for d in drafts), len(drafts))
        yield "起草：重写后不再需要规则代写的", _share(sum(_kept(d) for d in drafts), len(drafts))
        yield "起草：成稿没有错误和必改的", _share(sum(map(usable, drafts)), len(drafts))
        yield "起草：拦下的来源不明数字 / 进入成稿的", f"{_untraced(drafts)} / {_reached(drafts)}"
        yield "起草：规则发现的错误和必改（成稿合计）", str(sum(_grave(d) for d in drafts))
        yield (
            "起草：每份提问次数、词元（平均）",
            f"{_mean(r.attempts for r in records):.1f}、{_mean(r.tokens for r in records):.0f}",
        )
        yield "起草：每份用时（中位数）", f"{self.seconds.get('draft', 0):.1f} 秒"
        yield "说明：由模型写成、通过核对的节", _share(sum(n.writer != "rule_based" for n in texts), len(texts))
        yield "说明：拦下的来源不明数字", str(sum(UNTRACED in r for n in texts for r in n.record.reasons))
        yield "说明：每节用时（中位数）", f"{self.seconds.get('narrative', 0):.1f} 秒"
        stated = [a for a in self.answers.values() if a["status"] in {"answered", "partial"}]
        yield "问答：由模型写成、通过核对的", _share(sum(a["writer"] != "rule_based" for a in stated), len(stated))
        yield "问答：引用在政策库中的", _share(sum(bool(a["citations"]) for a in stated), len(stated))
        if self.summary:
            yield "问答：应说尽说", f"{self.summary['must_say_rate']:.3f}"
            yield "问答：说了不该说的", str(self.summary["must_not_say_violations"])
        yield "问答：每题用时（中位数）", f"{self.seconds.get('answer', 0):.1f} 秒"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}"


def _mean(values: Any) -> float:
    known = list(values)
    return statistics.mean(known) if known else 0.0


def _reasons(draft: Draft) -> Sequence[str]:
    return draft.record.reasons if draft.record else ()


def _once(draft: Draft) -> bool:
    return draft.writer != "rule_based" and not any(r.startswith("不合格") for r in _reasons(draft))


def _kept(draft: Draft) -> bool:
    return draft.writer != "rule_based" and not any("改用规则起草" in r for r in _reasons(draft))


def _untraced(drafts: Sequence[Draft]) -> int:
    return sum(r.count(UNTRACED) for d in drafts for r in _reasons(d))


def _reached(drafts: Sequence[Draft]) -> int:
    return sum(f.code == "NUM001" for d in drafts for f in d.findings)


def _grave(draft: Draft) -> int:
    return sum(f.severity in {Severity.ERROR, Severity.FATAL} for f in draft.findings)


def measure(product: Product, model: LanguageModel, board: Board, limit: int) -> None:
    """Draft and narrate every brief, answer every question of the development set; ``limit`` of each, 0 for all."""
    profile, narrator = product.profile(), product.narrator(model)
    times: dict[str, list[float]] = {"draft": [], "narrative": [], "answer": []}
    for path in BRIEFS[: limit or None]:
        started = time.perf_counter()
        draft = product.declarations(model).draft(read_brief_file(path), profile, PROFILE_YEAR)
        times["draft"].append(time.perf_counter() - started)
        board.drafts.append(draft)
        for task in product.declarations().sections(draft):
            started = time.perf_counter()
            board.narratives.append(narrator.narrate(task))
            times["narrative"].append(time.perf_counter() - started)
        _say(f"起草 {path.stem}：{draft.writer}")
    for question in _questions()[: limit or None]:
        started = time.perf_counter()
        as_of = date.fromisoformat(question["as_of"]) if question.get("as_of") else None
        asked = PolicyQuestion(text=question["question"], as_of=as_of, region=question.get("region"))
        answer = product.questions.ask(asked, writer=product.answer_writer(model))
        times["answer"].append(time.perf_counter() - started)
        board.answers[question["id"]] = {"id": question["id"], **answer.model_dump(mode="json")}
    _say(f"问答 {len(board.answers)} 题")
    board.seconds = {name: statistics.median(known) for name, known in times.items() if known}


def _questions() -> list[dict[str, Any]]:
    path = SHARED / "reference" / "policy_qa_dev.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def page(board: Board, limit: int) -> str:
    """The scoreboard as Markdown."""
    who = "测试用的假服务器（没有设置模型：数字只说明流程，不说明任何模型）" if board.fake else f"模型 {board.model}"
    scope = f"，每项只取前 {limit} 个" if limit else ""
    head = [f"# 模型评测：{board.model}", "", f"{date.today().isoformat()}，{who}{scope}。命令 `make eval`。", ""]  # noqa: DTZ011 -- the day on the page
    table = ["| 项目 | 实测 |", "|---|---|", *(f"| {what} | {stated} |" for what, stated in board.rows())]
    return "\n".join([*head, *table]) + "\n"


def main() -> int:
    """Print the scoreboard and write it below docs/eval."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=0, help="每项只取前几个，0 为全部")
    limit = parser.parse_args().limit
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        product = Product(Settings(data_dir=folder))
        choice, fake = _choice(product.models, stack)
        model = product.models.connected(choice)
        stack.callback(product.models.close)
        if model is None:
            return 2
        board = Board(choice.model, fake)
        measure(product, model, board, limit)
        if board.answers and not limit:
            board.summary = bench(folder).score(board.answers)
    text = page(board, limit)
    print(text)
    OUT.mkdir(parents=True, exist_ok=True)
    safe = "".join(c if c.isalnum() or c in "-._" else "-" for c in choice.model)
    (OUT / f"{date.today().isoformat()}-{safe}.md").write_text(text, encoding="utf-8")  # noqa: DTZ011 -- as above
    return 0


def _choice(models: Models, stack: ExitStack) -> tuple[ModelChoice, bool]:
    """The model of the settings, or the fake server."""
    if (choice := models.choice) is not None:
        return choice, False
    server = stack.enter_context(ModelServer(brain=brain))
    return models.chosen("fake-server", server.url), True


if __name__ == "__main__":
    sys.exit(main())
