"""Lists of what people said, in the shapes in which the web prints them, and quotations that nobody claims."""

from __future__ import annotations

import pytest

from bot.reading.statements import AttributedStatement, read

PEOPLE = (
    ("Maria Lopez", 24, "teacher", "Miami", "I never thought it would come to this, and I worry every day."),
    ("Tom Okafor", 61, "driver", "Leeds", "We were promised a new school and got a car park."),
    ("Priya Nair", 33, "nurse", "London", "Honestly, it is the best thing that we have ever had in this town."),
    ("Jo Berg", 45, "baker", "Oslo", "I will vote, but I will not enjoy it one bit."),
)
INTRO = "Here is the list you asked for.\n\nThe vote is on Tuesday, and feelings run high in the valley.\n\n"
OUTRO = "\n\nThe council meets again in May."

SIGNED = [
    "“{words}” - {name}",
    "“{words}” -{name}",
    "“{words}” – {name}, {age}",
    "“{words}” — {name}, {age}, {work}",
    "“{words}” ― {name}, {work}, {place}",
    '"{words}" -- {name}',
    "“{words}”\n- {name}",
    "“{words}”\n\n— {name}, {age}, {work}",
    "“{words}”\n\n― {name}",
    "{at}. “{words}” — {name}",
    "{at}. “{words}”\n\n— {name}, {age}",
    "“{words}\n— {name}, {age}",
    "“{words}”\n{name}, {age}, {place}",
    "“{words}”\n\n{name}, {work} in {place}.",
    "“{words}”\n\n{name}",
    '"{words}\n{name}, {work}."',
    "“{words}”\n~ {name}, {age}",
    "“{words}” ~ {name}, {age}",
    "“{words}” {name}, {age}, {place}",
    "“{words}” ({name}, {age})",
    "““{words}””\n{name}, {age}",
    "{words}\n\n— {name}, {age}",
    "{words}\n— {name} (@someone) March {at}, 2016",
    "{words} — {name} (@someone) March {at}, 2016",
    "{words} &mdash; {name} (@someone) {at} March 2016",
    "“{words}” — {name} (@someone) March {at}, 2016",
]
NAMED = [
    "{name}\n\n“{words}”",
    "{name}, {age}\n“{words}”",
    "{name}, {age}, {place}\n\n“{words}”",
    "{name}, {age}, a {work} from {place}\n\n“{words}”",
    "{name} ({place})\n\n“{words}”",
    "{name}, {age}, who lives in {place}\n\n“{words}”",
    "**{name}, {age}, {work}**\n“{words}”",
    "### {name}\n\n“{words}”",
    "# {at}. {name}, {age}\n\n“{words}”",
    "{name}, {age}\n{work}, {place}\n\n“{words}”",
    "{name}, {age}\n\n“{words}",
    "{name}, {age}\n{capital}, {place}\n\n“{words}”",
    "{name}, {age} “{words}”",
    "{name} ({place}) “{words}”",
    "{name} - “{words}”",
    "{name}, {age} — “{words}”",
    "{name}, {age}, {work}, {place}\n\n{words}",
]
LABELLED = [
    "{name}, {age}: “{words}”",
    "{name}, {age}, {place}: “{words}”",
    "{name} ({place}): “{words}”",
    "{at}. {name}: “{words}”",
]
NOBODY = [
    "“{words}”",
    "“{words}",
    "““{words}””",
    '"“{words}”"',
    '"{words}"',
    "‘{words}’",
    "'{words}'",
    "«{words}»",
    "* “{words}”",
    "- “{words}”",
    "• “{words}”",
    "{at}. “{words}”",
    "{at}) “{words}”",
    "#{at} “{words}”",
    "{at}.\n\n“{words}”",
    "{at}. They worry about it\n\n“{words}”",
]


def listed(shape: str) -> str:
    items = [
        shape.format(at=at, name=name, age=age, work=work, capital=work.title(), place=place, words=words)
        for at, (name, age, work, place, words) in enumerate(PEOPLE, 1)
    ]
    return INTRO + "\n\n".join(items) + OUTRO


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [
        (
            one.rule,
            _speaker(one),
            " … ".join(part.of(text).strip("“”\"'‘’«»").rstrip(".") + "." for part in one.content),
        )
        for one in read(text)
    ]


def _speaker(one: AttributedStatement) -> str | None:
    return one.speaker.name if one.speaker else None


