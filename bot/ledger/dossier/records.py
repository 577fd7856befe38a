"""Building the draft of each kind of record from its fields, and checking what spans several of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain import limits
from bot.domain.dates import UNKNOWN_TIME
from bot.domain.drafts import (
    AffiliationDraft,
    CitationDraft,
    ClaimDraft,
    ClaimLinkDraft,
    PlaceDraft,
    SourceDraft,
    SpeakerDraft,
    StanceDraft,
    StatementDraft,
    StatementLinkDraft,
    TopicDraft,
)
from bot.domain.records import Quantity
from bot.domain.vocabulary import (
    Attribution,
    Basis,
    Bound,
    ClaimKind,
    ClaimLinkKind,
    Form,
    Origin,
    Scope,
    SourceKind,
    SpeakerKind,
    Stance,
    StatementLinkKind,
)
from bot.ledger.dossier.fields import Fields
from bot.ledger.dossier.model import Draft

Built = tuple[str, Draft, tuple[str | None, ...]]
"""A record's key, its draft, and the keys of its citations (None: not given)."""


def speaker(fields: Fields) -> Built:
    """A speaker."""
    kind, name = fields.choice("kind", SpeakerKind), fields.text("name", limits.NAME)
    aliases = fields.texts("aliases", limits.NAME, limits.NAMES)
    return fields.key(), SpeakerDraft(kind, name, aliases), ()


def affiliation(fields: Fields) -> Built:
    """An affiliation; its key is "member in body" when none is given."""
    draft = AffiliationDraft(
        member=fields.reference("member", "speaker"),
        body=fields.reference("body", "speaker", body=True),
        title=fields.text_or_none("title", limits.TITLE),
        since=fields.when_or_none("since"),
        until=fields.when_or_none("until"),
    )
    if draft.member == draft.body:
        fields.wrong("a speaker cannot belong to itself.")
    return fields.key_or_none() or f"{draft.member} in {draft.body}", draft, ()


def topic(fields: Fields) -> Built:
    """A topic."""
    title, zone = fields.text("title", limits.TITLE), fields.zone("zone")
    return fields.key(), TopicDraft(title, zone, fields.references("sides", "speaker", limits.SIDES, body=True)), ()


def place(fields: Fields) -> Built:
    """A place."""
    names = fields.texts("names", limits.NAME, limits.NAMES)
    if not names:
        fields.wrong('"names" must hold at least one name.')
    return fields.key(), PlaceDraft(names), ()


def source(fields: Fields) -> Built:
    """A source."""
    draft = SourceDraft(
        kind=fields.choice("kind", SourceKind),
        url=fields.url_or_none("url"),
        outlet=fields.text_or_none("outlet", limits.TITLE),
        title=fields.text_or_none("title", limits.TITLE),
        published=fields.when_or_none("published") or UNKNOWN_TIME,
        archived=fields.url_or_none("archived"),
    )
    if not (draft.url or draft.title or draft.outlet):
        fields.wrong('give the "url", the "title" or the "outlet", so that the document can be found.')
    return fields.key(), draft, ()


def claim(fields: Fields) -> Built:
    """A claim; a quantity has a number and nothing else has."""
    draft = ClaimDraft(
        kind=fields.choice("kind", ClaimKind),
        text=fields.text("text", limits.CLAIM),
        topic=fields.reference_or_none("topic", "topic"),
        concerns=fields.reference_or_none("concerns", "speaker"),
        place=fields.reference_or_none("place", "place"),
        about=fields.when_or_none("about"),
        quantity=_quantity(fields.inner("quantity")),
    )
    if (draft.kind is ClaimKind.QUANTITY) != (draft.quantity is not None):
        fields.wrong('a claim of kind "quantity", and no other, has a "quantity" with the number.')
    return fields.key(), draft, ()


