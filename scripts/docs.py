"""Write the documents that come from code and data, or check that they are up to date (``--check``)."""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page and its text."""
    from assistant.rules.explain import explain
    from assistant.rules.table import RULES

    for rule in RULES:
        yield ROOT / "docs" / "rules" / f"{rule.code}.md", explain(rule) + "\n"

    yield ROOT / "docs" / "model-servers.md", model_servers()
    yield ROOT / "docs" / "operations.md", operations()


def model_servers() -> str:
    """The habits of servers that the client is tested against, with the way it gets its reply."""
    from tests.fakes.quirks import QUIRKS

    rows = (
        f"| {q.title} | {q.method or '得不到答复，改由规则起草'} | {q.requests if q.method else '—'} "
        f"| {q.later if q.method else '—'} |"
        for q in QUIRKS.values()
    )
    head = (ROOT / "scripts" / "model_servers.md").read_text(encoding="utf-8")
    table = "| 习惯 | 最后用的方法 | 第一次的请求数 | 此后每次 |\n|---|---|---|---|\n"
    return head + table + "\n".join(rows) + "\n"


def operations() -> str:
    """The closed table of operations with what each needs and may be told."""
    from assistant.domain.operation_arguments import ARGUMENT_WORDS, NEEDED, OPTIONAL, fields_of
    from assistant.domain.operation_kind import OperationKind

    def line(kind: OperationKind) -> str:
        needed, optional = NEEDED.get(kind, ()), OPTIONAL.get(kind, ())
        fields = "、".join(f"`{name}`（{word}）" for name, word in fields_of(kind).items())
        noted = [f"`{a}`" for a in needed], [f"`{a}`" for a in optional]
        return (
            f"| `{kind}` | {kind.word} | {' '.join(noted[0]) or '—'} | {' '.join(noted[1]) or '—'} | {fields or '—'} |"
        )

    head = (ROOT / "scripts" / "operations.md").read_text(encoding="utf-8")
    columns = "| 操作 | 意思 | 必须有 | 可以有 | `field` 的取值 |\n|---|---|---|---|---|\n"
    changing = "\n".join(line(kind) for kind in OperationKind if kind.changes)
    others = "\n".join(line(kind) for kind in OperationKind if not kind.changes)
    words = "\n".join(f"| `{name}` | {word} |" for name, word in ARGUMENT_WORDS.items())
    return (
        f"{head}\n## 改动表的操作\n\n{columns}{changing}\n\n## 不改动表的操作\n\n{columns}{others}\n\n"
        f"## 内容\n\n| 名称 | 意思 |\n|---|---|\n{words}\n"
    )


def main() -> int:
    """Write or check; 1 where a page is out of date."""
    check = "--check" in sys.argv
    stale = [(path, text) for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        if check:
            print(f"文档已过期：{path.relative_to(ROOT)}，请执行 make docs")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
