"""Reading a text paragraph by paragraph: what carries over from one to the next, and quotations that stand alone."""

from __future__ import annotations

from bot.reading.statements.announced import announcement, by_many, forwarded, told_by
from bot.reading.statements.found import Found, span_of
from bot.reading.statements.going_on import TOLD, main_of, quotation_alone, take
from bot.reading.statements.model import Span
from bot.reading.statements.named import named, named_beside
from bot.reading.statements.names import NameLine, in_first_person, is_more, may_sign, name_line
from bot.reading.statements.paragraphs import Paragraph
from bot.reading.statements.posts import read_post
from bot.reading.statements.quotations import Quotation, find_quotations
from bot.reading.statements.sentence import read_sentence
from bot.reading.statements.sentences import sentences
from bot.reading.statements.standing import Standing, closing_name, named_below, stands_alone
from bot.reading.statements.subject_left import DASHES
from bot.reading.statements.tokens import Tokens, tokenize
from bot.reading.statements.words import QUOTED


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
        self._unsigned: tuple[Tokens, Span, bool] | None = None
        self._above: tuple[Tokens, NameLine] | None = None
        self._standing = Standing()
        self._joined: Span | None = None
        self._since = 0

    def read(self, paragraph: Paragraph) -> None:
        """Reads the next paragraph."""
        start, end, block = paragraph
        quotations = find_quotations(self._text, start, end, carried=self._open)
        t = tokenize(self._text, start, end, quotations)
        if not t.words or self._is_post(t):
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
        self._since = len(self.found)
        beside = named_beside(t)
        here = self._sentences(t) if beside is None else [beside]
        self.found += here
        self._open = bool(quotations) and not quotations[-1].closed
        self._joined = alone if not here and self._last is not None else None
        if t.lower[-1] == ":":
            self._announced = announcement(t)
        elif t.lower[0] == "forwarded" and not here:
            self._announced = forwarded(t)
        begins_quoted = bool(t.flags[0] & QUOTED)
        if not here and not begins_quoted and not self._open:
            self._last = None
        whole = span_of(t, 0, len(t))
        self._unsigned = (t, whole, block) if not here and whole is not None else None
        if above is not None and self._unsigned is not None and above[1].sure > 2 and in_first_person(t):
            self._last = named(*above, t, self._unsigned[1], quoted=False)
            self.found.append(self._last)

    def finish(self) -> None:
        """What stood alone and was not claimed by anybody is a statement of nobody in particular."""
        if self._standing:
            self.found += self._standing.settle()
            self._last = None

    def _is_post(self, t: Tokens) -> bool:
        """Takes a post with who posted it, or only the name below one."""
        post = read_post(
            t, self._before if (self._unsigned is None or not self._unsigned[2]) and not self._standing else None
        )
        if post is None:
            return False
        if post.tokens is not t:
            del self.found[self._since :]
        self.finish()
        self.found.append(post)
        self._last, self._open, self._before, self._above = None, False, None, None
        return True

    def _is_name(self, t: Tokens, quotations: list[Quotation]) -> bool:
        """Takes a paragraph that only names somebody: who spoke in the one above, or speaks in the one below."""
        unsigned, self._unsigned = self._unsigned, None
        joined, self._joined = self._joined, None
        closing = closing_name(t, quotations) if self._open else None
        if closing is not None:
            return self._sign(*closing, joined)
        signed = named_below(t)
        if signed is not None:
            if unsigned is not None and (unsigned[2] or may_sign(t, unsigned[0])):
                self._standing.add(*unsigned[:2], None, first=False)
            return self._sign(t, signed, joined)
        if self._announced is not None and not by_many(self._announced):
            return False
        line_above = name_line(t, 0, len(t)) if t.lower[-1] != ":" else None
        if self._above is not None and (is_more(t) if line_above is None else line_above.sure < 1):
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
            self._last = named(*above, t, span, quoted=True)
            self.found.append(self._last)
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
        return self._open or self._last.quoted or (self._fresh and self._last.rule in TOLD)

    def _sentences(self, t: Tokens) -> list[Found]:
        here: list[Found] = []
        waiting: list[Span] = []
        goes_on = self._goes_on()
        taken = 0
        for first, end in sentences(t):
            if first < taken:  # the rest of what somebody says behind a label
                continue
            found = read_sentence(t, first, end, opens_paragraph=True)
            if not found:
                alone = quotation_alone(t, first, end)
                target = self._last if here or self._open else None
                if alone is not None and target is not None:
                    take(target, alone)
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
                taken = one.parts[-1][1] if one.rule == "label" else taken
            self._last = main_of(found)
        if waiting and not here and goes_on and self._last is not None:
            for span in waiting:
                take(self._last, span)
        return here
