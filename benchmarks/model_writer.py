"""The model writer against the fake server: habits of servers, a liar, our own time, twenty at once.

``python -m benchmarks.model_writer`` prints the tables and writes docs/benchmarks-model.md. The rule-based writer runs
beside it as the baseline. No real model is asked: what a real one writes is measured by ``make eval``.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.declaration.pipeline import DraftingPipeline
from assistant.jobs.questions.interface import PolicyQuestion
from assistant.llm.chat import Chat, Endpoint
from assistant.llm.interface import LanguageModel
from assistant.llm.methods import MethodMemory
from assistant.llm.openai_model import Limits, OpenAIModel
from assistant.settings import Settings
from benchmarks.pages import MODEL_PAGE, RECORDED
from tests.fakes.drafting_brain import LIARS, able, brain, replying
from tests.fakes.model import FakeModel
from tests.fakes.model_server import ModelServer
from tests.fakes.quirks import QUIRKS

ROOT = Path(__file__).resolve().parent.parent
BRIEFS = sorted(p for p in (ROOT / "tests" / "cases" / "briefs").iterdir() if not p.name.endswith(".expect.yaml"))
DRAFTS = 50
LATENCY, TOGETHER = 2.0, 20
GRAVE = {Severity.ERROR, Severity.FATAL}
LIE = "3721"
"""Every liar writes it into whatever it invents."""


@contextmanager
def connected(server: ModelServer, *, seconds: float = 60.0, silence: float = 30.0) -> Iterator[LanguageModel]:
    """A client of the server, without cache: every draft is asked for."""
    model = OpenAIModel(
        Chat(Endpoint("fake", server.url)), MethodMemory(), limits=Limits(seconds=seconds, silence=silence)
    )
    try:
        yield model
    finally:
        model.close()


def pipeline(product: Product, model: LanguageModel | None) -> DraftingPipeline:
    """The product's own pipeline around a model."""
    return product.declarations(model).pipeline


def usable(draft: Draft) -> bool:
    """A filing that raises neither error nor fatal finding."""
    return not any(f.severity in GRAVE for f in draft.findings)


def quirks(product: Product, text: str) -> Iterator[tuple[str, ...]]:
    """A row a habit: usable results, drafts of the model, method, requests of the first draft and of the later ones."""
    profile = product.profile()
    for quirk in QUIRKS.values():
        with ModelServer(quirk.play, brain) as server, connected(server, seconds=3.0, silence=0.5) as model:
            drafts, requests = [], []
            for _ in range(DRAFTS if quirk.method else 5):
                before = len(server.bodies)
                drafts.append(pipeline(product, model).draft(text, profile, 2027))
                requests.append(len(server.bodies) - before)
        by_model = sum(d.writer == "fake" for d in drafts)
        last = drafts[-1].record
        method = last.methods[-1] if last and last.methods and by_model else "—"
        yield (
            quirk.title, f"{sum(map(usable, drafts))}/{len(drafts)}", f"{by_model}/{len(drafts)}", method,
            str(requests[0]), f"{statistics.mean(requests[1:]):.2f}",
        )  # fmt: skip


def lies(product: Product) -> Iterator[tuple[str, ...]]:
    """A row a liar: drafts made, inventions that reached a filing, and what was refused."""
    profile = product.profile()
    for name, liar in LIARS.items():
        made = reached = refused = 0
        for path in BRIEFS:
            model = FakeModel(*[_answering(liar)] * 3)
            draft = pipeline(product, model).draft(read_brief_file(path), profile, 2027)
            made += 1
            reached += LIE in draft.filing.model_dump_json() or any(f.code == "NUM001" for f in draft.findings)
            refused += (
                sum(r.startswith(("不合格", "没有这个记号")) for r in draft.record.reasons) if draft.record else 0
            )
        yield name, str(made), str(reached), str(refused)


