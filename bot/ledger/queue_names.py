"""What the records are called that somebody proposes something about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.actions import LinkClaims, LinkStatements, MergeClaims, MergeSpeakers
from bot.domain.ids import record_id, typed_number
from bot.domain.submissions import Content, Dispute
from bot.ledger.columns import id_set
from bot.ledger.engine import Reading
from bot.ledger.gather import citations_of
from bot.ledger.lookups import claims_by_id
from bot.ledger.scope import Scope


@dataclass(frozen=True, slots=True)
class Names:
    """Texts of records by id, as they were typed: a claim's sentence, a speaker's name, who spoke and what was held.

    What this server does not have is missing.
    """

    claims: Mapping[int, str] = field(default_factory=dict)
    statements: Mapping[int, str] = field(default_factory=dict)
    speakers: Mapping[int, str] = field(default_factory=dict)


def names_of(scope: Scope, contents: Iterable[Content]) -> Reading[Names]:
    """The names of all that `contents` refer to, struck or not."""
    claims: set[int] = set()
    statements: set[int] = set()
    speakers: set[int] = set()
    for content in contents:
        match content:
            case Dispute():
                (claims if content.record_kind == "claim" else statements).add(content.record)
            case LinkClaims():
                claims |= {content.first, content.second}
            case MergeClaims():
                claims |= {content.away, content.into}
            case LinkStatements():
                statements |= {content.first, content.second}
            case MergeSpeakers():
                speakers |= {content.away, content.into}
            case _:
                number = typed_number(content.typed.claim)
                claims.add(content.picked.claim or (record_id(scope.server, number) if number else 0))
                speakers |= {content.picked.speaker or 0, content.picked.concerns or 0}
    found = yield from claims_by_id(scope, claims)
    names = {row["id"]: row["name"] for row in (yield scope.ask("speakers_by_id", ids=id_set(speakers)))}
    said = {row["statement_id"]: row for row in (yield scope.ask("statements_by_id", ids=id_set(statements)))}
    cited = yield from citations_of(scope, said)
    return Names(
        {identity: claim.text for identity, claim in found.items()},
        {
            identity: " · ".join(
                [row["speaker_name"], *[one.wording for one in cited.get(identity, ()) if one.wording][:1]]
            )
            for identity, row in said.items()
        },
        names,
    )
