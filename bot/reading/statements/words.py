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
        towards upon like including alongside regarding beyond
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
        openly publicly privately nevertheless nonetheless
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
        sank sang ate drank drove rode woke froze stole fled slid tore wept slept crept dealt lent dug swung
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
        academic academics acled activist activists admin administration adviser advisers advisor advisors afp
        agencies agency aide aides airline aljazeera alliance ambassador americans anadolu analyst analysts ap
        archbishop ard army association attorney attorneys audit auditors author authorities authority authors axios
        bank banks barrister battalion bbc bild bishop bloc blogger bloggers bloomberg board brigade broadcaster
        bureau cabinet camp campaign campaigner campaigners candidate candidates captain cardinal cartel cbs centcom
        ceo cfo chair chairman chairwoman chancellor channel channels charity chemist chief church cia citizens city
        club clubs cnn coalition coastguard colonel columnist command commander commanders commentator commentators
        commission commissioner committee companies company congress conscripts consulate consumers contractor coroner
        corps correspondent correspondents council councils country court courts creditors crew critics customers
        defence defendant defense delegate delegates delegation department detainees detective detectives developer
        developers diplomat diplomats director directors dockers doctors document documents dw ecb economist
        economists editor editors embassy employees engineer engineers envoy envoys epidemiologist eu executives
        expert experts family farmers fars fbi fed federation figaro fighters filing filings firefighters firm firms
        fishermen force forces fsb ft fund general geologists germans gov government governor govt group groups
        guardian haaretz hackers hamas head hezbollah historian historians hospital houthis iaea icc icj idf imam imf
        indictment industry inquiry insider insiders inspector insurgents intelligence interfax investigation
        investigator investigators investors iranians irgc irna isis islanders israelis isw itv jazeera jihadists
        journalist journalists judge judges junta jury king kremlin lawmaker lawmakers lawsuit lawyer lawyers leader
        leaders lenders letter lobby locals m23 manager manufacturer marines marshal mayadeen mayor media mediators
        mediazona medic medics meduza mehr memo meteorologist meteorologists migrants militant militants military
        militia miners minister ministers ministries ministry mission mod monde monitor monitors mossad mp mps msnbc
        municipality nation nations nato navy nbc negotiators neighbors neighbours newspaper ngo nhk npr nsa nurse
        nurses nyt observer observers office officer officers official officials opec operator opponents opposition
        organisation organisations organization organizations osint outlet outlets owner owners palace panel paper
        paramedics parliament parties party pathologist pentagon physicist pilot pilots pkk plaintiff platform pm
        poles police politico poll polls pollster pope premier presidency president press prince prisoners professor
        professors prosecution prosecutor prosecutor's prosecutors protesters province publisher pundit pundits pupils
        queen rabbi radio rangers rapporteur rebels refugees regime region regulator regulators relatives report
        reporter reporters reports representative representatives rescuers researcher researchers resident residents
        reuters rferl ria rsf rtl russians saudis sbu scientist scientists sdf secretary seismologists senate senator
        senators separatists service services shareholders sheriff side sides site smugglers soldier soldiers
        solicitor source sources spiegel spies spokesman spokespeople spokesperson spokeswoman spokie spox staff state
        statement states students studio study supplier supporters surgeon survey survivors suspect suspilne taliban
        tass teachers team telegraph tenants tribunal troops truckers turks tv ukrainians ukrinform un unifil union
        unionists unions university users vatican veterans victims villagers voters wapo watchdog website
        whistleblower widow witness witnesses workers wsj xinhua yonhap zdf
    """,
    HEADING: """
        bombshell boom contributing follow contact
        abstract achievement activity ad addendum address admission ads advice age agenda agreed album alert all also
        analysis announcement announcements answer april archive artist attachment august author automod background
        banner bcc bio birthday bolo bonus boss bot bottom breaking brief briefly brk btc btw bug bugs build caption
        card category caution cc change changed changelog channel chapter chart checklist clarification clip code
        comment comments conclusion condition confession confirmed cons context coordinates coords correction cost
        courtesy cpu credit credits crosspost cw dad damage dashcam data date day deadline debunked december deck
        definition deleted delivery dessert details developing diet difficulty dinner disclaimer disclosure discount
        discussion dlc download dps dr drops duration dyno edit edition editor email episode error eta eth etymology
        eur event events everybody everyone evidence example exception excl exclusive exercise explanation extra fact
        facts fake false faq favorite favourite feature features february feedback file first fix fixed flash focus
        folks footage format formation friday from full fun fyi game games genre geolocated geolocation giveaway goal
        goals gpu guess guide guys happening headline headlines height help her him hint hiring history hoax hobbies
        homework hours how icon id idea ideas idk image images imho imo important index info information ingredients
        inspiration instructions intro invite ip iso item items january job joke july june key keywords kit language
        lastly later latest leaked lesson level lf lfg lfm line lineup link links list live lmao location logic lol
        long loot lore lunch lyrics map maps march material me meaning meanwhile mee6 meme menu method minor
        misleading mission mod mode model mods mom monday mood moral more motd motto movie mum music myth name nb
        needed new news next nickname nobody note notes notice november now objective october ok omg opinion
        option options order original other outcome output overview part password patch pattern photo photos pic pics
        picture place plan platform playlist plot podcast poem point poll ports position pov preview previously price
        prize problem problems project prompt pronouns proof pros ps psa purpose quest question questions quiz quote
        ram rank rating ratio re reaction read reality reason recap recipe recommendation reference reminder removed
        repost reposted request requirements result results review reward rip role roll room round rule rules rumor
        rumored rumour rumoured sale saturday sauce schedule scoop score screenshot season second section seen
        september serving set setting settings setup short shot side size skill skills snack software solution solved
        song sorry specs speed spoiler spoilers sport spotted stage standings stats status step steps story style
        subject suggestion suggestions summary sunday symptoms take takeaway takeaways task tasks temperature template
        test text thanks them theme theory therefore third thought thoughts thread thursday ticker til time timeline
        timestamp tip tips title tl tl;dr tldr to today tomorrow tonight tool tools topic total track transcript
        transcription translated translation trick trigger trivia truth tuesday tutorial tw type unconfirmed update
        updated updates urgent url usage usd use vacancy venue verdict verified verse version via vibe video videos
        vocabulary volume vote wallpaper wanted warning watch weapon weather website wednesday week weight wifi winner
        winners word words workout wow wtb wtf wts wtt year yesterday you
    """,
    THING: """
        ai alexa app bar battery body bot bottle box brain button calculator calendar captcha caption chart chatgpt
        clock compiler computer conscience console cookie copilot counter dial dictionary display docs documentation
        error forecast fuel game gauge gps gpt gut heart horoscope hud instructions invoice keyboard label labels
        laptop legend log logic logs lyrics manual map maps math maths menu meter mirror mug npc odometer package
        packaging packet pc phone plaque printer progress proverb quest radar readme receipt recipe recipes rulebook
        rules satnav saying scale schedule scoreboard screen sensor shirt sign signs siri song speedometer spreadsheet
        sticker t-shirt tag tattoo terminal thermometer ticket timer timetable title tooltip tracker tutorial watch
        widget wiki
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
