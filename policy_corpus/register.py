"""The register of documents: looked up by id, number, title or working name, with the places each of them has."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from assistant.domain.policy import Clause, PolicyDocument
from assistant.language.numerals import fold
from assistant.language.places import Place, read_place, read_places

_BRACKETS = str.maketrans(
    {"[": "〔", "(": "〔", "【": "〔", "（": "〔", "［": "〔", "]": "〕", ")": "〕", "】": "〕", "）": "〕", "］": "〕"}
)
_NOISE = re.compile(r"[\s《》“”\"'·]|中华人民共和国|[（(〔]\d{4}年?(?:修正|修订|版)?[)）〕]")


def doc_no_key(text: str) -> str:
    """财预（2020） 10 号, 财预[2020]第10号 and 财预2020年10号 as one: 财预〔2020〕10号."""
    squeezed = re.sub(r"\s+", "", fold(text)).translate(_BRACKETS).replace("第", "").lstrip("〔")
    return re.sub(r"〔?((?:19|20)\d{2})(?:〕|年)〕?(\d+)号?$", r"〔\1〕\2号", squeezed)


def title_key(text: str) -> str:
    """A title without brackets, spaces, the country's name and the year of its version."""
    return _NOISE.sub("", fold(text))


class PolicyRegister:
    """All documents known, with the places of those whose text is held."""

    def __init__(self, documents: Iterable[PolicyDocument], clauses: Iterable[Clause] = ()) -> None:
        self._by_id = {d.id: d for d in documents}
        self._places: dict[str, dict[Place, str]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        for clause in clauses:
            place = read_place(clause.place)
            if place is not None:
                written = self._places.setdefault(clause.policy_id, {}).setdefault(place, clause.place)
                key = clause.policy_id, written
                self._texts[key] = f"{self._texts.get(key, '')}{clause.topic}。{clause.text}"

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        return tuple(self._by_id.values())

    def get(self, policy_id: str) -> PolicyDocument | None:
        return self._by_id.get(policy_id)

    @cached_property
    def by_number(self) -> Mapping[str, tuple[PolicyDocument, ...]]:
        """Documents by the key of their number; one notice may have issued several."""
        found: dict[str, tuple[PolicyDocument, ...]] = {}
        for item in self._by_id.values():
            if item.doc_no:
                found[doc_no_key(item.doc_no)] = (*found.get(doc_no_key(item.doc_no), ()), item)
        return found

    @cached_property
    def series(self) -> frozenset[str]:
        """The issuing codes of the numbers held: 财预, 豫财效."""
        return frozenset(key.partition("〔")[0] for key in self.by_number if "〔" in key)

    @cached_property
    def by_title(self) -> Mapping[str, tuple[PolicyDocument, ...]]:
        """Documents by the key of their title; versions of one law share it, the one in force first."""
        found: dict[str, tuple[PolicyDocument, ...]] = {}
        for item in sorted(self._by_id.values(), key=lambda d: d.status == "repealed"):
            key = title_key(item.title)
            found[key] = (*found.get(key, ()), item)
        return found

    @cached_property
    def by_alias(self) -> Mapping[str, tuple[PolicyDocument, ...]]:
        """Documents by working name (10号文, 预算法); one name may mean several."""
        found: dict[str, tuple[PolicyDocument, ...]] = {}
        for item in self._by_id.values():
            for alias in item.aliases:
                key = fold(alias)
                found[key] = (*found.get(key, ()), item)
        return found

    def places(self, policy_id: str) -> tuple[str, ...]:
        """The places held of a document, in its order."""
        return tuple(self._places.get(policy_id, {}).values())

    def place_of(self, policy_id: str, stated: str) -> str | None:
        """The place a citation names, as the document writes it; None where it is not held.

        第十三条第二款 is held where 第十三条 is; （六） finds 三（六） only where that is the one place it can mean.
        """
        known = self._places.get(policy_id, {})
        for wanted in read_places(stated):
            exact = next((text for place, text in known.items() if place.covers(wanted)), None)
            inner = next((text for place, text in known.items() if wanted.covers(place)), None)
            if exact or inner or (exact := _only_part(known, wanted)):
                return exact or inner
        return None

    def text_at(self, policy_id: str, stated: str) -> str:
        """What a place says, digest or original; empty where it is not held."""
        return self._texts.get((policy_id, self.place_of(policy_id, stated) or ""), "")

    def places_saying(self, policy_id: str, word: str) -> tuple[str, ...]:
        """The places of a document that contain a word, in order."""
        return tuple(p for (i, p), text in self._texts.items() if i == policy_id and word in text)

    def successors(self, document: PolicyDocument) -> tuple[PolicyDocument, ...]:
        """The documents that took the place of a repealed one."""
        return tuple(self._by_id[i] for i in document.repealed_by if i in self._by_id)


def _only_part(known: Mapping[Place, str], wanted: Place) -> str | None:
    """The part that a bare （六） can mean: the one whose own number it is; None where several are."""
    if wanted.kind != "段" or len(wanted.numbers) != 1:
        return None
    found = [text for place, text in known.items() if place.kind == "段" and place.numbers[-1:] == wanted.numbers]
    return found[0] if len(found) == 1 else None
