"""From an article to the statements found in it. What takes long shows in the message how far it has come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import discord

from bot.articles.article import Article
from bot.articles.reader import Articles, check_file
from bot.articles.text import pasted
from bot.desk.found_flow import keep_and_show
from bot.desk.import_form import PasteForm
from bot.domain.errors import StorageError, UserError
from bot.domain.found import Finding
from bot.domain.limits import TITLE
from bot.domain.typed import Cited
from bot.intake.found import in_document
from bot.intake.shown import storable
from bot.ui.permission import moderated_book
from bot.ui.send import send, sheet_view
from bot.ui.sheet import Sheet
from bot.ui.text import web_address

_Interaction = discord.Interaction[Any]
_NOT_HANDED_OVER = "Discord did not hand the file over; give it again, or paste the text."
_NO_DAY = "Write the day on which it was published like 2023-09-21, or nothing when it is not known."
_FUTURE = "That day has not come yet: give the day on which the article was published."
_TITLE_TOO_LONG = f"That title is too long: {TITLE} characters at most."


async def from_link(interaction: _Interaction, link: str) -> None:
    """Get the page at a link and show what is found in it, or why it cannot be read."""
    articles: Articles = interaction.client.articles
    async with _progress(interaction, "Fetching the page …") as tell:
        page = await articles.fetch(link)
        await tell(f"Reading the page: {len(page.body):,} bytes …")
        article = await articles.read(page)
        await tell(f"Looking for statements in {len(article.text):,} characters …")
        await keep_and_show(interaction, await _found(article, article.url or link), in_place=True)


async def from_file(interaction: _Interaction, file: discord.Attachment) -> None:
    """Read a file and show what is found in it, or why it cannot be read."""
    check_file(file.filename, file.size)
    articles: Articles = interaction.client.articles
    async with _progress(interaction, f"Reading the file: {file.size:,} bytes …") as tell:
        try:
            body = await file.read()
        except discord.HTTPException:
            raise UserError(_NOT_HANDED_OVER) from None
        article = await articles.read_file(file.filename, body)
        await tell(f"Looking for statements in {len(article.text):,} characters …")
        await keep_and_show(interaction, await _found(article, file.filename), in_place=True)


async def from_paste(interaction: _Interaction, form: PasteForm) -> None:
    """Show what is found in a text that was pasted; raises `UserError`."""
    await moderated_book(interaction)
    article = pasted(f"{form.text.value}{form.more.value}")
    name = " ".join(storable(form.name.value).split())
    is_address = web_address(name) is not None
    if not is_address and len(name) > TITLE:
        raise UserError(_TITLE_TOO_LONG)
    described = replace(
        article,
        url=name if is_address else None,
        outlet=" ".join(storable(form.outlet.value).split()) or None,
        published=_day(form.published.value.strip()),
    )
    await keep_and_show(interaction, await _found(described, name))


async def _found(article: Article, name: str) -> Finding:
    """What is found in an article; `name` is its title when it has neither title nor address."""
    source = Cited(
        url=article.url,
        title=article.title or (None if article.url else name[:TITLE]),
        outlet=article.outlet,
        published=article.published.isoformat() if article.published else None,
        language=article.language,
    )
    return await asyncio.to_thread(in_document, article.text, source)


@asynccontextmanager
async def _progress(interaction: _Interaction, begins: str) -> AsyncIterator[Callable[[str], Awaitable[None]]]:
    """Answer at once, privately, with how far it is; what is told goes into that answer, and so does a `UserError`."""

    async def tell(line: str, title: str = "Import an article") -> None:
        view = sheet_view(Sheet(title, (line,)))
        await interaction.edit_original_response(view=view, allowed_mentions=discord.AllowedMentions.none())

    await send(interaction, sheet_view(Sheet("Import an article", (begins,))), private=True)
    try:
        yield tell
    except StorageError:
        raise
    except UserError as error:
        await tell(str(error), "Not read")


def _day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise UserError(_NO_DAY) from None
    if day > datetime.now(UTC).date() + timedelta(days=1):
        raise UserError(_FUTURE)
    return day
