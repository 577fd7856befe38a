"""The small words of English, by what they do in a sentence, as flags on a token.

A word may do several things; a rule asks for those that matter to it.
"""

from __future__ import annotations

from typing import Final

DETERMINER: Final = 1
PREPOSITION: Final = 1 << 1
SUBORDINATOR: Final = 1 << 2
AUXILIARY: Final = 1 << 3
ADVERB: Final = 1 << 4
PRONOUN: Final = 1 << 5
TIME: Final = 1 << 6
FINITE: Final = 1 << 7
CUE: Final = 1 << 8
CAPITAL: Final = 1 << 9
QUOTED: Final = 1 << 10
STOP: Final = 1 << 11
COMMA: Final = 1 << 12
BREAK: Final = 1 << 13
WORD: Final = 1 << 14
POSSESSIVE: Final = 1 << 15
NEGATION: Final = 1 << 16
NOUN_CUE: Final = 1 << 17
SOURCE_WORD: Final = 1 << 18
SILENT: Final = 1 << 19
PUBLIC: Final = 1 << 20
THING: Final = 1 << 21
HEADING: Final = 1 << 22

# PUBLIC marks who makes statements for the record, THING what only shows words ("the sign says"),
# HEADING what stands before a colon without speaking ("Location: ...").

_LISTS: Final = {
    DETERMINER: """
        the a an this that these those his her their our my its your some any many several most all no each
        every both another two three four five six seven eight nine ten one dozens hundreds
    """,
    PREPOSITION: """
        of for from in at on with to by against about under near over into between among during after before
        within without across around through behind inside outside since until per via despite amid toward
        towards upon like including alongside regarding
    """,
    SUBORDINATOR: """
        that because while when as if although though but whether where whereas whom whose than or nor yet
        so unless which how why what and who then
    """,
    AUXILIARY: """
        has have had having would will can could may might must should shall is was are were be been being
        am does do did 's 've 'd 'll ’s ’ve ’d ’ll 're ’re 'm ’m to got gets get not n't n’t cannot wo ca
        isnt wasnt didnt doesnt dont hasnt havent wont cant
    """,
    ADVERB: """
        also then later once again now still even never not just already soon earlier first previously
        recently often sometimes always only further simply both all quickly too instead thus therefore
        however n't n’t ever long actually really perhaps maybe so merely rightly twice finally once flatly
        openly publicly privately
    """,
    PRONOUN: """
        he she they we i it you who which
    """,
    TIME: """
        night morning afternoon evening monday tuesday wednesday thursday friday saturday sunday today
        yesterday tomorrow january february march april may june july august september october november
        december jan feb aug sept oct nov dec earlier later recently tonight
    """,
    FINITE: """
        is was are were be been being am has have had do does did will would can could may might must should
        shall says said say went go goes came come comes made make makes took take takes got gets get gave
        give gives put puts became become becomes began held won lost led ran met left found seen saw shows
        showed kept brought knew sent paid built spent grew fell rose chose broke spoke stood
        sat heard meant bought caught fought sold drew flew threw wore
    """,
    NEGATION: """
        not n't n’t never cannot isnt wasnt didnt doesnt dont hasnt havent wont cant
    """,
    POSSESSIVE: """
        's ’s
    """,
    SILENT: """
        respond reply comment answer elaborate return responded replied commented answered returned no
    """,
    SOURCE_WORD: """
        according per acc acc. via
    """,
    PUBLIC: """
        government ministry ministries minister ministers cabinet parliament senate congress council councils commission
        commissioner committee court courts tribunal police army military navy force forces troops militia rebels
        separatists junta regime opposition party parties coalition union unions federation association agency agencies
        office department bureau embassy consulate presidency president premier pm mp mps secretary mayor governor
        senator senators lawmaker lawmakers ambassador diplomat diplomats spokesman spokeswoman spokesperson
        spokespeople chief head director directors ceo cfo chairman chairwoman chair general commander commanders
        colonel officer officers judge judges prosecutor prosecutors prosecution defence lawyer lawyers attorney
        attorneys sheriff analyst analysts expert experts researcher researchers scientist scientists doctors medics
        witness witnesses resident residents locals campaign campaigner campaigners activist activists protesters
        critics supporters opponents voters candidate candidates leader leaders owner owners manufacturer operator
        company companies firm firms bank banks airline broadcaster outlet outlets paper newspaper media press agency
        report reports study survey memo letter statement document documents filing indictment lawsuit audit inquiry
        investigator investigators investigation regulator regulators watchdog authority authorities official officials
        organisation organization organisations organizations ngo charity group groups hospital university
        administration team camp aide aides adviser advisers advisor advisors insider insiders source sources family
        relatives victims survivors neighbours neighbors captain pilot suspect defendant plaintiff king queen prince
        pope bishop economist economists farmers workers staff teachers nurses employees shareholders investors
        delegation negotiators mediators chancellor palace kremlin fund manager executives spies intelligence
        whistleblower admin channel channels website site blogger bloggers
    """,
    HEADING: """
        abstract achievement activity addendum address admission advice age agenda agreed album alert all also
        analysis announcement announcements answer april archive artist attachment august author background
        banner bcc bio birthday bonus boss bottom breaking brief briefly btc btw bug bugs build caption card
        category caution cc change changelog channel chapter chart checklist clarification clip code comment
        comments conclusion condition confession cons context coordinates coords correction cost courtesy cpu
        credit credits cw dad damage dashcam data date day deadline december deck definition delivery dessert
        details developing diet difficulty dinner disclaimer disclosure discount discussion dlc download dps dr
        drops duration edit edition editor email episode error eta eth etymology eur event events everybody
        everyone evidence example exception exclusive exercise explanation extra fact facts faq favorite
        favourite feature features february feedback file first fix focus folks footage format formation friday
        from full fun fyi game games genre geolocated geolocation giveaway goal goals gpu guess guide guys
        headline headlines height help her him hint history hobbies homework hours how icon id idea ideas idk
        image images imho imo important index info information ingredients inspiration instructions intro invite
        ip item items january joke july june key keywords kit language lastly later latest lesson level line
        lineup link links list live lmao location logic lol long loot lore lunch lyrics map maps march material
        me meaning meanwhile meme menu method minor mission mod mode model mods mom monday mood moral more motd
        motto movie mum music myth name nb needed news next nickname nobody note notes notice november now
        objective october ok omg opinion option options order original other outcome output overview part
        password patch pattern photo photos pic pics picture place plan platform playlist plot poem point poll
        ports position pov preview previously price prize problem problems project prompt pronouns proof pros ps
        psa purpose quest question questions quiz quote ram rank rating ratio re reaction read reality reason
        recap recipe recommendation reference reminder request requirements result results review reward rip
        role roll room round rule rules rumor rumour sale saturday sauce schedule score screenshot season second
        section september serving set setting settings setup short shot side size skill skills snack software
        solution song sorry specs speed spoiler spoilers sport stage standings stats status step steps story
        style subject suggestion suggestions summary sunday symptoms take takeaway takeaways task tasks
        temperature template test text thanks them theme theory therefore third thought thoughts thread thursday
        ticker til time timeline timestamp tip tips title tl tl;dr tldr to today tomorrow tonight tool tools
        topic total track transcript transcription translated translation trick trigger trivia truth tuesday
        tutorial tw type update updated updates url usage usd use venue verdict verse version via vibe video
        videos vocabulary volume vote wallpaper warning watch weapon weather website wednesday week weight wifi
        winner winners word words workout wow wtf year yesterday you
    """,
    THING: """
        sign signs label labels recipe recipes menu clock thermometer calendar schedule timetable forecast app gps map
        maps phone screen error console log logs manual readme docs documentation wiki dictionary rules rulebook box
        packet packaging ticket receipt horoscope npc bot alexa siri chatgpt gpt ai copilot compiler terminal game quest
        tooltip tutorial proverb saying lyrics song shirt t-shirt mug sticker plaque tattoo cookie captcha scale
        odometer gauge dial meter watch calculator spreadsheet legend instructions invoice math maths logic gut heart
        brain conscience body mirror satnav display title package bottle tag keyboard printer laptop computer pc
    """,
}

