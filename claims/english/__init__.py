"""English, said once: sentences, tokens, verbs, saying and number words."""
