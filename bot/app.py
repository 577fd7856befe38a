"""The Discord client: loads the commands, owns the ledger, closes cleanly."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot import sync
from bot.articles.reader import Articles
from bot.desk.edits_at_hand import EditsAtHand
from bot.desk.posts import Posts
from bot.domain.errors import UserError
from bot.errors import Message, StartupError, TokenRefusedError, UnreachableError, answer_error, handle, report, taken
from bot.errors.outages import in_one_line
from bot.errors.tree import Tree
from bot.ui.at_hand import DraftsAtHand
from bot.ui.forms import Forms
from bot.ui.recent import RecentClaims

if TYPE_CHECKING:
    from bot.desk.followers import Followers
    from bot.ledger import Ledger
    from bot.nightly import Nightly

_log = logging.getLogger(__name__)
# Without these two, discord.py warns at every start that it cannot speak, which it is never asked to do.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
logging.getLogger("discord.client").addFilter(in_one_line)
# Seconds when the bot is told to stop, five in all: for what is running, when that is cancelled, to take leave of
# Discord, and to close the ledger. What follows changes, and a backup under way, end during the first of them.
_PATIENCE, _LAST_WORDS, _FAREWELL, _LEDGER_CLOSES = 2.7, 0.5, 0.5, 1.0
_REFUSED = "Discord does not accept the token in DISCORD_TOKEN; reset it in the developer portal and set it anew."
_WRONG_TOKEN = 4004  # the code with which the gateway closes
_STEP = 1.0  # of those seconds, what follows a change has this long to end what it is at, message and note
_LONGEST_PAUSE = 60.0  # seconds that a request may wait because Discord says so; then it is given up
_ANSWERABLE = frozenset({discord.InteractionType.component, discord.InteractionType.modal_submit})


class Counterclaim(commands.Bot):
    """The bot. It asks Discord for nothing but the list of servers it is in, and can mention nobody.

    `ledger` is open when it is handed in; closing the bot closes it. None will do for talking with Discord about the
    commands, without answering any. `extensions` are dotted names of modules with commands, by default those that
    `cogs` lists. `recent` knows what "it" means in a question, `drafts` and `edits` the forms being filled in, `posts`
    the answers that everybody sees. `backups`, if any, makes one each night while the bot runs, and `followers`, once
    it is logged in with a ledger, do what follows a change of the record. `articles` reads them, by default without
    following links.
    """

    def __init__(
        self,
        ledger: Ledger | None,
        *,
        extensions: Sequence[str] | None = None,
        backups: Nightly | None = None,
        articles: Articles | None = None,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,  # messages do not reach us, so no prefix ever matches
            help_command=None,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            tree_cls=Tree,
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_PAUSE,
        )
        self._ledger = ledger
        self.recent = RecentClaims()
        self.forms = Forms()
        self.drafts = DraftsAtHand()
        self.edits = EditsAtHand()
        self.posts = Posts()
        self.articles = articles or Articles()
        self.backups = backups
        self.followers: Followers | None = None
        self.running: set[asyncio.Task[Any]] = set()
        self.stopping = False
        self._extension_names = extensions
        self._last_breath: asyncio.Task[None] | None = None

    @property
    def ledger(self) -> Ledger:
        """The ledger of a bot that answers."""
        if self._ledger is None:
            raise RuntimeError("this bot was made without a ledger")
        return self._ledger

    async def setup_hook(self) -> None:
        """Load every extension, or raise `StartupError` for the first that cannot be."""
        self.loop.set_exception_handler(_report_task)
        if self._extension_names is None:
            from cogs import EXTENSIONS

            self._extension_names = EXTENSIONS
        for name in self._extension_names:
            try:
                await self.load_extension(name)
            except commands.ExtensionError as error:
                cause = getattr(error, "original", error)
                raise StartupError(f"The commands in {name} cannot be loaded ({type(cause).__name__}).") from error
        from bot.ui.dynamic import DYNAMIC_ITEMS

        self.add_dynamic_items(*DYNAMIC_ITEMS)
        if self.backups is not None:
            self.backups.start()
        if self._ledger is not None:
            from bot.desk.followers import Followers

            self.followers = Followers(self)
            self.followers.start()

    async def log_in(self, token: str) -> None:
        """Present the token to Discord and load the commands, without connecting.

        Raises `TokenRefusedError`, `UnreachableError`, `StartupError`.
        """
        try:
            with _reaching_discord():
                await self.login(token)
        except discord.LoginFailure:
            raise TokenRefusedError(_REFUSED) from None

    async def sync(self) -> list[str]:
        """Tell Discord which commands there are, and return their names; needs `log_in` first.

        Raises `UnreachableError`.
        """
        with _reaching_discord():
            return [command.name for command in await self.tree.sync()]

    @property
    def invitation(self) -> str:
        """The link with which a server takes the bot in: it asks for no permission at all. Needs `log_in` first."""
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=discord.Permissions.none(),
            scopes=("bot", "applications.commands"),
        )

    async def serve(self, token: str) -> None:
        """Log in and answer until `close` is called. Raises as `log_in` does."""
        await self.log_in(token)
        await self.warn_of_differences()
        try:
            await self.connect()
        except discord.ConnectionClosed as error:
            if error.code == _WRONG_TOKEN:  # it was reset while the bot ran
                raise TokenRefusedError(_REFUSED) from None
            raise

    async def warn_of_differences(self) -> None:
        """Say in the log which commands Discord has not heard of; not being able to tell is no reason to stop."""
        try:
            async with asyncio.timeout(10):
                names = await self.differences()
        except (UnreachableError, TimeoutError) as error:
            _log.warning("Discord did not say which commands it has (%s)", type(error).__name__)
            return
        if names:
            _log.warning("commands differ from what Discord has: run `counterclaim sync` (%s)", ", ".join(names))

    async def differences(self) -> list[str]:
        """The names of commands that Discord lacks, has in another form or should forget; needs `log_in` first.

        Raises `UnreachableError`.
        """
        ours = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        ours += [menu.to_dict(self.tree) for kind in _MENUS for menu in self.tree.get_commands(type=kind)]
        with _reaching_discord():
            # As Discord sends them: `AppCommand` loses the context "server" on the way (discord.py 2.7.1).
            theirs = await self.http.get_global_commands(self.application_id or 0)
        return sync.differences(ours, theirs)

    async def servers_without_commands(self, limit: int) -> tuple[int, list[str]]:
        """How many servers were asked, `limit` at most, and the names of those that took the bot in without commands.

        Needs `log_in` first. The names are text from people. Raises `UnreachableError`.
        """
        asked, without = 0, []
        with _reaching_discord():
            async for server in self.fetch_guilds(limit=limit, with_counts=False):
                asked += 1
                try:
                    await self.tree.fetch_commands(guild=server)
                except discord.Forbidden:
                    without.append(server.name)
        return asked, without

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a form from before a restart, and a button or form that no code of ours knows any more."""
        if interaction.type not in _ANSWERABLE or taken(interaction):
            return
        if interaction.type is discord.InteractionType.modal_submit and self.forms.handle(interaction):
            return
        await handle(interaction, _refuse_expired)

    async def on_error(self, event_method: str, /, *args: Any, **_: Any) -> None:
        """An event handler raised: write it down, and answer if an interaction was waiting."""
        error = sys.exc_info()[1]
        if error is None:
            return
        if args and isinstance(args[0], discord.Interaction):
            await answer_error(args[0], error)
        else:
            report(error, where=f"event {event_method}")

    async def close(self) -> None:
        """Let what is running finish, take leave of Discord, close the ledger: once, within five seconds."""
        self.stopping = True
        if self._last_breath is None:
            self._last_breath = asyncio.create_task(self._close())
        await asyncio.shield(self._last_breath)

    async def _close(self) -> None:
        backups = asyncio.create_task(self.backups.stop()) if self.backups is not None else None
        followers = asyncio.create_task(self.followers.stop()) if self.followers is not None else None
        try:
            loop = asyncio.get_running_loop()
            begun = loop.time()
            patience = begun + _PATIENCE
            while self.running and loop.time() < patience:  # what comes in meanwhile is refused, which is work too
                await asyncio.wait(self.running, timeout=patience - loop.time())
            for task in (late := {*self.running}):
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=_LAST_WORDS)
            if loop.get_exception_handler() is _report_task:
                loop.set_exception_handler(None)
            if followers is not None:  # before the connection goes that they speak over
                ending, followers = followers, None
                await _within(max(begun + _STEP - loop.time(), 0.0), ending, "what follows a change")
            farewell = _within(_FAREWELL, super().close(), "the connection to Discord")
            await asyncio.gather(farewell, _within(_FAREWELL, self.posts.write(), "the notes on what was shown"))
        finally:
            leaving = ((followers, "what follows a change"), (backups, "the backup"))
            await asyncio.gather(*(_within(_FAREWELL, task, what) for task, what in leaving if task is not None))
            if self._ledger is not None:
                await _within(_LEDGER_CLOSES, self._ledger.close(), "the database")


_MENUS = (discord.AppCommandType.user, discord.AppCommandType.message)


async def _within(seconds: float, closing: Awaitable[object], what: str) -> None:
    """Close something, or leave it behind after a while: whoever stops the bot does not wait for ever."""
    try:
        async with asyncio.timeout(seconds):
            await closing
    except TimeoutError:
        _log.warning("%s did not close within %s s and was left behind", what, seconds)


@contextmanager
def _reaching_discord() -> Iterator[None]:
    """Turn a Discord that does not answer, or not sensibly, into `UnreachableError`."""
    try:
        yield
    except (discord.LoginFailure, app_commands.AppCommandError):
        raise  # it answers, and says that the fault is here
    except discord.RateLimited as error:
        minutes = ceil(error.retry_after / 60)
        raise UnreachableError(f"Discord takes no more of this for {minutes} minutes; try again then.") from error
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        what = f"status {error.status}" if isinstance(error, discord.HTTPException) else type(error).__name__
        raise UnreachableError(f"Discord cannot be reached ({what}); check the network and try again.") from error


async def _refuse_expired() -> None:
    raise UserError(Message.EXPIRED)


def _report_task(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if error is None:
        _log.error("event loop: %s", context["message"])
    else:
        report(error, where="a task")
