"""Verbs of saying, thinking and showing, and what follows each."""

from claims.english.word_lists import words_in

SAYING = words_in(
    """
    say tell add claim announce warn argue insist note write tweet post confirm deny
    explain report acknowledge stress declare suggest emphasise emphasize indicate state
    allege admit concede reply respond comment reveal testify assert maintain remark
    observe quip recall reiterate complain continue conclude predict pledge vow promise
    caution contend disclose signal joke ask urge demand
    """
)
THINKING = words_in(
    """
    believe think expect estimate hope fear suspect calculate forecast consider doubt
    project reckon assume see
    """
)
SHOWING = words_in(
    """
    show find reveal suggest indicate demonstrate conclude
    """
)
"""What a study does; its source is a thing as often as a person."""
RATING = words_in(
    """
    describe view characterise characterize label deem brand dub regard portray call
    praise rate rank define
    """
)
"""Verbs that say what somebody holds of something, without a clause."""
BARE = words_in(
    """
    deny praise criticise criticize condemn accuse blame reject dispute welcome cite
    urge demand pledge promise vow denounce defend apologise apologize
    """
)
"""Verbs that report an act of speech without stating what was said."""
REPORTING = SAYING | THINKING | SHOWING
EXPECTING = words_in(
    """
    expect forecast predict project anticipate
    """
)
"""With a noun phrase after it: what somebody says will be."""
DEMANDING = words_in(
    """
    ask urge call demand plead beg order appeal
    """
)
"""With ``to`` after it: what somebody says should be."""
