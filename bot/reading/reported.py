"""Who is said to have said something, in an English sentence: "Baku's MFA denies that ...", "According to ...".

Only what is plain is read. A subject that is not written like a name is nobody, since a wrong guess costs more to put
right than an empty field takes to fill in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.limits import CLAIM, NAME
from bot.domain.vocabulary import Stance
from bot.reading.lexicon import ADVERBS, BY_FORM, CLAIM_NOUNS, PEOPLE, Verb

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE: Final = re.compile(
    rf"\b(?=[\djfmasond])(?:(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)\b|(?P<d2>\d\d)\.(?P<m2>\d\d)\.(?P<y2>\d{{4}})\b|"
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? (?P<m3>{_MONTH}),? (?P<y3>\d{{4}})\b|"
    rf"(?P<m4>{_MONTH}) (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?, (?P<y4>\d{{4}})\b)",
    re.IGNORECASE,
)
"""A full date."""

_REACH: Final = 200  # characters before a verb in which its subject is looked for
_TRIED: Final = 12
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK: Final = re.compile(r"(?:(?<![A-Z])|(?<=[A-Z]{2}))\.(?=\s|$)|[\n!?;:()\[\]“”«»„‘\"—–|@\x00]|[.]{2,}")
_HAVE: Final = {"has", "have", "had"}
_BE: Final = {"is", "are", "was", "were", "be", "been", "being", "am"}
_FIRST: Final = frozenset(
    "but and meanwhile later earlier today yesterday tonight now then so also however on the breaking update urgent "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words before a subject that are no part of it."""

_NOBODY: Final = frozenset(
    (*PEOPLE, *CLAIM_NOUNS, *(noun + "s" for noun in CLAIM_NOUNS)),
) | frozenset(
    "who which whom what there nobody everybody everyone someone somebody anyone people locals residents witnesses "
    "sources source officials media video videos footage photo photos image images article articles post posts thread "
    "link via note nb edit translation translated caption context reminder opinion analysis rumours rumors lol imo "
    "just in new live watch more read full fact facts example question answer quote quotes date time place where when "
    "why how from to look see listen map maps summary tldr ps btw ok okay yes no wow warning important correction "
    "clarification background remember rules rule vote poll armenian azerbaijani azeri russian turkish iranian "
    "american french british israeli ukrainian georgian western european local state several many some most all "
    "both two three".split()
)
"""Capitalised words that by themselves name nobody."""

