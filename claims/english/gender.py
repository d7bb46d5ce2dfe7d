"""Gender: the roles and titles that are a woman's or a man's."""

from claims.english.word_lists import words_in

FEMALE = words_in(
    """
    mrs mrs. ms ms. lady wife mother daughter sister woman girl aunt queen princess
    spokeswoman chairwoman congresswoman actress widow duchess businesswoman
    """
)
MALE = words_in(
    """
    mr mr. sir lord husband father son brother man boy uncle king prince spokesman
    chairman congressman actor widower duke businessman
    """
)
