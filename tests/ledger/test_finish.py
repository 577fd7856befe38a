"""Work that is finished although its task is cancelled, and what the task learns of it."""

from __future__ import annotations

import asyncio

import pytest

from bot.ledger.finish import finish


class Work:
    """Something that takes as long as the test says."""

    def __init__(self, error: Exception | None = None) -> None:
        self.begun, self.may_end, self.done, self._error = asyncio.Event(), asyncio.Event(), False, error

    async def run(self) -> None:
        self.begun.set()
        await self.may_end.wait()
        self.done = True
        if self._error is not None:
            raise self._error

    async def cancelled(self, times: int) -> asyncio.Task[str]:
        """A task that does the work, cancelled that often while it does; the work has ended since."""
        task = asyncio.create_task(self._do())
        await self.begun.wait()
        for _ in range(times):
            task.cancel()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert not task.done()
        self.may_end.set()
        await asyncio.wait({task}, timeout=10)
        assert self.done
        return task

    async def _do(self) -> str:
        await finish(self.run())
        await asyncio.sleep(0)
        return "went on"


@pytest.mark.parametrize("times", [0, 1, 2])
async def test_after_success_the_task_goes_on(times: int) -> None:
    task = await Work().cancelled(times)
    assert task.result() == "went on"
    assert task.cancelling() == 0


async def test_after_a_failure_the_error_is_raised() -> None:
    task = await Work(RuntimeError("no room")).cancelled(0)
    with pytest.raises(RuntimeError, match="no room"):
        task.result()


@pytest.mark.parametrize("times", [1, 2])
async def test_after_a_failure_the_cancellation_counts(times: int) -> None:
    assert (await Work(RuntimeError("no room")).cancelled(times)).cancelled()