_SMALL: Final = frozenset("of the for and de al bin von van".split())
_OFFICES: Final = frozenset(
    "ministry government presidency parliament office army forces military authorities authority council agency "
    "service department committee commission police embassy defence defense foreign affairs interior internal prime "
    "deputy vice former acting press security border peacekeepers peacekeeping contingent command staff "
    "administration human rights ombudsman national".split()
)
_TITLES: Final = frozenset(
    "minister president premier fm pm mr mrs ms dr spokesman spokeswoman spokesperson ambassador secretary general "
    "colonel chief leader chairman speaker adviser advisor aide envoy representative".split()
)
_WITHHOLDING: Final = re.compile(
    r"(?:could|can|would|will)(?:not| not|n['’]t) (?:confirm|comment)|neither (?:confirmed|confirms|confirm) nor den|"
    r"(?:declined|declines|refused|refuses) to (?:comment|confirm)|(?:had|has|have|gave|offered) no comment|no comment",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(r"\baccording to (?:the )?", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.!?](?=\s|$)|[\n;“”«»„‘\"()\x00]")
_OF_CLAIM: Final = re.compile(
    rf"(?: (?:the|a|an|any|all|its|his|her|their|this|these|those|that))?(?: \w+)? (?:{'|'.join(CLAIM_NOUNS)})s?\b",
    re.IGNORECASE,
)
_THAT: Final = re.compile(rf"(?:{_OF_CLAIM.pattern})? that (?=\S)", re.IGNORECASE)
_STARTING: Final[dict[str, list[str]]] = {}
for _form in sorted(BY_FORM, key=len, reverse=True):
    _STARTING.setdefault(_form.split()[0], []).append(_form)
_NOUNS: Final = frozenset("claim claims report reports charge charges dispute disputes contest contests blame".split())
_UNCLEAR: Final = frozenset((*PEOPLE, "its", "his", "her", "their", "there", "our", "your", "my", "if", "any", "such"))


@dataclass(frozen=True, slots=True)
class Reported:
    """Who said something, what that does to the claim, and the claim where it is spelt out; all may be empty."""

    who: str = ""
    stance: Stance = Stance.ASSERTS
    claim: str = ""


def reported(text: str, quotation: tuple[int, int] | None) -> Reported:
    """What the reporting verb nearest to the quotation says, or the first one without any.

    `text` has blanks in place of quotations and links; `quotation` is where the words begin and end.
    """
    named = _named_beside(text, quotation)
    if named:
        return Reported(named)
    near = quotation or (0, 0)
    verbs = [match for match in _WORD.finditer(text) if match.group().lower() in _STARTING]
    verbs.sort(key=lambda match: max(near[0] - match.end(), match.start() - near[1]))
    for match in verbs[:_TRIED]:
        read = _of_verb(text, match, quotation)
        if read:
            return read
    return _withheld(text) or _according(text) or Reported()


def _of_verb(text: str, match: re.Match[str], quotation: tuple[int, int] | None) -> Reported | None:
    """What is read at one word that may be a reporting verb."""
    following = text[match.start() : match.start() + 40].lower()
    form = next((form for form in _STARTING[match.group().lower()] if _begins_with(following, form)), None)
    if form is None:
        return None
    verb, end = BY_FORM[form], match.start() + len(form)
    if not _takes(verb, form, text[end : end + CLAIM]):
        return None
    who = _subject(text[max(0, match.start() - _REACH) : match.start()], form == verb.progressive)
    if not who and quotation and re.fullmatch(r"[\s,.”»\"]*", text[quotation[1] : match.start()]):
        who = _leading_name(text[end : end + NAME])  # “...,” said Bayramov
    return Reported(who, verb.stance, _clause(text[end:])) if who else None


def _begins_with(text: str, form: str) -> bool:
    return text.startswith(form) and not text[len(form) : len(form) + 1].isalnum()


def _takes(verb: Verb, form: str, after: str) -> bool:
    """Whether what follows lets the word report something: "claims that", but not "the claims of"."""
    if verb.needs == "that":
        return after.lower().startswith((" that ", ": ", ", “", " “"))
    if verb.needs == "claim":
        return _OF_CLAIM.match(after) is not None
    return form not in _NOUNS or not re.match(r"\s*(?:$|[.,;:)]|(?:of|about|on|from|by|and|are|is|were|was)\b)", after)


def _subject(before: str, progressive: bool) -> str:
    """The name that ends the text before a verb, without auxiliaries and adverbs; "" when there is none.

    `progressive` is the form of the verb that needs an "is" before it; before any other that makes a passive.
    """
    clause = _BREAK.split(DATE.sub(" ", before))[-1]
    words = clause.rstrip().split(" ")
    helped = False
    while words and (word := words[-1].lower()):
        helped = helped or word in _BE
        if word in _BE and not progressive:
            return ""  # was accused by somebody else
        if word not in _HAVE and word not in _BE and word not in ADVERBS and not word.endswith("ly"):
            break
        words.pop()
    if progressive and not helped:
        return ""
    parts = [part.strip() for part in " ".join(words).split(",")]
    if not parts[-1]:  # Bayramov, the foreign minister, denied
        return _name(parts[-3]) if len(parts) > 2 else ""
    return _name(parts[-1])


def _name(words: str) -> str:
    """The words when they are written like a name, without a title before it; otherwise ""."""
    parts = words.strip("#*-•>, ").split()
    while parts and not _is_word(parts[0]):  # a flag, a bullet
        parts.pop(0)
    while parts and parts[0].lower() in _FIRST:
        parts.pop(0)
    parts = [part.lstrip("#") for part in parts]
    keys = [_key(part) for part in parts]
    if not parts or len(parts) > 9 or not all(_fits(part, key) for part, key in zip(parts, keys, strict=True)):
        return ""
    last = max((at for at, key in enumerate(keys) if key in _TITLES), default=-1)
    if last + 1 < len(parts) and "of" not in keys[last + 1 :]:
        parts, keys = parts[last + 1 :], keys[last + 1 :]
    telling = [part for part, key in zip(parts, keys, strict=True) if part[0].isupper() and key not in _NOBODY]
    if not telling or keys[0] in _SMALL or keys[-1] in _SMALL or ("and" in keys and "of" not in keys):
        return ""
    name = " ".join(parts)
    return name if len(name) <= NAME else ""


def _is_word(part: str) -> bool:
    return any(letter.isalpha() for letter in part)


def _key(part: str) -> str:
    return re.sub(r"['’]s?$", "", part.lower()).rstrip(".")


def _fits(part: str, key: str) -> bool:
    return part[0].isupper() or key in _SMALL or key in _OFFICES or key in _TITLES


def _leading_name(after: str) -> str:
    """The name that begins a text: " foreign minister Jeyhun Bayramov on Thursday" gives Jeyhun Bayramov."""
    words: list[str] = []
    for part in _BREAK.split(DATE.sub(" ", after))[0].split(",")[0].split():
        if not _fits(part, _key(part)) and not (not words and part.lower() == "the"):
            break
        words.append(part)
    while words and _key(words[-1]) in _SMALL:
        words.pop()
    return _name(" ".join(words))


def _named_beside(text: str, quotation: tuple[int, int] | None) -> str:
    """The name before the colon that begins a line or the quotation, or after the dash behind it."""
    if quotation is None:
        first = re.match(r"[^:\n]{2,100}:(?=[ \t]*\n?[ \t]*[^\s\x00])", DATE.sub(" ", text[: 2 * NAME]).lstrip())
        return _name(first.group()[:-1]) if first else ""
    before, after = text[: quotation[0]], text[quotation[1] :]
    line = DATE.sub(" ", before.rstrip()[-NAME:]).rpartition("\n")[2]
    # Armenian ends such a line with a dot.
    if colon := re.search(r"([^:：.!?]{2,100})(?:[:：]|(?<=[԰-֏])[.․՝])$", line):
        return _name(colon[1])
    dash = re.match(r"[ \t,]*\n?[ \t]*[—–-]{1,2}[ \t]*([^\n,;(—–\x00]{2,100})(?=[\n,;(—–\x00]|$)", after)
    return _name(dash[1].rstrip(". ")) if dash else ""


def _withheld(text: str) -> Reported | None:
    """Whoever could not confirm, or had no comment."""
    found = _WITHHOLDING.search(text) if "comment" in text or "confirm" in text else None
    if found is None:
        return None
    who = _subject(text[max(0, found.start() - _REACH) : found.start()], progressive=False)
    return Reported(who, Stance.WITHHOLDS) if who else None


def _according(text: str) -> Reported | None:
    found = _ACCORDING.search(text)
    who = _leading_name(text[found.end() : found.end() + NAME]) if found else ""
    return Reported(who) if who else None


def _clause(after: str) -> str:
    """The sentence after "that", when it can stand by itself; otherwise ""."""
    that = _THAT.match(after[:CLAIM])
    if that is None:
        return ""
    end = _ENDS.search(after, that.end())
    clause = after[that.end() : end.start() if end else len(after)].strip(" ,")
    cut_short = end is not None and end.group() not in ".!?\n;"
    if cut_short or len(clause) > CLAIM or clause.count(" ") < 2 or clause.split()[0].lower() in _UNCLEAR:
        return ""
    return clause[0].upper() + clause[1:]