@pytest.mark.parametrize(
    ("rule", "shape"),
    [
        *(("signed", shape) for shape in SIGNED),
        *(("named", shape) for shape in NAMED),
        ("announced", "{name}, {age}:\n\n“{words}”"),
    ],
)
def test_a_list_with_names(rule: str, shape: str) -> None:
    assert told(listed(shape)) == [(rule, name, words) for name, _, _, _, words in PEOPLE]


@pytest.mark.parametrize("shape", LABELLED)
def test_a_list_with_names_before_a_colon(shape: str) -> None:
    assert [one[1:] for one in told(listed(shape))] == [(name, words) for name, _, _, _, words in PEOPLE]


@pytest.mark.parametrize("shape", NOBODY)
def test_a_list_without_names(shape: str) -> None:
    assert told(listed(shape)) == [("quotation alone", None, words) for _, _, _, _, words in PEOPLE]


@pytest.mark.parametrize("who", ["woman, 24", "24, Miami", "maria_24", "u/maria", "@maria", "Anonymous", "Maria"])
def test_those_who_sign_without_a_name(who: str) -> None:
    (one,) = read(f"Here is the first.\n\n“It is far too late.” — {who}")

    assert one.rule == "signed"
    assert one.speaker is not None
    assert who.startswith(one.speaker.words)


def test_a_post_is_one_statement() -> None:
    text = "He left.\n\nThe mayor says the bridge is closed.\n— Maria Lopez (@maria) March 4, 2016\n\nHe came back."
    outer, inner = read(text)

    assert told(text)[0] == ("signed", "Maria Lopez", "The mayor says the bridge is closed.")
    assert inner.upstream == 0
    assert outer.date is not None


def test_what_several_people_told_us_is_a_list() -> None:
    text = "We asked our readers. They said:\n\n“It is far too late.”\n\n“It is not too late at all.”"

    assert told(text) == [
        ("announced", "They", "It is far too late."),
        ("announced", "They", "It is not too late at all."),
    ]


def test_several_paragraphs_of_one_person() -> None:
    above = "Maria Lopez, 24\n\n“It is far too late.”\n\n“We said so.”\n\nTom Okafor, 61\n\n“It is not too late.”"
    below = "“It is far too late.\n\n“We said so.”\n\n— Maria Lopez, 24\n\n“It is not too late.”\n\n— Tom Okafor, 61"

    for text in (above, below):
        assert [who for _, who, _ in told(text)] == ["Maria Lopez", "Tom Okafor"]
        assert [len(one.content) for one in read(text)] == [2, 1]


def test_who_is_about_to_speak_without_a_verb_of_saying() -> None:
    text = "The board sat down, and then Berg called them on it:\n\n“You never read a page of it.”"

    assert told(text) == [("announced", "Berg", "You never read a page of it.")]


def test_a_quotation_in_large_print_is_read_once() -> None:
    text = (
        "“We never signed it, and we never will as long as I live,” the mayor said.\n\n"
        "“We never signed it, and we never will as long as I live.\nAnna Berg, mayor.”\n\nShe left."
    )

    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The harbour\n\nIt was built in 1904.",
        "Anna Berg, 34, teacher\n\nIt was built in 1904.",
        "I need to buy these:\n- Milk\n- Bread",
        "I went to the shop.\n- Milk",
        "Anna Berg, “The Sea of Glass”",
        "“The Sea of Glass” Anna Berg",
        "It was great — as Anna Berg (@anna) showed in May.",
        "The town grew quickly.\n\n“THE QUIET YEARS”\n\nThen the war came.",
        "The town grew quickly.\n\n“A small fire”\n\nThen the war came.",
        "“The light at the end of the long stone pier”\n\nIt was built in 1904.",
    ],
)
def test_what_only_looks_like_a_list(text: str) -> None:
    assert read(text) == []


def test_a_quotation_in_its_own_paragraph_goes_on_with_what_was_said() -> None:
    text = "The mayor said that the bridge was closed.\n\n“It will open again in spring.”"
    (one,) = read(text)

    assert [part.of(text) for part in one.content] == [
        "that the bridge was closed",
        "“It will open again in spring.”",
    ]


@pytest.mark.parametrize(
    "between",
    [
        "the mayor said when asked about the bridge",
        "said the mayor, who had praised the engineers",
        "the mayor said, describing how the engineers worked",
    ],
)
def test_a_second_quotation_goes_on_with_the_first(between: str) -> None:
    text = f"“It is over,” {between}. “We have lost everything.”"
    first = read(text)[0]

    assert [part.of(text) for part in first.content] == ["“It is over,”", "“We have lost everything.”"]