def _answering(liar: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda prompt: liar(prompt.user)


def lying_answers(product: Product) -> tuple[int, int]:
    """Answers asked of a model that invents citations and figures; how many of them showed one."""
    stated = {"sentences": [{"text": "依据财预〔2026〕3721号第三十七条，权重为37.21%。", "tokens": ["C1", "C99"]}]}
    questions = [
        "10号文里预算执行率占多少分？",
        "满意度指标可以不设吗？",
        "自评结果分几档？",
        "成本指标什么时候必须设？",
    ]
    shown = 0
    for text in questions:
        answer = product.questions.ask(
            PolicyQuestion(text=text), writer=product.answer_writer(FakeModel(stated, stated))
        )
        shown += LIE in answer.answer or "37.21" in answer.answer or any(LIE in c.doc_no for c in answer.citations)
    return len(questions), shown


def overhead(product: Product, text: str) -> Iterator[tuple[str, str]]:
    """Our own milliseconds a draft, the model's time apart; the rule-based writer beside it."""
    profile = product.profile()
    for label, make in (
        ("规则起草", lambda: None),
        ("大模型起草，一次成", lambda: FakeModel(_answering(able))),
        ("大模型起草，重写两次", lambda: FakeModel(*[_answering(LIARS["another number"])] * 3)),
    ):
        times = []
        for _ in range(20):
            model = make()
            started = time.perf_counter()
            pipeline(product, model).draft(text, profile, 2027)
            times.append(time.perf_counter() - started)
        yield label, f"{statistics.median(times) * 1000:.0f}"


def together(product: Product, text: str) -> tuple[float, float]:
    """Wall seconds of one draft and of twenty at once, against a server that takes two seconds for each reply."""
    profile = product.profile()
    with ModelServer(brain=replying(able), latency=LATENCY) as server, connected(server) as model:
        walls = []
        for count in (1, TOGETHER):
            started = time.perf_counter()
            with ThreadPoolExecutor(count) as pool:
                list(pool.map(lambda _: pipeline(product, model).draft(text, profile, 2027), range(count)))
            walls.append(time.perf_counter() - started)
    return walls[0], walls[1]


def report() -> Iterator[str]:
    """The page, line by line."""
    with tempfile.TemporaryDirectory() as folder:
        product = Product(Settings(data_dir=Path(folder), _env_file=None))
        text = read_brief_file(next(p for p in BRIEFS if p.stem == "yanglao"))
        pipeline(product, FakeModel(_answering(able))).draft(text, product.profile(), 2027)  # opens the index
        yield "# Model writer"
        yield ""
        yield "`python -m benchmarks.model_writer`。服务器由 tests/fakes 扮演，测的是程序自己，不是某个模型。"
        yield ""
        yield f"## 服务器的习惯（各 {DRAFTS} 份；得不到答复的各 5 份）"
        yield ""
        yield "| 习惯 | 可用结果 | 模型写成 | 方法 | 第一份的请求数 | 此后每份 |"
        yield "|---|---|---|---|---|---|"
        for row in quirks(product, text):
            yield f"| {' | '.join(row)} |"
        yield ""
        yield f"## 说谎的模型（{len(BRIEFS)} 份简介，每份问三次）"
        yield ""
        yield "| 谎话 | 草稿 | 进入绩效表的 | 拦下 |"
        yield "|---|---|---|---|"
        for row in lies(product):
            yield f"| {' | '.join(row)} |"
        asked, shown = lying_answers(product)
        yield f"| answers with invented citations | {asked} | {shown} | — |"
        yield ""
        yield "## 程序自己的时间（模型用时除外）"
        yield ""
        yield "| 写法 | 毫秒/份（中位数） |"
        yield "|---|---|"
        for row in overhead(product, text):
            yield f"| {' | '.join(row)} |"
        one, many = together(product, text)
        yield ""
        yield f"服务器每次答复 {LATENCY:.0f} 秒：一份 {one:.2f} 秒，{TOGETHER} 份同时 {many:.2f} 秒。"


def main() -> None:
    """Print the page and write it."""
    lines = []
    for line in report():
        print(line, flush=True)
        lines.append(line)
    _, found, recorded = MODEL_PAGE.read_text(encoding="utf-8").partition(f"## {RECORDED}\n")
    MODEL_PAGE.write_text("\n".join(lines) + "\n" + (f"\n{found}{recorded}" if found else ""), encoding="utf-8")


if __name__ == "__main__":
    main()
