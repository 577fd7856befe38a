"""Reading what people write: from text to questions. Pure: no record is looked up here."""
