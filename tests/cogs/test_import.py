"""/mod import article: by link, from a file, pasted; what is found, and what cannot be read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from simcord import InteractionResult
from simcord.actors import MemberActor

from bot.app import Counterclaim
from bot.articles.fetch import Fetcher
from bot.articles.reader import Articles
from bot.domain.dates import whole_day
from bot.domain.vocabulary import Form, SourceKind
from tests.articles.hostile import answering, on_loopback, site
from tests.articles.made import article, pdf
from tests.cogs.conftest import Server, labels, message, private, text
from tests.cogs.recording import recorded
from tests.cogs.test_found import press
from tests.cogs.test_found_again import two_moderators

COMMAND = "mod import article"
SAID = "“We never agreed to that,” Jeyhun Bayramov said. Nikol Pashinyan warned that the truce was fragile."
PASTED = {"name": "A fragile truce", "outlet": "The Daily", "published": "2023-09-21", "text": SAID}


@pytest.fixture
def engine() -> str:
    """Storage is tested elsewhere."""
    return "sqlite"


async def test_by_link(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(on_loopback())
    async with site(answering(article(first=SAID).encode())) as running:
        found = await server.moderator.slash(server.channel, COMMAND, link=running.url("/truce"))
        assert private(found)
        assert "statements found in “Fragile truce holds”" in text(found)
        await press(server, message(found), "record", 0)
    row = await recorded(server, 15)
    assert row.speaker.name == "Jeyhun Bayramov"
    [citation] = row.citations
    assert (citation.wording, citation.form, citation.language) == ("We never agreed to that", Form.PARTIAL, "en")
    assert citation.locator is not None
    assert "before “Jeyhun Bayramov said." in citation.locator
    source = citation.source
    assert (source.kind, source.url) == (SourceKind.REPORT, running.url("/truce"))
    assert (source.title, source.outlet) == ("Fragile truce holds", "The Daily")
    assert source.published == whole_day(date(2023, 9, 21), source.published.zone)


async def test_links_are_off_unless_they_were_switched_on(server: Server) -> None:
    async with site(answering(article().encode())) as running:
        refused = await server.moderator.slash(server.channel, COMMAND, link=running.url())
    assert "switched off here" in text(refused)
    assert running.heads == []


async def test_a_link_that_leads_inside_is_refused_in_the_message(server: Server, bot: Counterclaim) -> None:
    bot.articles = Articles(Fetcher())
    refused = await server.moderator.slash(server.channel, COMMAND, link="http://127.0.0.1/")
    assert "### Not read" in text(refused)
    assert "does not lead to the public internet" in text(refused)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("truce.txt", SAID.encode()),
        ("truce.md", f"# Truce\n\n{SAID}".encode()),
        ("truce.html", article(first=SAID).encode()),
        ("truce.pdf", pdf(SAID.replace("“", '"').replace("”", '"').split("\n"))),
    ],
)
async def test_from_a_file(server: Server, name: str, body: bytes) -> None:
    found = await server.moderator.slash(server.channel, COMMAND, file=(name, body))
    title = "Fragile truce holds" if name.endswith("html") else name
    assert f"found in “{title}”" in text(found)
    assert "Jeyhun Bayramov" in text(found)


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("truce.docx", b"x", "ends in .txt"),
        ("truce.txt", b"\0\0", "is not text"),
        ("truce.pdf", b"x", "not a PDF"),
        ("truce.html", b"<html></html>", "No text of an article"),
    ],
)
async def test_files_that_cannot_be_read(server: Server, name: str, body: bytes, why: str) -> None:
    refused = await server.moderator.slash(server.channel, COMMAND, file=(name, body))
    assert why in text(refused).replace("\\", "")
    assert private(refused)


async def test_a_link_or_a_file_but_not_both(server: Server) -> None:
    refused = await server.moderator.slash(server.channel, COMMAND, link="https://example.org", file=("a.txt", b"x"))
    assert "not both" in text(refused)


async def test_pasted(server: Server) -> None:
    form = await server.moderator.slash(server.channel, COMMAND)
    found = await server.moderator.submit_modal(form, PASTED)
    assert "2 statements found in “A fragile truce”" in text(found)
    assert private(found)
    await press(server, message(found), "record", 0)
    await press(server, message(found), "record", 1)
    first, second = (await recorded(server, 15)).citations[0], (await recorded(server, 16)).citations[0]
    assert first.source == second.source
    assert (first.source.title, first.source.outlet, first.source.url) == ("A fragile truce", "The Daily", None)
    assert first.wording == "We never agreed to that"
    assert second.wording == "warned that the truce was fragile"


async def test_pasted_with_an_address(server: Server) -> None:
    form = await server.moderator.slash(server.channel, COMMAND)
    found = await server.moderator.submit_modal(form, PASTED | {"name": "https://daily.example/truce", "published": ""})
    await press(server, message(found), "record", 0)
    assert (await recorded(server, 15)).citations[0].source.url == "https://daily.example/truce"


async def test_a_text_that_goes_on_in_the_second_field(server: Server) -> None:
    form = await server.moderator.slash(server.channel, COMMAND)
    found = await server.moderator.submit_modal(form, PASTED | {"text": SAID[:60], "more": SAID[60:]})
    assert "2 statements found" in text(found)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("published", "Thursday", "like 2023-09-21"),
        ("published", "2093-01-01", "has not come yet"),
        ("text", " ", "no text there"),
        ("name", "x" * 201, "title is too long"),
    ],
)
async def test_what_cannot_be_pasted(server: Server, field: str, value: str, why: str) -> None:
    form = await server.moderator.slash(server.channel, COMMAND)
    refused = await server.moderator.submit_modal(form, PASTED | {field: value})
    assert why in text(refused)


async def test_it_is_for_moderators_and_so_is_the_form(server: Server, bot: Counterclaim) -> None:
    helpers = server.guild.create_role("Helpers")
    helper = server.guild.add_member(server.env.create_user("helper"), roles=[helpers])
    await server.book.change_settings(actor=1, moderator_roles=frozenset({helpers.id}))
    group: Any = bot.tree.get_command("mod")
    group.default_permissions = None
    await bot.tree.sync()
    form = await helper.slash(server.channel, COMMAND)
    await server.book.change_settings(actor=1, moderator_roles=frozenset())
    assert "Only moderators may do this" in text(await helper.submit_modal(form, PASTED))
    assert "Only moderators may do this" in text(await server.other.slash(server.channel, COMMAND))


async def test_where_no_claim_can_be_made_the_form_asks_for_one(server: Server) -> None:
    body = b"Nikol Pashinyan declined to comment."
    found = await server.moderator.slash(server.channel, COMMAND, file=("truce.txt", body))
    assert "Claim: to be put into words" in text(found)
    form = await press(server, message(found), "record", 0)
    assert form.modal is not None


async def test_without_statements_it_says_so(server: Server) -> None:
    found = await server.moderator.slash(server.channel, COMMAND, file=("weather.txt", b"It rained all day."))
    assert "### No statement was found" in text(found)
    assert labels(found) == []


async def test_an_article_that_somebody_else_read_before_is_marked_with_what_is_on_record(server: Server) -> None:
    [first, second] = await two_moderators(server)
    await press(server, message(await pasted_by(first, server)), "record", 0, first)
    found = await pasted_by(second, server)
    marked = "Jeyhun Bayramov** says (asserts)\n-# these words are on record from there already, as S15"
    assert marked in text(found)
    assert "1 of 2 still open" in text(found)
    await press(server, message(found), "skip", 1, second)
    again = text(await pasted_by(second, server))
    assert "You had this text read before" in again
    assert "none still open: 1 recorded, 1 skipped" in again


async def pasted_by(moderator: MemberActor, server: Server) -> InteractionResult:
    form = await moderator.slash(server.channel, COMMAND)
    return await moderator.submit_modal(form, PASTED)


async def test_another_article_with_the_same_words_is_another_source(server: Server) -> None:
    for name, opened in (("A fragile truce", "2 of 2"), ("Truce holds", "2 of 2")):
        form = await server.moderator.slash(server.channel, COMMAND)
        found = await server.moderator.submit_modal(form, PASTED | {"name": name})
        assert f"{opened} still open" in text(found)
        await press(server, message(found), "record", 0)
    assert (await server.book.summary()).statements == 16