def claim_link(fields: Fields) -> Built:
    """A link between claims; its key is "first kind second" when none is given."""
    first, second = fields.reference("first", "claim"), fields.reference("second", "claim")
    kind = fields.choice("kind", ClaimLinkKind)
    if first == second:
        fields.wrong("a claim cannot be linked to itself.")
    return fields.key_or_none() or f"{first} {kind} {second}", ClaimLinkDraft(first, second, kind), ()


def statement(fields: Fields) -> Built:
    """A statement with its citations and stances."""
    cited = [_citation(inner) for inner in fields.each("citations", limits.CITATIONS)]
    stances = tuple(_stance(inner, len(cited)) for inner in fields.each("stances", limits.STANCES))
    if len({stance.claim for stance in stances}) < len(stances):
        fields.wrong("two stances are on the same claim; keep one, or record two statements.")
    draft = StatementDraft(
        speaker=fields.reference("speaker", "speaker"),
        said=fields.when("said"),
        venue=fields.text_or_none("venue", limits.TITLE),
        language=fields.language_or_none("language"),
        attribution=fields.choice("attribution", Attribution, Attribution.REPORTED),
        stances=stances,
        citations=tuple(draft for _, draft in cited),
    )
    return fields.key(), draft, tuple(key for key, _ in cited)


def statement_link(fields: Fields) -> Built:
    """A link between statements; its key is "first kind second" when none is given."""
    first, second = fields.reference("first", "statement"), fields.reference("second", "statement")
    kind, basis = fields.choice("kind", StatementLinkKind), fields.choice("basis", Basis)
    if first == second:
        fields.wrong("a statement cannot be linked to itself.")
    return fields.key_or_none() or f"{first} {kind} {second}", StatementLinkDraft(first, second, kind, basis), ()


BUILDERS: Final[Mapping[str, Callable[[Fields], Built]]] = {
    "speaker": speaker,
    "affiliation": affiliation,
    "topic": topic,
    "place": place,
    "source": source,
    "claim": claim,
    "claim_link": claim_link,
    "statement": statement,
    "statement_link": statement_link,
}


def _quantity(fields: Fields | None) -> Quantity | None:
    if fields is None:
        return None
    low = fields.number("low")
    high = fields.number_or_none("high")
    found = Quantity(
        measure=fields.text("measure", limits.MEASURE),
        counted=fields.text_or_none("counted", limits.MEASURE),
        low=low,
        high=low if high is None else high,
        bound=fields.choice("bound", Bound),
        as_of=fields.when_or_none("as_of") or UNKNOWN_TIME,
    )
    if found.high < found.low:
        fields.wrong('"high" is below "low"; swap them.')
    fields.finish()
    return found


def _citation(fields: Fields) -> tuple[str | None, CitationDraft[str]]:
    draft = CitationDraft(
        source=fields.reference("source", "source"),
        form=fields.choice("form", Form),
        wording=fields.text_or_none("wording", limits.WORDING, lines=True),
        language=fields.language_or_none("language"),
        origin=fields.choice("origin", Origin, Origin.UNKNOWN),
        locator=fields.text_or_none("locator", limits.TITLE),
        upstream=fields.text_or_none("upstream", limits.KEY * 2),
    )
    if draft.form.is_quotation and draft.wording is None:
        fields.wrong(f'a {draft.form} quotation needs its words in "wording"; without them it is a paraphrase.')
    key = fields.key_or_none()
    fields.finish()
    return key, draft


def _stance(fields: Fields, citations: int) -> StanceDraft[str]:
    number = fields.count_or_none("citation")
    if number is not None and number > citations:
        fields.wrong(f'"citation" is {number}, but the statement has {citations} of them.')
    draft = StanceDraft(
        claim=fields.reference("claim", "claim"),
        stance=fields.choice("stance", Stance),
        hedge=fields.text_or_none("hedge", limits.HEDGE),
        scope=fields.choice_or_none("scope", Scope),
        citation=None if number is None else number - 1,
    )
    fields.finish()
    return draft
