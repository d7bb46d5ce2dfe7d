"""``claims agreement``: how often two checkers agree."""

from typing import TYPE_CHECKING

import click

from claims.cli.app import App, pass_app
from claims.cli.options import format_option_of
from claims.cli.output import echo_hidden, echo_records, echo_table

if TYPE_CHECKING:
    from claims.services.second_checks.agreement import Agreement

COLUMNS = (
    *("group", "value", "pairs", "agreed", "percentage"),
    *("kappa", "kappa_low", "kappa_high", "alpha", "alpha_low", "alpha_high"),
    *("scale", "ratings", "ratings_alpha", "ratings_low", "ratings_high", "note"),
)
HEADERS = ("of", "pairs", "agree", "kappa", "alpha", "alpha of ratings", "note")


@click.command()
@click.argument("article", required=False)
@click.option("--by-kind", is_flag=True, help="Give the figures of each kind too.")
@click.option("--by-checker", is_flag=True, help="Give those of each person too.")
@format_option_of(("table", "json", "csv"), help="How to print them.")
@pass_app
def agreement(
    app: App, article: str | None, by_kind: bool, by_checker: bool, form: str
) -> None:
    """Measure how far first and blind second verdicts agree in their conclusions.

    Prints the percentage, Cohen's kappa and Krippendorff's alpha with 95 % intervals;
    alpha of ratings compares them in the order of their scale. Needs claims-desk with
    the extra agreement.

    \b
    claims agreement --by-kind
    claims agreement mongolia -f json
    """
    if by_kind and by_checker:
        raise click.UsageError("--by-kind and --by-checker exclude each other")

    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.view import view_of
    from claims.services.desk.scales import list_scales
    from claims.services.second_checks.agreement import list_pairs, measure

    with connect(app.url) as connection:
        name = find_article(connection, article) if article else None
        view = view_of(connection, app.viewer, name)
        pairs = list_pairs(connection, name, view.hidden)
        scales = list_scales(connection)
    group = "kind" if by_kind else "checker" if by_checker else "all"
    found = measure(pairs, scales, group)
    if form == "table":
        echo_table(HEADERS, [_row(each) for each in found])
    else:
        echo_records(found, form, columns=COLUMNS)
    echo_hidden(view)


def _row(each: "Agreement") -> list[str]:
    ratings = _figure(each.ratings_alpha, each.ratings_low, each.ratings_high)
    return [
        each.value,
        str(each.pairs),
        "" if each.percentage is None else f"{each.percentage:.0f} %",
        _figure(each.kappa, each.kappa_low, each.kappa_high),
        _figure(each.alpha, each.alpha_low, each.alpha_high),
        ratings and f"{ratings}, n {each.ratings}",
        each.note,
    ]


def _figure(value: float | None, low: float | None, high: float | None) -> str:
    """Return a coefficient with its interval, as people write it."""
    if value is None:
        return ""
    interval = "" if low is None or high is None else f" ({low:.2f} to {high:.2f})"
    return f"{value:.2f}{interval}"
