"""What PostgreSQL says about the server and the connection, in one plain sentence without address, user or password."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache

from bot.domain.errors import StorageError

try:
    import asyncpg
except ImportError:  # the extra is not installed; opening a database says so
    asyncpg = None  # type: ignore[assignment]

UNREACHABLE = "The PostgreSQL server cannot be reached right now; try again in a moment."
UNSURE = "The PostgreSQL server went away while it wrote this down; look whether it is there before you try again."
SLOW = "The PostgreSQL server takes too long to answer; try again in a moment."
ELSEWHERE = "The PostgreSQL database is busy with another program; try again in a moment."
BUSY = "Too much is being asked of the database at once; try again in a moment."


@asynccontextmanager
async def plain_errors(*, lost: str | None = None, late: str | None = None) -> AsyncIterator[None]:
    """Turns trouble with the server into one sentence; other errors are faults of ours and pass.

    `lost` is what to say when the connection broke and `late` when no answer came in time, where that is not the usual.
    Stands around calls of asyncpg only, where an error of the operating system comes from the connection.
    """
    try:
        yield
    except TimeoutError as error:
        raise StorageError(late or SLOW) from error
    except asyncpg.ClientConfigurationError:
        raise
    except (OSError, asyncpg.InterfaceError, asyncpg.InternalClientError, asyncpg.PostgresConnectionError) as error:
        raise StorageError(lost or UNREACHABLE) from error
    except asyncpg.PostgresError as error:
        for kinds, sentence in _sentences():
            if isinstance(error, kinds):
                raise StorageError(sentence or lost or UNREACHABLE) from error
        raise


@cache
def _sentences() -> Sequence[tuple[tuple[type[Exception], ...], str | None]]:
    """What the server's own errors mean; None for those with which it ends a connection."""
    return (
        (
            (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError),
            "PostgreSQL refused the user or password in DATABASE_URL.",
        ),
        (
            (asyncpg.InvalidCatalogNameError,),
            "The database named in DATABASE_URL does not exist on the PostgreSQL server.",
        ),
        (
            (asyncpg.InsufficientPrivilegeError,),
            "PostgreSQL does not let the user in DATABASE_URL do this; make that user the owner of the database.",
        ),
        ((asyncpg.DiskFullError,), "The disk of the PostgreSQL server is full; free some room and try again."),
        (
            (asyncpg.TooManyConnectionsError,),
            "The PostgreSQL server takes no more connections right now; try again in a moment.",
        ),
        (
            (asyncpg.ReadOnlySQLTransactionError,),
            "The PostgreSQL database is read-only at the moment; try again later.",
        ),
        (
            (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError, asyncpg.SerializationError),
            ELSEWHERE,
        ),
        ((asyncpg.QueryCanceledError,), SLOW),
        ((asyncpg.OperatorInterventionError, asyncpg.IdleInTransactionSessionTimeoutError), None),
    )
