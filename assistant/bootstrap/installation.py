"""What the settings of an installation choose: profiles, rules, own indicators."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.facts import Facts
from assistant.domain.filing import Filing
from assistant.domain.profile import Profile
from assistant.journal import Journal
from assistant.rules.engine import ReviewResult
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.domain.library import LibraryEntry
    from assistant.domain.report import Report
    from policy_corpus.register import PolicyRegister

_NEXT_YEAR_FROM_MONTH = 6
"""Budgets of the next year are prepared in the second half of this one (预算法 第三十一条: 每年六月开始布置)."""


class Installation:
    """Settings and the day, with what they choose of profiles, rules and indicators."""

    def __init__(self, settings: Settings | None = None, today: date | None = None) -> None:
        self.settings = settings or Settings()
        self.today = today or date.today()  # noqa: DTZ011 -- the clerk's own calendar day

    @cached_property
    def journal(self) -> Journal:
        """The log of what is done."""
        return Journal(self.settings.log_level, self.settings.log_format, self.settings.log_file)

    @staticmethod
    def now() -> datetime:
        """This moment, with its zone."""
        return datetime.now().astimezone()

    @property
    def budget_year(self) -> int:
        """The year a declaration written today is for."""
        return self.today.year + (self.today.month >= _NEXT_YEAR_FROM_MONTH)

    def profile(self, profile_id: str | None = None) -> Profile:
        """A profile by id, the default one without. Raises ProfileNotFound or ProfileError."""
        from generators.layouts.catalog import layout_ids
        from policy_corpus.catalog import load_profile

        chosen = profile_id or self.settings.profile
        return load_profile(chosen, extra=self.settings.profiles_dir, layouts=layout_ids())

    def profiles(self) -> Sequence[Profile]:
        from generators.layouts.catalog import layout_ids
        from policy_corpus.catalog import list_profiles

        return list_profiles(extra=self.settings.profiles_dir, layouts=layout_ids())

    @cached_property
    def policies(self) -> "PolicyRegister":
        """The shipped documents and their places, for checking citations; no index is needed."""
        from policy_corpus import policies
        from policy_corpus.register import PolicyRegister

        return PolicyRegister(policies.documents(), policies.clauses())

    def review(
        self,
        filing: Filing,
        profile: Profile,
        facts: Facts | None = None,
        others: Sequence[Filing] = (),
        *,
        report: "Report | None" = None,
    ) -> ReviewResult:
        """Hold a filing to every rule of its form; ``others`` are compared with it, ``report`` is its running text."""
        from assistant.rules.engine import review
        from assistant.rules.table import RULES

        return review(filing, profile, RULES, facts, self.policies, others, report=report)

    @property
    def library_folder(self) -> Path:
        """Where the unit's own indicators are kept."""
        return self.settings.data_dir.resolve() / "indicators"

    def library_entry(self, entry_id: str) -> "LibraryEntry | None":
        """An entry of the indicator library by id, the unit's own among them."""
        from policy_corpus.library import entry

        own = self.own_library if entry_id.startswith("own.") else ()
        return next((e for e in own if e.id == entry_id), None) or entry(entry_id)

    @property
    def own_library(self) -> "Sequence[LibraryEntry]":
        """The unit's own indicators. Raises DataFileError for a bad file."""
        from policy_corpus.own_library import own_entries

        return own_entries(self.library_folder)
