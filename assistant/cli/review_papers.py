"""The papers of ``jixiao review``: 审核表, 退回意见 and originals with remarks, a file each for every filing."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from assistant.domain.files import safe_stem
from assistant.domain.review_record import ReviewRecord
from assistant.jobs.review import papers
from assistant.jobs.review.job import Reviewed
from generators.atomic import write_all
from generators.interface import GeneratorError

Folders = dict[str, Path | None]
"""Where each kind of paper goes: ``form``, ``letter``, ``annotate``; none where it is not wanted."""


def write_papers(rows: Sequence[Reviewed], folders: Folders) -> None:
    """Write what is wanted, once all of it is made. Raises GeneratorError where a folder cannot be written."""
    made = {kind: dict(_made(rows, _KINDS[kind])) for kind, folder in folders.items() if folder is not None}
    for kind, folder in folders.items():
        if folder is not None:
            for path in write_all(folder, made[kind]):
                click.echo(f"已写出 {path}", err=True)


def _made(rows: Sequence[Reviewed], make: "Maker") -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for number, row in enumerate(rows, 1):
        try:
            name, content = make(row, papers.new_record(row))
        except GeneratorError as reason:
            click.echo(f"{row.source}：{reason}", err=True)
            continue
        shown = name if name not in taken else f"{number}_{name}"
        taken.add(shown)
        yield shown, content


Maker = Callable[[Reviewed, ReviewRecord], tuple[str, bytes]]


def _form(row: Reviewed, record: ReviewRecord) -> tuple[str, bytes]:
    return f"{safe_stem(record.title)}_绩效目标审核表.docx", papers.review_form_word(row.filing, record)


def _letter(row: Reviewed, record: ReviewRecord) -> tuple[str, bytes]:
    return f"{safe_stem(record.title)}_审核意见.docx", papers.letter_word(row.filing, record)


def _annotated(row: Reviewed, record: ReviewRecord) -> tuple[str, bytes]:
    if row.original is None:
        raise GeneratorError("没有原件，不能加批注。")
    made = papers.annotated(row.original.name, row.original.read_bytes(), row.filing, record)
    return f"批注_{row.original.name}", made


_KINDS: dict[str, Maker] = {"form": _form, "letter": _letter, "annotate": _annotated}
