"""Reading a text paragraph by paragraph: what carries over from one to the next, and quotations that stand alone."""

from __future__ import annotations

from typing import Final

from bot.reading.statements.announced import announcement, by_many, told_by
from bot.reading.statements.cues import SAY
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.model import Span
from bot.reading.statements.names import NameLine, is_more, name_line
from bot.reading.statements.paragraphs import Paragraph
from bot.reading.statements.quotations import Quotation, find_quotations
from bot.reading.statements.sentence import read_sentence
from bot.reading.statements.sentences import sentences
from bot.reading.statements.standing import SHORTEST, Standing, closing_name, named_below, stands_alone
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens, tokenize
from bot.reading.statements.words import QUOTED

_SPEECH: Final = frozenset(
    ("quotation, speaker, verb", "quotation, verb, speaker", "quotation, any verb", "speaker, verb, quotation")
)
_TOLD: Final = frozenset(
    (
        "speaker, verb, that",
        "speaker, verb, clause",
        "clause, speaker, verb",
        "clause, verb, speaker",
        "according to",
        "shared subject",
    )
)
"""After which a quotation in a paragraph of its own is by the same speaker, though nothing was quoted yet."""


class Reader:
    """Reads the paragraphs of a text one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.found: list[Found] = []
        self._last: Found | None = None
        self._announced: Found | None = None
        self._open = False
        self._before: Tokens | None = None
        self._fresh = False
        self._block: tuple[Tokens, Span] | None = None
        self._above: tuple[Tokens, NameLine] | None = None
        self._standing = Standing()
        self._joined: Span | None = None

    def read(self, paragraph: Paragraph) -> None:
        """Reads the next paragraph."""
        start, end, block = paragraph
        quotations = find_quotations(self._text, start, end, carried=self._open)
        t = tokenize(self._text, start, end, quotations)
        if not t.words:
            return
        if self._is_name(t, quotations):
            self._last, self._open, self._before = None, False, t
            return
        if t.lower[0] in DASHES and len(t) > 1:  # the mark of a list
            t = tokenize(self._text, t.start[1], end, quotations)
        announced, self._announced = self._announced, None
        before, self._before = self._before, t
        above, self._above = self._above, None
        alone = stands_alone(t)
        if announced is not None and not (alone and by_many(announced)):
            if self._take_announced(announced, t, quotations):
                return
            announced = None
        if alone is not None and alone.of(self._text).isupper():  # a heading
            return
        if alone is not None and self._stand(t, alone, above, announced, before):
            self._open = not quotations[-1].closed
            return
        self.finish()
        here = self._sentences(t)
        self._open = bool(quotations) and not quotations[-1].closed
        self._joined = alone if not here and self._last is not None else None
        if t.lower[-1] == ":":
            self._announced = announcement(t)
        begins_quoted = bool(t.flags[0] & QUOTED)
        if not here and not begins_quoted and not self._open:
            self._last = None
        whole = span_of(t, 0, len(t))
        self._block = (t, whole) if block and not here and whole is not None else None

    def finish(self) -> None:
        """What stood alone and was not claimed by anybody is a statement of nobody in particular."""
        if self._standing:
            self.found += self._standing.settle()
            self._last = None

    def _is_name(self, t: Tokens, quotations: list[Quotation]) -> bool:
        """Takes a paragraph that only names somebody: who spoke in the one above, or speaks in the one below."""
        block, self._block = self._block, None
        joined, self._joined = self._joined, None
        closing = closing_name(t, quotations) if self._open else None
        if closing is not None:
            return self._sign(*closing, joined)
        signed = named_below(t)
        if signed is not None:
            if block is not None:
                self._standing.add(*block, None, first=False)
            return self._sign(t, signed, joined)
        if self._announced is not None and not by_many(self._announced):
            return False
        line_above = name_line(t, 0, len(t)) if t.lower[-1] != ":" else None
        if line_above is None and self._above is not None and is_more(t):
            return True
        if line_above is None or line_above.sure < 1 or (self._open and line_above.sure < 2):
            return False
        if self._standing:
            return self._sign(t, (line_above.first, line_above.end), None)
        if self._open and not (self._last is not None and self._last.rule == "named"):
            return False
        if self._above is None or line_above.sure >= self._above[1].sure:
            self._above = (t, line_above)
        return True

    def _sign(self, t: Tokens, name: tuple[int, int], joined: Span | None) -> bool:
        """Gives what stands alone above to whom this paragraph names; False when nothing stands there."""
        who = span_of(t, *name)
        if who is None:
            return False
        if not self._standing and joined is not None and self._last is not None:
            self._last.content.remove(joined)
            self._standing.add(self._last.tokens, joined, None, first=False)
        if not self._standing:
            return False
        self.found += self._standing.sign(t, who, Span(t.start[0], t.end[0]), "signed")
        return True

    def _stand(
        self,
        t: Tokens,
        span: Span,
        above: tuple[Tokens, NameLine] | None,
        announced: Found | None,
        before: Tokens | None,
    ) -> bool:
        """Takes a paragraph that is only a quotation; False when it goes on with what somebody was saying."""
        if above is not None:
            self.finish()
            line, name = above
            named = Found("named", t, SAY.act, SAY, Span(line.start[-1], line.end[-1]), None, [span], quoted=True)
            named.speaker, named.parts = span_of(line, name.first, name.end), [(0, len(t))]
            named.sentence = Span(line.start[0], t.end[-1])
            self.found.append(named)
            self._last = named
            return True
        if self._open and self._standing:
            self._standing.go_on(span)
            return True
        if self._goes_on():
            return False
        if announced is None and before is not None and before.lower[-1] == ":":
            announced = told_by(before)
        if announced is not None and not by_many(announced):
            self._take_all(announced, t)
        else:
            self._standing.add(t, span, announced or self._standing.shared, first=before is None)
        return True

    def _take_announced(self, found: Found, t: Tokens, quotations: list[Quotation]) -> bool:
        """A paragraph after "X said:" is what X said, unless its own first sentence attributes a quotation."""
        own = bool(t.flags[0] & QUOTED) and len(t) > 3 and quotations[0].closed
        span = span_of(t, 0, len(t))
        if own or span is None or any(read_sentence(t, *sentence) for sentence in sentences(t)[:2]):
            return False
        self._take_all(found, t)
        self._open = bool(quotations) and not quotations[-1].closed
        return True

    def _take_all(self, found: Found, t: Tokens) -> None:
        """Adds what was announced, with a paragraph as what was said."""
        span = span_of(t, 0, len(t))
        if span is not None:
            found.content.append(span)
        found.parts.append((0, len(t)))
        found.tokens = t
        found.quoted = True
        self.found.append(found)
        self._last = found

    def _goes_on(self) -> bool:
        """Whether a quotation that is a paragraph goes on with what was said in the one before."""
        if self._last is None or self._last.rule == "signed":
            return self._last is not None and self._open
        return self._open or self._last.quoted or (self._fresh and self._last.rule in _TOLD)

    def _sentences(self, t: Tokens) -> list[Found]:
        here: list[Found] = []
        waiting: list[Span] = []
        goes_on = self._goes_on()
        for first, end in sentences(t):
            found = read_sentence(t, first, end, opens_paragraph=first == 0)
            if not found:
                alone = _alone(t, first, end)
                target = self._last if here or self._open else None
                if alone is not None and target is not None:
                    _take(target, alone)
                elif alone is not None:
                    waiting.append(alone)
                self._fresh = False
                continue
            self._fresh = True
            for one in found:
                if waiting and one.quoted:
                    one.content[:0] = waiting
                    waiting.clear()
                here.append(one)
            self._last = _main(found)
        if waiting and not here and goes_on and self._last is not None:
            for span in waiting:
                _take(self._last, span)
        self.found += here
        return here


def _alone(t: Tokens, first: int, end: int) -> Span | None:
    """Where a sentence stands that is only a quotation, or begins with one that is most of it; None when it is not."""
    quoted = [at for at in range(first, end) if t.flags[at] & QUOTED]
    if not quoted or (len(quoted) < (end - first) - 2 and not _mostly_quoted(t, first, end)):
        return None
    span = span_of(t, quoted[0], quoted[-1] + 1)
    return span if span is not None and span.end - span.start >= SHORTEST else None


def _take(target: Found, span: Span) -> None:
    """Adds a quotation to what somebody was saying."""
    target.content.append(span)
    target.quoted = True


def _main(found: list[Found]) -> Found:
    """Whose words a quotation behind a sentence goes on with: “A,” X said when asked about B."""
    last = found[-1]
    if last.rule == "shared subject" or (last.quoted and last.rule != "participle"):
        return last
    return next((one for one in reversed(found) if one.rule in _SPEECH), last)


def _mostly_quoted(t: Tokens, first: int, end: int) -> bool:
    """Whether a sentence begins with a quotation that is most of it: “...” - and then a remark."""
    return bool(t.flags[first] & QUOTED) and 2 * (t.end[first] - t.start[first]) > t.end[end - 1] - t.start[first]
