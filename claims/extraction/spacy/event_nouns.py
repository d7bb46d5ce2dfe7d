"""Nouns that name an event, and the endings that many of them have."""

import re

from claims.english.word_lists import words_in

EVENT_ENDING = re.compile(
    r".{3,}(?:tion|sion|ment|ance|ence|ure|age|ing|ship|sis|val|sal|rest|ack|eat|ath"
    r"|ise|ash|rth|ory|ict|nch|peal|port|lt)s?$"
)
EVENTS = words_in(
    """
    abuse accident accusation acquisition agreement aid allegation ambush anniversary
    announcement appeal application appointment approval arrest arrival assassination
    assault attack attempt award ban battle birth blast blaze boycott breach bombing
    bid campaign ceasefire celebration change charge clash closure collapse collision
    complaint conference conflict construction contract conviction coup crackdown crash
    crime crisis cut damage deal death debate decision decline decrease defeat demand
    departure deployment deportation desire destruction discovery dispute disaster drop
    earthquake election eruption escape evacuation execution expansion explosion failure
    fall fight fire flight flood funding genocide growth hunt impact improvement
    incident increase infection inquiry intervention invasion investigation jump killing
    lack landing launch lawsuit leak loss marriage massacre match meeting merger
    migration mission murder negotiation occupation offer opening operation opposition
    order outbreak participation payment performance plan plea policy premiere progress
    promise proposal protest publication purchase rally ratification recall reduction
    reform refusal rejection release removal report request rescue resignation response
    retirement return rise ruling sale sanction search seizure sentence settlement
    shooting shortage shutdown siege spread strike success summit support surge
    surrender suspension takeover talks test theft threat tour trial use vaccination
    verdict victory violence visit vote war win withdrawal work
    """
)
