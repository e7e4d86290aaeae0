"""A kind of filing is data: by which words of its title and which of its columns it is known."""

import pytest
from pydantic import ValidationError

from assistant.domain.filing_kind import FilingKind, KindScope, Mark
from assistant.domain.vocabulary import FormKind


def test_every_mark_has_a_word_of_its_own_that_the_user_knows():
    words = [mark.word for mark in Mark]
    assert len(set(words)) == len(words)
    assert all("一" <= word[0] <= "龥" for word in words)


def test_marks_are_named_as_the_data_files_name_them():
    kind = FilingKind(form="monitoring", titles=("监控",), needs=(("progress", "forecast"),), scope="project")
    assert kind.needs == ((Mark.PROGRESS, Mark.FORECAST),)
    assert (kind.form, kind.scope) == (FormKind.MONITORING, KindScope.PROJECT)


@pytest.mark.parametrize(
    "wrong", [{"needs": (("colour",),)}, {"form": "poem"}, {"scope": "village"}, {"titel": ("监控",)}]
)
def test_a_mark_a_form_or_a_key_that_there_is_not_is_refused(wrong):
    with pytest.raises(ValidationError):
        FilingKind(**{"form": "monitoring", "titles": (), "needs": (), **wrong})


def test_columns_alone_never_make_a_kind_known_unless_it_says_so():
    kind = FilingKind(form="monitoring", titles=("监控",), needs=())
    assert (kind.alone, kind.excludes, kind.has_results) == ((), (), False)