_NO_ADVERBS: Final = frozenset(
    (
        "family assembly july italy reply apply supply rally ally daily early only likely friendly elderly weekly "
        "monthly anomaly bully comply rely imply multiply belly fly july kelly reilly emily sally billy molly "
        "holly o'reilly o’reilly connolly"
    ).split()
)

FLAGS: dict[str, int] = dict.fromkeys(_NO_ADVERBS, WORD)
"""What is known of a lower-case word or a mark. The tables of cues add theirs."""


def mark(flag: int, words: str) -> None:
    """Put a flag on each of some words."""
    for word in words.split():
        FLAGS[word] = FLAGS.get(word, WORD) | flag


for _flag, _words in _LISTS.items():
    mark(_flag, _words)
FLAGS |= {",": COMMA, **dict.fromkeys([".", "!", "?", "…", "...", "...."], STOP | BREAK)}
FLAGS |= dict.fromkeys([";", ":", "(", ")", "[", "]", "—", "–", "--", "---", "-", "•", "~", "#"], BREAK)


def flags_of(lower: str) -> int:
    """The flags of a lower-case word or mark that no table knows."""
    if not lower[0].isalnum():
        if len(lower) == 1:
            return 0
        return WORD | CAPITAL if lower[0] == "@" or lower.startswith("<@") else 0 if lower[0] == "<" else WORD
    if lower.startswith(("http://", "https://", "www.")):
        return 0
    return WORD | ADVERB if lower.endswith("ly") else WORD


SUBJECT_QUANTIFIERS: Final = frozenset("some many most all both another others several one two three this that".split())
"""Determiners that can be a subject by themselves."""

LEADING_CONJUNCTIONS: Final = frozenset("but and so still yet or".split())

REPORT_NOUNS: Final = frozenset(
    (
        "statement interview tweet letter op-ed email e-mail briefing release conference memo filing post speech "
        "report message note"
    ).split()
)
"""Where things are said: "in a statement"."""
