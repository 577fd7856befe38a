"""The answer to a search: claims and quotations with the words asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers import Page, SearchAnswer
from bot.domain.questions import SearchRecord
from bot.ledger.cases import claim_records
from bot.ledger.columns import id_set
from bot.ledger.lookups import said_rows
from bot.ledger.names import is_name
from bot.ledger.scope import Scope
from bot.ledger.searching import RANKED, Hits, UnfinishedError, content_words, find_claims, find_wordings, respell


@dataclass(frozen=True, slots=True)
class _Found:
    claims: Hits
    wordings: Hits

    def __bool__(self) -> bool:
        return bool(self.claims.ids or self.wordings.ids)

    @property
    def hurried(self) -> bool:
        return self.claims.hurried or self.wordings.hurried


async def search(scope: Scope, question: SearchRecord, page: int, now: datetime) -> SearchAnswer:  # noqa: ARG001
    """Records with all the words; failing that with the words respelled; failing that with some of them."""
    words = content_words(question.text)
    found, instead, partly = await _look(scope, words), None, False
    if not found and words:
        respelled = await respell(scope, words)
        if respelled != words:
            found, instead = await _look(scope, respelled), " ".join(respelled)
    if not found and len(words) > 1:
        found, instead, partly = await _look(scope, words, every=False), None, True
    if not found and found.hurried:
        raise UnfinishedError
    cut = Page.of(len(found.claims.ids) + len(found.wordings.ids), page)
    claims_shown = found.claims.ids[cut.offset : cut.offset + cut.size]
    after = max(cut.offset - len(found.claims.ids), 0)
    cited = found.wordings.ids[after : after + cut.size - len(claims_shown)]
    place = {citation: number for number, citation in enumerate(cited)}
    quoted = await scope.fetch("records_of_citations", ids=id_set(cited)) if cited else ()
    quotations = sorted(quoted, key=lambda row: place[row["citation"]])
    return SearchAnswer(
        question=question,
        claims=tuple(await scope.read(claim_records(scope, claims_shown))),
        quotations=await scope.read(said_rows(scope, quotations)),
        instead=instead,
        bounded=found.claims.bounded or found.wordings.bounded,
        hurried=found.hurried,
        page=cut,
        partly=partly and bool(found),
        a_name=not found and await is_name(scope, question.text),
    )


async def _look(scope: Scope, words: list[str], *, every: bool = True) -> _Found:
    claims = await find_claims(scope, words, every=every, limit=RANKED)
    return _Found(claims, await find_wordings(scope, words, every=every, limit=RANKED))
