"""Plain questions and what they are read as. The common shapes are the table of docs/asking.md; here are the edges."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Stance
from bot.reading import reasons
from bot.reading.questions import (
    LONGEST,
    AskAccused,
    AskAlso,
    AskChanges,
    AskClaim,
    AskCompare,
    AskContested,
    AskDid,
    AskedTime,
    AskSaid,
    AskSearch,
    AskTrue,
    AskUnanswered,
    AskWho,
    NotUnderstood,
    Reading,
    Timing,
    read_question,
)

DENIES, ASSERTS, RETRACTS, WITHHOLDS = Stance.DENIES, Stance.ASSERTS, Stance.RETRACTS, Stance.WITHHOLDS
GUNFIRE = AskWho(DENIES, "the gunfire")
BAKU = AskDid("Baku", DENIES, None)
ON_21 = AskedTime(Timing.ON, "21 September 2023")
AS_OF_21 = AskedTime(Timing.AS_OF, "21 September 2023")


@pytest.mark.parametrize(
    ("asked", "reading"),
    [
        # the same thing in other words
        ("Who denied the gunfire?", GUNFIRE),
        ("WHO DENIED the gunfire???", GUNFIRE),
        ("  who   has ever denied the gunfire, please?", GUNFIRE),
        ("Hey, could you please tell me who denied the gunfire? Thanks!", GUNFIRE),
        ("“who denied the gunfire?”", GUNFIRE),
        ("<@123456789> who denied the gunfire", GUNFIRE),
        ("who is denying the gunfire", GUNFIRE),
        ("who all denied the gunfire so far", GUNFIRE),
        ("which side denies the gunfire", GUNFIRE),
        ("did anyone deny the gunfire?", GUNFIRE),
        ("has nobody denied the gunfire?", GUNFIRE),
        ("has the gunfire been denied?", GUNFIRE),
        ("who was the gunfire denied by", GUNFIRE),
        ("by whom was the gunfire denied?", GUNFIRE),
        ("is there any denial of the gunfire", GUNFIRE),
        ("woh deneid the gunfire", GUNFIRE),
        ("who disputed the gunfire", GUNFIRE),
        ("who rejected the claim that the gunfire happened", AskWho(DENIES, "the gunfire happened")),
        ("who made the claim that shots were heard", AskWho(ASSERTS, "shots were heard")),
        ("who blamed Azerbaijan for the shots", AskWho(ASSERTS, "Azerbaijan the shots")),
        ("was it denied that shots were heard?", AskWho(DENIES, "shots were heard")),
        # did somebody say it
        ("Did Baku deny it?", BAKU),
        ("did Baku deny", BAKU),
        ("Didn’t Baku deny this", BAKU),
        ("didnt Baku deny this", BAKU),
        ("did Baku not deny that?", BAKU),
        ("did Baku ever actually deny it or not", BAKU),
        ("did Baku reject the accusation?", BAKU),
        ("is Baku denying it?", BAKU),
        ("has Baku been denying it", BAKU),
        ("when did Baku deny it?", BAKU),
        ("tell me whether Baku has denied it", BAKU),
        ("was it denied by Baku?", BAKU),
        ("has it been denied by Baku", BAKU),
        ("did the Baku deny that claim", BAKU),
        (
            "did Russia's defence ministry report five violations?",
            AskDid("Russia's defence ministry", ASSERTS, "five violations"),
        ),
        ("did the authorities' spokesman say so", AskDid("authorities' spokesman", ASSERTS, None)),
        ("did Russia verify the shots", AskDid("Russia", ASSERTS, "the shots", confirms=True)),
        ("did Baku take back its denial of the shots", AskDid("Baku", RETRACTS, "the shots")),
        ("did Russia refuse to comment on the shots?", AskDid("Russia", WITHHOLDS, "the shots")),
        (
            "did Mirzoyan accuse Azerbaijan of atrocities",
            AskDid("Mirzoyan", ASSERTS, "Azerbaijan atrocities"),
        ),
        # verbs that only report when something was said
        ("did Armenia withdraw its troops?", AskTrue("Armenia withdraw its troops")),
        ("did Baku reject the ceasefire", AskTrue("Baku reject the ceasefire")),
        ("did Baku defy the ceasefire", AskTrue("Baku defy the ceasefire")),
        ("did the claim about the shots hold", AskTrue("the claim about the shots hold")),
        ("did Baku respond with force", AskTrue("Baku respond with force")),
        # what somebody said
        ("what has Pashinyan said so far?", AskSaid("Pashinyan")),
        ("show me what Pashinyan said about it", AskSaid("Pashinyan")),
        ("what did Pashinyan actually say on the shots", AskSaid("Pashinyan", "the shots")),
        ("what did Baku deny", AskSaid("Baku", stance=DENIES)),
        ("which claims did Baku deny?", AskSaid("Baku", stance=DENIES)),
        ("has Pashinyan commented on the shots?", AskSaid("Pashinyan", "the shots")),
        ("did Pashinyan say anything?", AskSaid("Pashinyan")),
        ("how did Baku respond to the accusation", AskSaid("Baku", "the accusation")),
        ("Pashinyan's statements about the shots", AskSaid("Pashinyan", "the shots")),
        ("what's the position of Russia on the shots?", AskSaid("Russia", "the shots")),
        # the record as a whole
        ("what do the sides disagree about?", AskContested()),
        ("is anything disputed?", AskContested()),
        ("list all contested claims", AskContested()),
        ("what is in dispute about the talks", AskContested("the talks")),
        ("who hasn't responded to the accusation that Baku lied", AskUnanswered("Baku lied")),
        ("which accusations have not been answered?", AskUnanswered()),
        ("who is still silent on the shots", AskUnanswered("the shots")),
        ("unanswered accusations", AskUnanswered()),
        ("has Armenia responded?", AskUnanswered(whose="Armenia")),
        ("has anyone responded?", AskUnanswered()),
        ("Armenia vs. Azerbaijan", AskCompare("Armenia", "Azerbaijan")),
        ("how do Armenia and Azerbaijan differ on the shots?", AskCompare("Armenia", "Azerbaijan")),
        ("difference between Armenia and Azerbaijan", AskCompare("Armenia", "Azerbaijan")),
        ("has Pashinyan changed his position on the shots?", AskChanges("Pashinyan")),
        ("has Pashinyan contradicted himself?", AskChanges("Pashinyan")),
        ("how has Russia's position changed", AskChanges("Russia")),
        # whether it is so
        ("is that true that shots were heard", AskTrue("shots were heard")),
        ("are the shots real?", AskTrue("the shots")),
        ("is the ceasefire still holding", AskTrue("the ceasefire still holding")),
        ("is it true?", AskTrue(None)),
        ("is this so?", AskTrue(None)),
        # what points back to the claim before
        ("who confirmed the accusation", AskWho(ASSERTS, None, confirms=True)),
        ("has it been denied?", AskWho(DENIES, None)),
        ("who has not answered it", AskUnanswered(points_back=True)),
        ("has the accusation been answered?", AskUnanswered(points_back=True)),
        ("who has not answered the accusations", AskUnanswered()),
        ("and Armenia?", AskAlso("Armenia")),
        ("what about Nikol Pashinyan", AskAlso("Nikol Pashinyan")),
        ("and who denied the gunfire?", GUNFIRE),
        # times
        ("on 21 September 2023, what did Baku say?", AskSaid("Baku", when=ON_21)),
        ("what did Baku say on 21 September 2023 about the shots", AskSaid("Baku", "the shots", when=ON_21)),
        ("what did Baku say about the shots on 21 September 2023", AskSaid("Baku", "the shots", when=ON_21)),
        ("what did Baku say about 21 September 2023", AskSaid("Baku", "21 September 2023")),
        ("what did Baku say on 2023-09-21?", AskSaid("Baku", when=AskedTime(Timing.ON, "2023-09-21"))),
        ("what did Baku say by September 21, 2023", AskSaid("Baku", when=AskedTime(Timing.UNTIL, "September 21 2023"))),
        ("what did Baku say before the 21st", AskSaid("Baku", when=AskedTime(Timing.BEFORE, "21st"))),
        ("what did Baku say after 20 Sept", AskSaid("Baku", when=AskedTime(Timing.AFTER, "20 Sept"))),
        ("what did Baku say in 2023", AskSaid("Baku", when=AskedTime(Timing.IN, "2023"))),
        (
            "what has Baku said since yesterday",
            AskSaid("Baku", when=AskedTime(Timing.SINCE, "yesterday", relative=True)),
        ),
        ("what has Baku since said", AskSaid("Baku")),
        ("what did Baku say 6 hours ago", AskSaid("Baku", when=AskedTime(Timing.ON, "6 hours ago", relative=True))),
        (
            "what did Baku say in the last 3 days",
            AskSaid("Baku", when=AskedTime(Timing.IN, "the last 3 days", relative=True)),
        ),
        (
            "what did Baku say from 20 September to 1 October 2023",
            AskSaid("Baku", when=AskedTime(Timing.BETWEEN, "20 September 2023", "1 October 2023")),
        ),
        ("as of 21 September 2023 who denied the gunfire", AskWho(DENIES, "the gunfire", when=AS_OF_21)),
        ("is it true that shots were heard as of 21 September 2023", AskTrue("shots were heard", AS_OF_21)),
        ("what was unanswered as of 21 September 2023", AskUnanswered(when=AS_OF_21)),
        ("show #1 as of 21 September 2023", AskClaim("#1", AS_OF_21)),
        ("who denied the gunfire on 21 September 2023", AskWho(DENIES, "the gunfire on 21 September 2023")),
        ("who said that troops leave by 20 October 2023", AskWho(ASSERTS, "troops leave by 20 October 2023")),
        ("was the gunfire denied by Baku on 3 May 2023", AskDid("Baku", DENIES, "the gunfire on 3 May 2023")),
        ("who denied that on 20 May 2023 shots were heard", AskWho(DENIES, "20 May 2023 shots were heard")),
        ("who denied the May 2023 attack", AskWho(DENIES, "the May 2023 attack")),
        ("was there gunfire before 21 May 2023?", AskTrue("gunfire before 21 May 2023")),
        ("what happened in Stepanakert on 21 May 2023", AskSearch("Stepanakert on 21 May 2023")),
        ("who denied the gunfire as of now", GUNFIRE),
        # accusations
        ("who accused Armenia", AskAccused("Armenia")),
        ("has Armenia been accused?", AskAccused("Armenia")),
        ("accusations against Armenia", AskAccused("Armenia")),
        ("what is Armenia accused of by Bayramov", AskSaid("Bayramov", "Armenia", ASSERTS)),
        ("did Bayramov accuse Armenia", AskSaid("Bayramov", "Armenia", ASSERTS)),
        ("was Armenia accused of lies", AskWho(ASSERTS, "Armenia lies")),
        ("did Baku deny anything", AskSaid("Baku", stance=DENIES)),
        # searches
        (
            "how many people were killed?",
            AskSearch("people were killed", ("casualties", "dead", "deaths", "died", "victims", "fatalities")),
        ),
        ("what is known about the talks", AskSearch("the talks")),
        ("anything on Xankəndi?", AskSearch("Xankəndi")),
        ("who violated the ceasefire", AskSearch("violated the ceasefire")),
        ("who said “This path is not easy”?", AskSearch("This path is not easy")),
        ("show me #4", AskClaim("#4")),
        ("claim s13", AskClaim("s13")),
        ("is it disputed?", AskClaim(None)),
        ("May 2023", AskSearch("May 2023")),
        ("Հայաստան Արցախ Ստեփանակերտ", AskSearch("Հայաստան Արցախ Ստեփանակերտ")),
    ],
)
def test_reading(asked: str, reading: Reading) -> None:
    assert read_question(asked) == reading


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("", reasons.EMPTY),
        ("?!…", reasons.EMPTY),
        ("a" * (LONGEST + 1), reasons.TOO_LONG),
        ("who did not deny it", reasons.SILENT),
        ("who has never denied that shots were heard", reasons.SILENT),
        ("has anyone not denied the shots?", reasons.SILENT),
        ("who says that shots were not heard", reasons.REVERSED),
        ("did Baku say it did not violate the ceasefire?", reasons.REVERSED),
        ("who claims that Baku denied the shots", reasons.DENIAL_INSIDE),
        ("what happened on 21 September", reasons.NAME_WHO),
        ("what was said yesterday?", reasons.NAME_WHO),
        ("who said what on 21 September 2023", reasons.NAME_WHO),
        ("who denied anything", reasons.NAME_WHO),
        ("who denied the shots since yesterday", reasons.NO_PERIOD),
        ("who denied it on 21 September 2023", reasons.NO_PERIOD),
        ("did Baku deny it on 21 September 2023", reasons.NO_DATE_FOR_DID),
        ("did Baku deny the shots as of 21 September 2023", reasons.NO_DATE_FOR_DID),
        ("did Baku deny the shots last week", reasons.NO_DATE_FOR_DID),
        ("was there gunfire yesterday?", reasons.NO_RELATIVE_DATE),
        ("what is contested since 20 September 2023", reasons.NO_DATE),
        ("the ceasefire holds and who denied it?", reasons.TWO_QUESTIONS),
        ("compare nikol pashinyan ararat mirzoyan", reasons.NAME_BOTH),
        ("who is accused?", reasons.ACCUSED),
        ("did Macron condemn the attack", reasons.other_verb("condemn")),
        ("was the attack condemned", reasons.other_verb("condemned")),
        ("did he deny it", reasons.WHO_IS_MEANT),
        ("what did they say?", reasons.WHO_IS_MEANT),
        ("did she change her mind", reasons.WHO_IS_MEANT),
        ("who withdrew the claim that shots were heard", reasons.OTHER_STANCE),
        ("why did Baku deny it?", reasons.OPINION),
        ("who is lying", reasons.OPINION),
        ("is Baku to blame?", reasons.OPINION),
        ("who should I believe?", reasons.OPINION),
        ("what do you think about Baku", reasons.OPINION),
        ("will there be war?", reasons.OPINION),
        ("help", reasons.HELP),
        ("who are you?", reasons.HELP),
        ("how do you work", reasons.HELP),
        ("what", reasons.HELP),
        ("one two three four five six seven eight nine ten eleven twelve thirteen", reasons.HELP),
        ("кто отрицал", reasons.LANGUAGE),
        ("Ադրբեջանը հերքե՞լ է խախտումը?", reasons.LANGUAGE),
        ("qui a nié la violation", reasons.LANGUAGE),
    ],
)
def test_hint(asked: str, reason: NotUnderstood) -> None:
    assert read_question(asked) == reason


def test_every_hint_is_one_sentence_of_ours() -> None:
    hints = [value for value in vars(reasons).values() if isinstance(value, NotUnderstood)]

    assert hints
    assert all(hint.reason[-1] in ".?" and len(hint.reason) < 200 for hint in hints)
