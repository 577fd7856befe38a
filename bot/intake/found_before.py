"""What was found in a text, with what is on record from it already, whoever recorded that."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.domain.found import Finding
from bot.intake.resolve import cited_document
from bot.ledger import Book
from bot.ledger.findings import Kept
from bot.ledger.sources import in_chat


async def kept_finding(book: Book, finding: int, author: int) -> Kept:
    """A finding as it stands; raises as `Findings.get`.

    The same words from the same source are the same statement; words that were found twice, only at the same place.
    What this finding has recorded itself is not counted.
    """
    kept = await book.findings.get(finding, author)
    own = {settled.statement for settled in kept.outcomes.values() if settled is not None}
    anywhere: dict[str, int] = {}
    at_place: dict[tuple[str, str | None], int] = {}
    for statement, wording, place in await _words_on_record(book, kept.finding):
        if statement not in own:
            anywhere.setdefault(wording, statement)
            at_place.setdefault((wording, place), statement)
    times = Counter(one.cited.wording for one in kept.finding.statements)
    on_record: dict[int, int] = {}
    for number, settled in kept.outcomes.items():
        cited = kept.finding.statements[number].cited
        once = times[cited.wording] == 1
        same = anywhere.get(cited.wording) if once else at_place.get((cited.wording, cited.place))
        if settled is None and same is not None:
            on_record[number] = same
    return replace(kept, on_record=on_record)


async def _words_on_record(book: Book, content: Finding) -> list[tuple[int, str, str | None]]:
    if content.message is not None:
        return await book.findings.on_record(in_chat(content.message))
    zone = (await book.settings()).zone
    source = cited_document(content.source, zone) if content.source is not None else None
    return [] if source is None else await book.findings.on_record(source)
