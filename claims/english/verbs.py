"""Verb forms: an irregular table, and lemmas by how surely they are verbs."""

from functools import lru_cache

from claims.english.word_lists import words_in

_IRREGULAR = """
arise arose arisen|awake awoke awoken|be was been|bear bore born|beat beat beaten
become became become|begin began begun|bend bent bent|bet bet bet|bind bound bound
bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred
bring brought brought|broadcast broadcast broadcast|build built built|burn burnt burnt
burst burst burst|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept
cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|flee fled fled|fly flew flown
forbid forbade forbidden|forecast forecast forecast|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone
grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard
hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
kneel knelt knelt|know knew known|lay laid laid|lead led led|leave left left
lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made
mean meant meant|meet met met|outbid outbid outbid|overcome overcame overcome
overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|put put put
quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk
sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent
split split split|spread spread spread|spring sprang sprung|stand stood stood
steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven
swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|upset upset upset|wake woke woken|wear wore worn
weep wept wept|win won won|withdraw withdrew withdrawn|withhold withheld withheld
withstand withstood withstood|write wrote written
"""

_VERBS = """
accept accompany accuse achieve acknowledge acquire adapt add adjust admit adopt
advise affect afford agree allege allow amount analyse analyze announce apologise
apologize appear apply appoint appreciate approve argue arrange arrive ask assert
assess assist assume attend attract avoid await be become begin believe belong blame
borrow bring build carry cause celebrate choose cite clarify collapse collect combine
come compare compete complain complete comprise conclude condemn confirm connect
consider consist contain continue contribute convince create cross deal decide declare
defeat defend define defy delay deliver demonstrate deny depend describe deserve
destroy determine develop die differ disappear discover discuss dismiss dispute
distribute divide dominate earn elect eliminate emerge emphasise emphasize employ
enable encourage endorse enforce engage enjoy ensure enter establish evacuate evolve
examine exceed exclude expand expect explain explode extend face fail feature fill
find fix flee focus follow force gather get give go grow happen have hear help
highlight hold identify ignore illustrate impose improve include increase indicate
injure insist inspire install intend introduce invest investigate invite involve join
justify keep kill know lack learn leave let lie live lose maintain make manage marry
meet mention migrate notice obtain occupy occur offer operate oppose ordain organise
organize originate outline overtake own participate pay perform persuade postpone
praise predict prefer prepare prevent proceed produce promote propose prosecute
protect prove provide publish pursue put quote raise reach realise realize receive
recognise recognize recommend reduce refer reflect refuse regard reject relate release
rely remain remember remove renew repeat replace represent request require resign
resolve respond restore resume retain retire reveal review say see seek seem select
sell send serve sign specify speak spend stay stand state store succeed suffer suggest
support survive suspect suspend swallow take teach tell testify think threaten
transform treat try undergo understand urge vary view abandon abolish abstain absorb
abuse accelerate accumulate adhere adjourn administer admire advertise advocate
aggravate aggregate alert alienate allude alter amend amuse anticipate appease arm
assassinate assemble assign assume assure attain attribute auction authorise authorize
await backfire bankrupt behave besiege betray boast boil bolster bother boycott bribe
broaden bury bypass calculate cancel capture celebrate cease certify circulate clear
cling coincide collide combat commemorate commence commit compel compensate compile
comply compose comprise conceal concede conceive concern concentrate conform confront
confuse congratulate conquer constitute construct consult consume contemplate contend
contest contradict convert convey convict cooperate cope correspond counter crack
cultivate curb cure dare decorate decrease dedicate deepen deflect degrade delegate
delete demolish denounce depart depict deport deprive derive descend desert designate
detain detect deter deteriorate devastate deviate devise devote diagnose dictate
diminish dip disagree disappoint disband discharge disclose discourage discriminate
disembark dismantle dispatch displace display disrupt dissolve distinguish diversify
donate double draft drain drift drown dump dwell eat edit educate elevate embark
embrace emigrate emit empower enact encounter endanger endure enforce engulf enlarge
enlist enrich enrol enroll entail entertain entitle envisage erase erect erode erupt
escalate escape escort evacuate evade evaluate evict exaggerate excavate excel exceed
execute exempt exert exhaust exile expel expire exploit explore export expose extract
facilitate fade fetch finalise finalize flourish fluctuate foresee forge foster found
freeze frighten fulfil fulfill function furnish generate govern graduate grapple greet
halve handle harass harvest hasten hesitate hide hinder hire honour hospitalise
hospitalize hurry ignite imagine immigrate implement imply import imprison incorporate
incur indict induce infect infer inflict influence inform inhabit inherit inhibit
initiate inject innovate inquire insert inspect instruct insulate insult insure
integrate intensify interact intercept interfere interpret interrogate interrupt
intervene interview intimidate invade invent invoke isolate issue jail jeopardise
jeopardize kidnap lag lament lend liberate lobby locate lodge loosen loot magnify
mandate manipulate manufacture mediate merge migrate mobilise mobilize modify monitor
motivate mount mourn multiply murder nationalise nationalize negotiate nominate notify
oblige observe obstruct occupy offset omit oust outnumber outrage outweigh overcome
overhaul oversee overturn overwhelm owe pardon perceive perish persecute persist
persuade pioneer plead plummet plunder plunge ponder portray possess pour preach
precede predate preserve preside presume pretend prevail privatise privatize proceed
proclaim prohibit proliferate prolong prop propel protest provoke punish qualify
quantify quarrel quell quote rally ratify react rebel rebuild recall reckon reclaim
recognise reconcile reconsider reconstruct recover recruit recycle redirect rehearse
reinforce reinstate reiterate rejoin relate relax relieve relocate reluctantly remind
render renounce renovate reopen repatriate repay repeal repel reproduce resemble
reserve reshape reside resist resort restrain restrict resurface retaliate retreat
retrieve reunite revere reverse revert revive revoke revolt rob rotate ruin sack
safeguard satisfy scatter scrutinise scrutinize secure segregate sentence separate
settle sew shelve shorten shout shrug shut simplify simulate skip slam slash slip
smuggle soar socialise solidify solve soothe span specialise specialize speculate
stabilise stabilize stimulate stipulate stray streamline strip stumble subdue submit
subscribe subsidise subsidize substitute sue summon supervise suppress surpass
surrender surround swear sweep sympathise sympathize tackle taper tempt tend terminate
testify thrive tolerate topple torture trace translate trap trigger triple triumph
unify unite unleash unveil uphold usher utilise utilize vacate validate vanish venture
verify veto violate volunteer vow wait want warn weaken withdraw worsen write yield
appeal apply aim allocate announce bar ban launch lower narrow deploy eclipse number
reopen rescue estimate stem seize shrink stretch span elect widen tighten strengthen
decline climb jump ease
"""

