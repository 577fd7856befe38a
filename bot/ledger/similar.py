"""What may be on record already: looked for before something new is recorded."""

from __future__ import annotations

from bot.domain.answers import Match
from bot.domain.text import tokens
from bot.domain.vocabulary import SpeakerKind
from bot.ledger.columns import id_set
from bot.ledger.matching import match_claim
from bot.ledger.names import match_speaker
from bot.ledger.scope import Scope
from bot.ledger.searching import UnfinishedError

OFFERED = 5
_EXACT, _WHOLE_WORDS = 100.0, 95.0
# The least share of the words that another claim has, out of 100. A duplicate that is missed splits the record, an
# offer too many costs one press: so few words in common are enough, but then only the best are offered.
_SIMILAR, _FAINT, _MOST_FAINT = 55.0, 30.0, 3


async def speakers_like(scope: Scope, name: str) -> Match:
    """The speaker whose name this is, or the near ones.

    A part of a name is enough for a person ("Pashinyan") and not for anything else: "Russia" is not its ministry. A
    description is never enough: "two sources" of today need not be those of yesterday.
    """
    match = await match_speaker(scope, name)
    near = match.candidates[:OFFERED]
    if match.id is None:
        return Match(None, near)
    kind = (await scope.fetch("speakers_by_id", ids=id_set([match.id])))[0]["kind"]
    needed = {SpeakerKind.PERSON: _WHOLE_WORDS, SpeakerKind.BODY: _EXACT}.get(kind)
    return Match(match.id if needed is not None and near[0].score >= needed else None, near)


async def claims_like(scope: Scope, sentence: str) -> Match:
    """The claim in the same words, or the near ones, also those that say the opposite; best first."""
    try:
        candidates = (await match_claim(scope, sentence)).candidates
    except UnfinishedError:  # a search that takes too long must not keep anything from being recorded
        return Match(None)
    same = [one for one in candidates if tokens(one.text) == tokens(sentence)]
    near = [one for one in candidates if one.score >= _SIMILAR or one in same]
    faint = [one for one in candidates if one.score >= _FAINT and one not in near]
    return Match(same[0].id if len(same) == 1 else None, (*near, *faint[:_MOST_FAINT])[:OFFERED])
