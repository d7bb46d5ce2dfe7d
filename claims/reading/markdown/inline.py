"""Which letters of a Markdown paragraph are words, and which are markup.

markdown-it-py gives the lines of a block, but no positions within one. Its inline rules
know them, though: each moves ``state.pos`` over what it took. So the rules are wrapped,
and what the rules for words took is noted. Everything else is markup.
"""

import string
from collections.abc import Callable
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_Rule = Callable[[StateInline, bool], bool]


class InlineParser:
    """A Markdown parser that tells the positions of words."""

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        # The blocks are asked for first; their words come one block at a time, and
        # with every mark in a token of its own.
        self._markdown.core.ruler.disable(["inline", "text_join"])
        self._markdown.inline.ruler2.disable("fragments_join")
        self._environment: dict[str, object] = {}
        self._wrap_rules()
        self._forget()

    def parse_blocks(self, text: str) -> list[Token]:
        """Return the tokens of the blocks of ``text``."""
        return self._markdown.parse(text, self._environment)

    def words(self, content: str) -> tuple[set[int], set[int]]:
        """Return the positions of the words of a block, and of its soft line breaks."""
        self._forget()
        self._markdown.inline.parse(content, self._markdown, self._environment, [])
        for token, start in self._marks:
            # A mark that found no partner stays a text: "5 * 3".
            if token.type == "text" and token.content:
                self._kept.update(range(start, start + len(token.content)))
        return self._kept, self._soft_breaks

    def _forget(self) -> None:
        self._kept: set[int] = set()
        self._soft_breaks: set[int] = set()
        self._marks: list[tuple[Token, int]] = []
        self._in_image = False

    def _wrap_rules(self) -> None:
        ruler = self._markdown.inline.ruler
        names = ruler.get_active_rules()
        for name, rule in zip(names, ruler.getRules(""), strict=True):
            ruler.at(name, self._wrapped(name, rule))
        ruler.push("literal", self._wrapped("literal", _literal))
        ruler.enable("literal")

    def _wrapped(self, name: str, rule: _Rule) -> _Rule:
        def wrapped(state: StateInline, silent: bool) -> bool:
            if silent or self._in_image:
                return rule(state, silent)
            start = state.pos
            # An image's description is parsed as a text of its own, from 0 again.
            self._in_image = name == "image"
            matched = rule(state, silent)
            self._in_image = False
            if matched:
                self._note(name, state, start)
            return matched

        return wrapped

    def _note(self, name: str, state: StateInline, start: int) -> None:
        end = state.pos
        taken = state.src[start:end]
        if name in ("text", "literal"):
            self._kept.update(range(start, end))
        elif name == "newline":
            if state.tokens[-1].type == "softbreak":
                self._soft_breaks.add(start)
        elif name == "escape":
            if "\n" not in taken:
                first = start + (taken[1:2] in string.punctuation)
                self._kept.update(range(first, end))
        elif name == "entity":
            if unescape(taken).strip():
                self._kept.update(range(start, end))
        elif name in ("emphasis", "strikethrough"):
            for token in reversed(state.tokens):
                if end <= start:
                    break
                end -= len(token.content)
                self._marks.append((token, end))


def _literal(state: StateInline, silent: bool) -> bool:
    """Take one letter that no other rule wants, as the parser would by itself."""
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True
