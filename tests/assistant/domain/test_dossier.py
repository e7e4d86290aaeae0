"""The papers of a project and what they state: every fact leads back to file, page and words."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.domain.dossier import Dossier, FactKind, PaperFact, PaperKind, Quote
from tests.fakes.dossiers import dossier, fact


def test_a_quote_names_its_place_as_a_footnote_does():
    assert Quote(paper="合同/合同.pdf", page=3, text="合同金额").place == "《合同/合同.pdf》第3页"


@pytest.mark.parametrize(("value", "number"), [("236.16万元", "2361600"), ("400间", "400"), ("95%", "95")])
def test_a_fact_has_the_number_of_its_figure_in_yuan_where_it_is_money(value, number):
    assert fact("合同金额", value).number == Decimal(number)


def test_a_fact_without_a_figure_has_no_number():
    quote = Quote(paper="a.txt", page=1, text="验收合格")
    assert PaperFact(kind=FactKind.ACCEPTANCE, subject="验收", value="验收合格", quote=quote).number == 0


def test_a_fact_without_a_quote_is_refused():
    with pytest.raises(ValidationError):
        PaperFact(kind=FactKind.AMOUNT, subject="合同金额", value="1万元")


def test_a_dossier_reads_back_as_it_was_written_and_newer_fields_are_passed_over():
    made = dossier({"合同.txt": (PaperKind.CONTRACT, "一\f二")}, [fact("合同金额", "236.16万元")])
    assert Dossier.model_validate_json(made.model_dump_json()) == made
    assert Dossier.model_validate({"folder": "资料", "added_later": 1}) == Dossier(folder="资料")


def test_a_dossier_is_never_changed_in_place():
    with pytest.raises(ValidationError):
        dossier({}).masked = 3
