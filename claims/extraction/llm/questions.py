"""The questions about an article, asked: what is kept, at once, again where cut off."""

from dataclasses import dataclass, field, replace

from claims.document import Document
from claims.errors import EndpointError
from claims.extraction.llm.cache import keep, name_of, read_kept, sweep
from claims.extraction.llm.chunks import Chunk, chunks, halves
from claims.extraction.llm.client import Answer, ask
from claims.extraction.llm.progress import Hear, Progress, tokens, tokens_of_answer
from claims.extraction.llm.prompt import conversation, guidelines, question
from claims.extraction.llm.reply import Reply, read_reply
from claims.extraction.llm.settings import Settings
from claims.extraction.llm.threads import at_once

_TIMES = 2
"""So often a stretch is halved whose answer the endpoint cuts off."""

Replies = list[tuple[Chunk, Reply]]


@dataclass(frozen=True, slots=True)
class _Question:
    chunk: Chunk
    words: str
    name: str
    """What its reply is kept under."""


@dataclass(slots=True)
class _Run:
    """One article's questions, with what somebody is told of them."""

    document: Document
    settings: Settings
    hear: Hear
    state: Progress = field(init=False)

    def __post_init__(self) -> None:
        settings = self.settings
        self.state = Progress(settings.host, settings.model, settings.cache)

    def ask(self, stretches: list[Chunk], times: int = _TIMES) -> Replies:
        """Return the replies for stretches, or for halves of them, in text order."""
        asked, kept, coming = self.plan(stretches)
        answers = at_once(
            self._answer, coming, self.settings.at_once, lambda done: self._hear(*done)
        )
        said = {each.name: (answer, reply) for each, answer, reply in answers}
        found: Replies = []
        for each in asked:
            reply = kept[each.name]
            if reply is None:
                answer, reply = said[each.name]
                parts = halves(each.chunk)
                if answer.is_cut and not reply.is_whole and times and len(parts) > 1:
                    found += self.ask(parts, times - 1)
                    continue
            found.append((each.chunk, reply))
        return found

    def plan(
        self, stretches: list[Chunk]
    ) -> tuple[list[_Question], dict[str, Reply | None], list[_Question]]:
        """Return the questions, the replies that are kept, and what is to be asked."""
        asked = [self._question(chunk) for chunk in stretches]
        kept = {each.name: self._kept(each.name) for each in asked}
        coming = [each for each in asked if kept[each.name] is None]
        lengths = sum(each.chunk.end - each.chunk.start for each in coming)
        self.state = replace(
            self.state,
            replies=self.state.replies + tuple(each.name for each in asked),
            kept=self.state.kept + len(asked) - len(coming),
            estimate_in=self.state.estimate_in + sum(map(_tokens, coming)),
            estimate_out=self.state.estimate_out + tokens_of_answer(lengths),
        )
        self.hear(self.state)
        return asked, kept, coming

    def _question(self, chunk: Chunk) -> _Question:
        words = question(self.document.prose, chunk, self.document.title)
        return _Question(chunk, words, name_of(self.settings, words, guidelines()))

    def _kept(self, name: str) -> Reply | None:
        """Return the reply that is kept under a name, if it is still one."""
        text = read_kept(self.settings.cache, name)
        try:
            return None if text is None else read_reply(text, self.settings.host)
        except EndpointError:
            return None

    def _answer(self, asked: _Question) -> tuple[_Question, Answer, Reply]:
        answer = ask(self.settings, conversation(asked.words))
        try:
            reply = read_reply(answer.text, self.settings.host)
        except EndpointError as error:
            if not answer.is_cut:
                raise
            raise EndpointError(
                self.settings.host,
                "has no tokens left before its first claim; give the model a larger"
                " context, or set CLAIMS_LLM_CHARS lower",
            ) from error
        # What broke off is not kept: it may be whole next time.
        if reply.is_whole:
            keep(self.settings.cache, asked.name, answer.text)
        return asked, answer, reply

    def _hear(self, asked: _Question, answer: Answer, _reply: Reply) -> None:
        sent, received = answer.tokens_in, answer.tokens_out
        self.state = self.state.after(
            _tokens(asked) if sent is None else sent,
            tokens(answer.text) if received is None else received,
            is_counted=sent is not None and received is not None,
        )
        self.hear(self.state)


def ask_about(document: Document, settings: Settings, hear: Hear) -> Replies:
    """Return what a model replies about each stretch of an article, in text order.

    What an earlier run was answered is not asked again. A stretch whose answer the
    endpoint cuts off, for want of tokens, is asked about again in two halves. Raise
    ``EndpointError`` when the endpoint does not answer.
    """
    sweep(settings.cache)
    stretches = chunks(document.prose, settings.chars)
    return _Run(document, settings, hear).ask(stretches)


def estimate(document: Document, settings: Settings) -> Progress:
    """Return what would be asked about an article, and about how many tokens it is."""
    run = _Run(document, settings, lambda _: None)
    run.plan(chunks(document.prose, settings.chars))
    return run.state


def _tokens(asked: _Question) -> int:
    return tokens(guidelines() + asked.words)