_NOUN_VERBS = """
access act address aid aim answer appeal approach arrest attack attempt award back ban
bar base battle bear benefit bid blame block board bomb book boost border break call
campaign care cast cause challenge change charge check claim clash close comment
compare concern conduct contact contract control cost count cover crash cut damage
date deal debate decline decrease delay demand design detail dispute document double
doubt draw drive drop ease echo edge effect elect end estimate exhibit exit experience
experiment express face fall favor favour fear feature fight figure file film finance
fine fire fish flood flow focus force form frame fuel fund gain go grant group guard
guide halt hand harm head help hit hold honor honour hope host house impact increase
influence interest issue join judge jump kick lack land last launch lead leak level
lift light limit line link list live load loan look love lower mark market master
match matter mean measure mind mine move name need note notice number object offer
open order own pace part pass pause peak perform permit pick place plan plant play
pledge point poll position post power practice present press pressure price print
process produce profit program progress project promise protest prompt purchase push
question quote race rain raise range rank rate reach read reason rebound record reform
refund regret release remark rent repair reply report request rescue research respect
respond rest result return review reward ride rise risk rival rule run rush sail
sample say scale schedule score screen search seat sense sentence set shape share
shelter shift ship shock shoot show side sign signal size slow smoke snap sound source
spark split sponsor spot spread staff stage stake stand star start state stay step
stock stop store storm stream stress strike structure struggle study style subject
suit supply support surge surprise survey suspect swing switch talk target task tax
test thank threat time top total touch tour track trade train transfer transport
travel treat trend trial trigger trip trouble trust try turn upgrade use value view
visit voice vote wait walk warn watch water wave weigh will win wish wonder work worry
wound yield drop edge sink scrap fall lose burst step advance alarm ally ambush arm
auction balance bail bargain beam bend bet bill blast blend blow bond bow brand breach
break breed broadcast brush budget build burden burn bus buy cap capture cash caution
cease centre channel charm chart chat cheer circle clean click climb close coach coin
collapse combat command compound compromise conflict contest contrast convert convict
copy counsel crack craft credit crop cross crowd crown cure curb cycle dance defect
delegate deposit desire dip discharge discount display dive divide divorce doom draft
dream dress drift drill drink dump duty email empty encounter entrance envy escape
escort exhaust exile exploit export farm fashion fault fax ferry field filter finish
fit fix flag flash float fold forecast format fracture free function gamble gather
gauge glance grade grant graph grasp grip ground guess guarantee handle haul heat
highlight hike hint hire hunt hurt ice implant import index initiate interview invite
iron jail jet joke journey kidnap kiss knock label lap laugh launch lecture lend lever
license lobby lock log loop manufacture march mandate merit milk mirror model monitor
mount murder nest network nominate nurse occasion orbit outline overhaul pace pack
paint panic park patent patrol peace penalty phase phone photograph pick picture pilot
pitch plot plunge poison pool pose pound praise premiere preview probe profile prompt
proof protect puzzle quarrel quit quiz rally ransom rebel rebuke recall recruit
referee reign relay remedy retreat retweet reverse revolt rhyme ring riot rival rob
rocket roll root rotate round route row ruin sack sacrifice salute sanction scan scare
scatter scratch screen sculpt seal secure seed shadow shame shell shield shout shut
silence skip slam slash sleep slide slip slope smell smile smoke snow soar spell spill
spin spray spring spur stamp standard steer stem strand strain strap stream stretch
strip stroke surrender sweep swim swing tackle tag tape teach team tear telephone
temper tend tide tie tip title torture trace trap travel trick triumph tumble tweet
twist type veto volunteer warrant wash waste whistle wind wire witness wrap wreck
"""

