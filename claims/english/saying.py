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
    praise rate define criticise criticize condemn dismiss denounce hail slam decry
    """
)
"""Verbs that say what somebody holds of something, without a clause."""
BARE = words_in(
    """
    deny praise criticise criticize condemn accuse blame reject dispute welcome cite
    urge demand pledge promise vow denounce defend apologise apologize
    applaud hail slam blast lambast endorse thank congratulate question challenge mock
    ridicule decry deplore lament protest announce
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
CITING = words_in("cite blame recommend")
"""Verbs whose object is what is said."""
SPEAKING = words_in(
    """
    rule hold feel agree inform assure remind advise confess boast lament hint imply
    propose worry guess learn mention swear plead elaborate certify shout exclaim
    lie read recommend hear reason echo
    """
)
"""More verbs that report the clause after them; without one they report nothing."""
PROMISING = words_in("pledge promise vow agree offer threaten swear claim profess")
"""With ``to`` after it: what somebody says about himself."""
OWNING = words_in("deny admit recall describe report acknowledge confess regret")
"""With a gerund after it: what somebody says happened."""
FAULTING = words_in("accuse criticise criticize condemn blame praise denounce")
"""With ``of`` or ``for`` and a gerund: what somebody says of another."""
ADDRESSING = DEMANDING | words_in("tell warn remind assure inform advise")
"""Verbs whose object is whom it is said to."""
PLACING = words_in("put estimate reckon")
"""With ``at`` or ``ahead of``: a figure or rank that somebody gives something."""
FALSELY = words_in(
    """
    falsely wrongly incorrectly mistakenly erroneously untruthfully inaccurately
    misleadingly wrongfully
    """
)
"""Beside a verb of saying: what is said is not so."""
FALSE = words_in("false wrong untrue incorrect inaccurate mistaken erroneous bogus")
DENYING = words_in("deny reject dispute")
"""Verbs that report the opposite of what stands after them."""
STRESSING = words_in(
    """
    claim stress emphasise emphasize highlight underline confirm acknowledge admit
    allege express voice reiterate
    """
)
"""Like the bare ones, verbs whose object is not what is stated."""
