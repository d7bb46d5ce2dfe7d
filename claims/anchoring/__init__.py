"""From words to places in a text: pure, no database, no terminal."""