CHANGES = words_in(
    """
    rise fall increase decrease decline grow drop jump climb surge sink gain lose shrink
    expand rebound edge slip soar plunge tumble advance slide
    """
)
"""Verbs that take ``by`` and a figure in the active voice."""

PAST: dict[str, str] = {}
"""Irregular past forms that are not participles, to their lemmas."""
PARTICIPLES: dict[str, str] = {}
"""Irregular participles that are not past forms."""
EITHER: dict[str, str] = {}
"""Irregular forms that are both."""
for _entry in _IRREGULAR.replace("\n", "|").strip("|").split("|"):
    _lemma, _past, _participle = _entry.split()
    if _past == _participle:
        EITHER[_past] = _lemma
    else:
        PAST[_past] = _lemma
        PARTICIPLES[_participle] = _lemma

IRREGULAR_LEMMAS = frozenset([*PAST.values(), *PARTICIPLES.values(), *EITHER.values()])
NOUN_VERBS = frozenset(_NOUN_VERBS.split())
VERBS = frozenset(_VERBS.split()) | IRREGULAR_LEMMAS | NOUN_VERBS


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """Return the lemma of a lower-case verb form, as well as suffixes tell it."""
    for table in (PAST, PARTICIPLES, EITHER):
        if word in table:
            return table[word]
    for suffix in ("ing", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            stem = word[: -len(suffix)]
            for candidate in (stem, stem + "e", _undoubled(stem), _with_y(stem)):
                if candidate in VERBS:
                    return candidate
    for suffix in ("ing", "ed", "s"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return _with_y(word[: -len(suffix)])
    return word


def _undoubled(stem: str) -> str:
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem


def _with_y(stem: str) -> str:
    return stem[:-1] + "y" if stem.endswith("i") else stem


def is_present(word: str) -> bool:
    """Say whether the word can be a third person singular, as ``reports``."""
    return (
        word.endswith("s")
        and not word.endswith("ss")
        and word not in VERBS
        and lemma(word) in VERBS
    )
