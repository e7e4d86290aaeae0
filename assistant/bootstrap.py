"""Joins the parts. The one place that knows which reader, library, writer and rules the product is made of.

Every part is imported where it is used, so that a command that needs one part does not load the others.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.indicator import is_placeholder
from assistant.domain.profile import Profile
from assistant.drafting.interface import Draft
from assistant.drafting.pipeline import DraftingPipeline
from assistant.rules.engine import ReviewResult
from assistant.settings import Settings

_NEXT_YEAR_FROM_MONTH = 6
"""Budgets of the next year are prepared in the second half of this one (预算法 第三十一条: 每年六月开始布置)."""


class Product:
    """The joined product, as the command line and the page use it."""

    def __init__(self, settings: Settings | None = None, today: date | None = None) -> None:
        self.settings = settings or Settings()
        self.today = today or date.today()  # noqa: DTZ011 -- the clerk's own calendar day

    @property
    def budget_year(self) -> int:
        """The year a declaration written today is for."""
        return self.today.year + (self.today.month >= _NEXT_YEAR_FROM_MONTH)

    def profile(self, profile_id: str | None = None) -> Profile:
        """A profile by id, the default one without. Raises ProfileNotFound."""
        from policy_corpus.catalog import load_profile

        return load_profile(profile_id or self.settings.profile, extra=self.settings.profiles_dir)

    def profiles(self) -> Sequence[Profile]:
        from policy_corpus.catalog import list_profiles

        return list_profiles(extra=self.settings.profiles_dir)

    @cached_property
    def pipeline(self) -> DraftingPipeline:
        """The offline drafting pipeline."""
        from assistant.drafting.writers.rule_based.writer import RuleBasedWriter
        from assistant.intake.brief.reader import read_brief
        from policy_corpus import library

        return DraftingPipeline(
            read=read_brief, choose=library.fitting, writer=RuleBasedWriter(library.kinds()), review=self.review
        )

    def review(self, filing: Filing, profile: Profile, facts: Facts | None = None) -> ReviewResult:
        """Hold a filing to every rule of its form."""
        from assistant.rules.engine import review
        from assistant.rules.table import RULES

        return review(filing, profile, RULES, facts)

    def write_draft(self, draft: Draft, folder: Path) -> list[Path]:
        """Write the Word form and its JSON into a folder, named after the project. Raises GeneratorError."""
        from generators.atomic import make_folder, write_atomically
        from generators.goal_declaration import render_goal_declaration

        word, data = (folder / f"{_stem(draft.filing)}{suffix}" for suffix in (".docx", ".json"))
        profile = self.profile(draft.filing.profile or None)
        content = render_goal_declaration(draft.filing, profile, draft=not draft.is_final)
        make_folder(folder)
        write_atomically(word, content)
        write_atomically(data, draft.filing.model_dump_json(indent=1).encode())
        return [word, data]


_UNSAFE = frozenset('\\/:*?"<>|\n\r\t')
_LONGEST_NAME = 40


def _stem(filing: Filing) -> str:
    name = "".join(c for c in filing.project.name if c not in _UNSAFE).strip(" .")[:_LONGEST_NAME]
    return f"{'项目' if is_placeholder(filing.project.name) or not name else name}_绩效目标申报表"
