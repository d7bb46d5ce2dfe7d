"""What goes to the writer."""

from dataclasses import dataclass

from claims.records.articles import Article
from claims.records.reports import CheckedClaim


@dataclass(frozen=True, slots=True)
class Query:
    """A claim that failed, or whose wording should change, and for whom it is."""

    article: Article
    checked: CheckedClaim

    @property
    def writer(self) -> str | None:
        """Return the article's byline."""
        return self.article.byline

    @property
    def is_answered(self) -> bool:
        """Say whether somebody answered the verdict in force."""
        return any(each.in_force for each in self.checked.resolutions)
