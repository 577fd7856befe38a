"""The table of cues: each verb that reports what somebody says, what it does, and what may follow it.

To add one, add a line, and a line to the table in tests/reading/statements/test_cues.py. The frames of a line say what
may follow the verb as content:

clause  a clause, with or without "that", or a quotation
that    a clause only after "that", "whether" and the like; or a quotation
np      a noun phrase: "deny the report"
to      an infinitive: "vow to stay"
whom    somebody may stand before the content: "tell reporters that"
of, for, with, as  the word between whom and what: "accuse A of B"
back    belongs to the cue and must be there: "walk back"; so does off: "brush off"
claim   a noun phrase with a word such as "claim" in it
npto    a noun phrase with an infinitive: "expect it to end"
quote   a quotation only; thatonly: only after "that"; out, referto: "point out", "refer to"
on      a phrase with "for", "on" or "upon" belongs to the cue: "call for"
passive the passive reports too, even without "by": "is accused of"

`noun` marks a verb whose forms are nouns as often: "the claim", "reports".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.reading.statements.acts import Act
from bot.reading.statements.words import CUE, mark


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: its dictionary form, what it does, what may follow it, and its irregular forms."""

    base: str
    act: Act
    frames: frozenset[str]
    irregular: str = ""

    @property
    def noun(self) -> bool:
        """Whether its forms are nouns as often."""
        return "noun" in self.frames

    def takes(self, frame: str) -> bool:
        """Whether it may be followed by that."""
        return frame in self.frames

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms: base, third person, past, participle, progressive."""
        if self.irregular:
            return (self.base, *self.irregular.split())
        return (self.base, _ending(self.base, "s"), _ending(self.base, "ed"), _ending(self.base, "ing"))


_DOUBLED: Final = frozenset("admit rebut rip slam quip brag refer infer concur".split())


def _ending(word: str, ending: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou" and ending != "ing":
        word = word[:-1] + "ie"
    if word in _DOUBLED and ending != "s":
        word += word[-1]
    if word.endswith("e") and ending in ("ed", "ing"):
        word = word[:-1]
    return word + ("es" if ending == "s" and re.search(r"(?:s|x|z|ch|sh)$", word) else ending)


_TABLE: Final = """
say          says        clause passive           / says said saying
tell         says        clause whom              / tells told telling
write        says        clause                   / writes wrote written writing
add          says        clause
state        says        clause noun
note         says        clause np noun
remark       says        that noun
observe      says        that
mention      says        that np noun
comment      says        that noun
explain      says        clause np
claim        says        clause to passive noun
assert       says        clause
maintain     says        that
insist       says        clause
argue        says        clause
contend      says        clause
declare      announces   clause
allege       says        clause np passive
aver         says        clause
tweet        says        clause noun
read         says        quote                    / reads read reading
blurt        says        quote
interject    says        quote
scream       says        quote noun
quote        relays      np noun
post         says        that noun
retweet      relays      that np noun
relay        relays      that np noun
respond      says        that
reply        says        that noun
answer       says        that noun
retort       says        that noun
counter      says        that noun
continue     says        quote
conclude     says        clause
reiterate    says        clause np
repeat       says        that noun
stress       says        clause np noun
emphasize    says        clause np
emphasise    says        clause np
underscore   says        that
highlight    says        np noun
recall       says        clause np noun
recount      says        that
testify      says        clause
inform       says        clause whom
advise       urges       clause whom
remind       says        clause whom
assure       says        clause whom
reassure     says        clause whom
joke         says        clause noun
quip         says        clause noun
boast        says        that noun
brag         says        that noun
swear        promises    clause to                / swears swore sworn swearing
exclaim      says        clause
shout        says        quote noun
yell         says        quote noun
chant        says        quote noun
mutter       says        clause noun
whisper      says        quote noun
opine        says        clause
elaborate    says        quote
clarify      says        clause
lament       says        clause np
complain     says        that
gripe        says        that
muse         says        quote
point        says        that out np noun
report       says        clause np passive noun
indicate     says        clause
reveal       announces   clause np
disclose     announces   clause np
describe     describes   as np passive
characterize describes   as np passive
characterise describes   as np passive
portray      describes   as np passive
depict       describes   as np passive
call         describes   np on noun
label        describes   np noun                  / labels labeled labelled labeling labelling
dub          describes   np                       / dubs dubbed dubbing
brand        describes   np noun
cite         says        np
echo         agrees      np noun                  / echoes echoed echoing
express      says        np
discuss      says        np
address      says        np noun
refer        says        referto
announce     announces   clause np
unveil       announces   np
proclaim     announces   clause
confirm      confirms    clause np
affirm       confirms    clause np
reaffirm     confirms    clause np
verify       confirms    clause np
attest       confirms    that
corroborate  confirms    np
admit        concedes    clause np
acknowledge  concedes    clause np
concede      concedes    clause
confess      concedes    that
agree        agrees      that to
concur       agrees      that
predict      estimates   clause np
estimate     estimates   clause noun
forecast     estimates   clause np noun           / forecasts forecasted forecast forecasting
project      estimates   that noun
suggest      suggests    clause np
hint         suggests    that noun
imply        suggests    clause
signal       suggests    that noun                / signals signaled signalled signaling signalling
propose      suggests    that to np
recommend    urges       clause
posit        suggests    that
theorize     suggests    that
speculate    suggests    clause
assess       says        clause
reckon       thinks      clause
guess        thinks      that noun
think        thinks      clause                   / thinks thought thinking
believe      thinks      clause passive
hope         thinks      clause to noun
fear         thinks      clause noun
worry        thinks      that noun
expect       thinks      that to npto passive
caution      warns       that noun
warn         warns       clause np whom
threaten     threatens   that to
promise      promises    clause to np noun
pledge       promises    that to np noun
vow          promises    that to np noun
offer        promises    to noun
ask          asks        clause whom for
wonder       asks        that noun
inquire      asks        that
question     asks        clause np noun
demand       urges       clause np noun
request      urges       that noun
urge         urges       clause np whom to noun
implore      urges       whom np
order        urges       np noun
accuse       accuses     of np passive
blame        accuses     for np passive noun
fault        accuses     for np noun
charge       accuses     that noun
criticize    criticises  for np
criticise    criticises  for np
rip          criticises  np noun                  / rips ripped ripping
bash         criticises  np noun
debunk       denies      np
slam         criticises  np noun
blast        criticises  np noun
condemn      criticises  np
denounce     criticises  np as
decry        criticises  np
deride       criticises  np as
mock         criticises  np noun
ridicule     criticises  np noun
rebuke       criticises  np noun
chide        criticises  np
lambaste     criticises  np
chastise     criticises  np
castigate    criticises  np
berate       criticises  np
excoriate    criticises  np
assail       criticises  np
oppose       rejects     np
praise       praises     np noun
hail         praises     np as noun
applaud      praises     np
commend      praises     np
endorse      praises     np
welcome      praises     np noun
defend       praises     np
tout         praises     np
laud         praises     np
support      praises     np noun
deny         denies      clause np
dispute      denies      clause np noun
refute       denies      np
contest      denies      np noun
rebut        denies      np
contradict   denies      np
reject       rejects     np
dismiss      rejects     np passive
disavow      rejects     np
repudiate    rejects     np
disown       rejects     np
rubbish      rejects     np noun
doubt        doubts      clause noun
rule         denies      np out noun
decline      declines    to np noun
refuse       declines    to np
retract      retracts    np
recant       retracts    np
walk         retracts    back claim
take         retracts    back claim                / takes took taken taking
withdraw     retracts    claim                    / withdraws withdrew withdrawn withdrawing
backtrack    retracts    np on
rescind      retracts    claim
brush        rejects     off np noun
apologize    apologises  np
apologise    apologises  np
know         thinks      thatonly                 / knows knew known knowing
show         says        thatonly                 / shows showed shown showing
find         says        thatonly                 / finds found finding
learn        thinks      thatonly
realize      thinks      thatonly
feel         thinks      thatonly                 / feels felt feeling
understand   thinks      thatonly                 / understands understood understanding
"""


def _cue(line: str) -> Cue:
    said, _, irregular = line.partition("/")
    base, act, *frames = said.split()
    return Cue(base, Act(act), frozenset(frames), irregular.strip())


CUES: Final = tuple(_cue(line) for line in _TABLE.strip().splitlines())
BY_BASE: Final = {cue.base: cue for cue in CUES}
BY_FORM: Final = {form: cue for cue in reversed(CUES) for form in cue.forms}
BY_FORM.update(dict.fromkeys(("sez", "sayin"), BY_BASE["say"]))  # as chat spells them
SAY: Final = BY_BASE["say"]
CALL_FOR: Final = Cue("call", Act.URGES, BY_BASE["call"].frames)
"""Who calls for something describes nothing."""

mark(CUE, " ".join(BY_FORM))
