"""Abbreviations whose full stop rarely ends a sentence."""

from claims.english.word_lists import words_in

ABBREVIATIONS = words_in(
    """
    mr mrs ms dr prof sr jr st gen lt col sgt capt cmdr adm rev hon sen rep gov pres
    messrs mme mlle maj cpl fr insp supt no nos vol fig figs pp p al ca cf vs e.g i.e
    viz approx est ed eds ch sec jan feb mar apr jun jul aug sept sep oct nov dec mt ft
    inc ltd co corp bros univ dept bzw usw hr vgl abs evtl sog mme mlle sra srta
    """
)

OPENING_WORDS = words_in(
    """
    the a an this that these those it its he his she her they their we our i my you in
    on at but and for from by as after before since when while if although though there
    some many most all no not however meanwhile both each one two what who how why with
    according during under last
    """
)
"""With a capital after ``U.S.`` these open a sentence; other words may be names."""
