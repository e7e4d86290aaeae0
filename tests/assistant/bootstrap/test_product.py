"""The joined product makes each of its parts once."""

from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FormKind
from assistant.rules.examples import SOUND
from policy_corpus.kinds import forms_of, kind_of


def test_parts_are_made_once(product):
    for name in ("pipeline", "library", "policies", "store", "reviews", "forms", "models", "evaluations"):
        assert getattr(product, name) is getattr(product, name)


def test_a_kind_is_checked_and_filled_as_its_data_say(product):
    kind = kind_of(FormKind.MONITORING)
    done = product.forms.fill(Filing.model_validate(SOUND), kind, product.profile())
    assert done.filing.form in forms_of(*kind.rules)
