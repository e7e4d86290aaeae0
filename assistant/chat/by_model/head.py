"""Operations on the head of the form that a model named."""

from collections.abc import Iterator

from assistant.chat.by_model.operations import NotGrounded
from assistant.chat.by_model.schema import ModelOperation
from assistant.chat.reading.fields import field_words
from assistant.chat.reading.head_orders import head_orders
from assistant.chat.reading.money_orders import amounts_in, new_sum
from assistant.chat.reading.outcome import ReadAct, order
from assistant.chat.reading.scene import Scene
from assistant.chat.reading.setting_orders import year_of
from assistant.domain.operation_kind import OperationKind as Kind


def set_head(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A field with its words; days are read by code, a span of time gives both."""
    if one.field not in field_words("head") or not one.value:
        raise NotGrounded(one.field)
    found = list(head_orders(one.field, one.value, scene, f"{one.lead}{one.value}"))
    if not found:
        raise NotGrounded(one.value)
    yield from found


def set_money(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A sum for a part of the money; a change is reckoned from the present one, a sum worked out is proposed."""
    if one.field not in field_words("money"):
        raise NotGrounded(one.field)
    sums = list(amounts_in(one.result or one.value, scene))
    if not sums:
        raise NotGrounded(one.value)
    amount, unit, _, _ = sums[-1]
    lead = "" if one.result else one.lead
    made = order(Kind.SET_MONEY, **new_sum(one.field, amount, unit, lead, one.quote, scene))
    yield ReadAct(made, is_proposed=bool(one.result))


def set_goal(one: ModelOperation, _scene: Scene) -> Iterator[ReadAct]:
    """A goal in the user's words, or in words that are shown first."""
    field, words = one.field or "annual", (one.value or one.result).strip("“”\"' ")
    if field not in field_words("goal") or not words:
        raise NotGrounded(one.field)
    made = order(Kind.SET_GOAL, field=field, sentence=max(one.sentence, 0), value=words)
    yield ReadAct(made, is_proposed=not one.value)


def switch_profile(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """One of the rule sets there are."""
    if one.field not in {p.id for p in scene.profiles}:
        raise NotGrounded(one.field)
    yield ReadAct(order(Kind.SWITCH_PROFILE, value=one.field))


def switch_year(one: ModelOperation, scene: Scene) -> Iterator[ReadAct]:
    """A year as said."""
    year = year_of(one.value, scene.year)
    if not year:
        raise NotGrounded(one.value)
    yield ReadAct(order(Kind.SWITCH_YEAR, value=str(year)))


def start_from(one: ModelOperation, _scene: Scene) -> Iterator[ReadAct]:
    """A file by its name."""
    if not one.value:
        raise NotGrounded(one.quote)
    yield ReadAct(order(Kind.START_FROM, file=one.value.strip("“”\"' 《》")))


GROUNDERS = {
    Kind.SET_HEAD: set_head, Kind.SET_MONEY: set_money, Kind.SET_GOAL: set_goal, Kind.SWITCH_YEAR: switch_year,
    Kind.SWITCH_PROFILE: switch_profile, Kind.START_FROM: start_from,
}  # fmt: skip
