"""One module for each kind of answer: from `bot.domain.answers` to a `bot.ui.sheet.Sheet`."""
