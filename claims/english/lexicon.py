"""Closed-class words of English and a few open ones that carry the structure."""

from claims.english.calendar import MONTHS, WEEKDAYS
from claims.english.number_words import GREAT, MANY, ONES, TENS
from claims.english.word_lists import words_in

DETERMINERS = words_in(
    """
    a an the this these those each every some any no another both either neither all
    several many most few such its his her their our your my whose half
    """
)
SUBJECT_PRONOUNS = words_in("i you he she it we they")
PRONOUNS = SUBJECT_PRONOUNS | words_in(
    """
    him them us me himself herself itself themselves everyone someone anyone nobody
    everybody somebody anybody none nothing something everything anything others one
    mine ours theirs hers there
    """
)
PREPOSITIONS = words_in(
    """
    of in on at by for with from into onto over under above below between among during
    against about across through throughout within without toward towards upon per via
    amid despite along around behind beside besides beyond inside outside near off out
    up down like unlike except regarding concerning including following versus as than
    because since until till before after
    """
)
"""Those at the end open clauses too; the tagger looks at what follows."""
CONJUNCTIONS = words_in("and or but nor yet")
SUBORDINATORS = words_in(
    """
    when while whereas because although though unless if once whether until till since
    after before as so whenever wherever hence lest
    """
)
CONDITIONS = words_in("if unless once whether whenever when")
"""A clause that these open stays with its main clause."""
RELATIVES = words_in("who whom which whose where")
MODALS = words_in(
    """
    will would can could may might must shall should ought cannot can't won't wouldn't
    couldn't shouldn't mustn't mightn't
    """
)
BE = words_in("is are was were am isn't aren't wasn't weren't be been being")
HAVE = words_in("has have had hasn't haven't hadn't having")
DO = words_in("do does did don't doesn't didn't")
NON_FINITE = words_in("be been being having")
CONTRACTED = words_in(
    "i'm we're you're they're he's she's it's that's there's i've we've"
)
ADVERBS = words_in(
    """
    not never also then now still already just only even ever again often always soon
    later ago here there very too quite rather almost nearly instead however meanwhile
    therefore moreover furthermore nevertheless perhaps maybe today yesterday tomorrow
    tonight once twice together alone abroad far further thus thereby thereafter
    afterwards otherwise indeed so well yet hence sometimes else overseas downstream
    upstream overnight roughly about up-to n't
    """
)
LINKING_ADVERBS = words_in(
    """
    however meanwhile therefore moreover furthermore nevertheless instead also then thus
    thereby hence still finally again later and but so or yet besides otherwise indeed
    additionally similarly consequently
    """
)
ADJECTIVES = words_in(
    """
    new old first last next other same own big large small great good bad high low long
    short early late young major minor main former current recent public private local
    national foreign free full whole open likely able unable due ready responsible
    important significant popular strong weak hard easy clear certain sure rich poor
    dead alive sick ill safe dangerous severe serious common rare similar different more
    less fewer least second third fourth fifth top best worst better worse higher lower
    larger smaller bigger greater longer shorter earlier older younger highest lowest
    largest smallest biggest greatest longest oldest youngest earliest latest hot cold
    warm cool dry wet deep heavy light dark bright red blue green black white sole key
    senior chief deputy prime vice average total annual daily monthly visible available
    true false right wrong aware worth subject prior special
    """
)
NUMBER_WORDS = frozenset({*ONES, *TENS, *GREAT, *MANY, "hundred", "dozen"} - {"one"})
NOT_PAST = words_in(
    """
    hundred need speed seed bed red indeed feed breed shed bleed greed weed creed deed
    reed steed embed united naked sacred rugged wicked hatred kindred infrared med
    unused unprecedented unexpected so-called
    """
)
NOT_PARTICIPLE = words_in(
    """
    thing king spring morning evening building meeting during nothing something anything
    everything wedding housing funding ceiling string ring wing sibling being training
    hearing ruling setting beijing bing wing offspring boeing pudding mining banking
    shipping painting clothing warming according regarding concerning including
    following amazing outgoing incoming ongoing existing upcoming leading remaining
    growing rising
    """
)
ROLES = words_in(
    """
    president minister secretary spokesperson spokesman spokeswoman director chancellor
    senator representative governor chief leader chairman chairwoman chairperson chair
    judge justice professor mayor king queen prince princess general counterpart
    ambassador commissioner head founder co-founder economist analyst officer manager
    coach captain commander envoy premier prosecutor lawyer attorney deputy adviser
    advisor candidate colonel major lieutenant sergeant detective inspector pope bishop
    archbishop cardinal reverend rabbi imam congressman congresswoman councillor
    coauthor co-author author writer journalist reporter editor activist scientist
    researcher physicist biologist geologist engineer astronaut actor actress singer
    player striker doctor nurse teacher principal dean chairmanship owner executive
    treasurer curator historian poet novelist artist musician photographer farmer baker
    resident wife husband son daughter brother sister father mother uncle aunt cousin
    member student speaker whip lord lady sir baron duke duchess emperor sultan sheikh
    sheriff superintendent constable magistrate solicitor barrister banker broker trader
    investor composer producer filmmaker comedian boxer swimmer runner champion winner
    coordinator administrator consultant expert specialist surgeon physician
    psychologist sociologist anthropologist archaeologist meteorologist seismologist
    glaciologist climatologist epidemiologist virologist chemist mathematician
    philosopher theologian
    accountant admiral aide announcer apprentice arbitrator archdeacon architect
    archivist assistant astronomer athlete auditor barista beekeeper biochemist
    biographer bishop-elect blogger bookseller boss botanist brewer brigadier
    builder bus-driver campaigner caretaker carpenter cashier caterer chaplain chef
    choreographer cleric clerk clinician co-chair co-director co-leader co-owner
    columnist commentator commuter conductor conservationist contractor
    correspondent counsel counsellor counselor courier cricketer critic curate
    custodian cyclist dancer defendant defender demographer dentist deputy-mayor
    dermatologist designer developer dietitian diplomat dispatcher diver
    documentarian drummer ecologist electrician employee entomologist entrepreneur
    essayist estate-agent ethicist ex-minister ex-president examiner farmer-leader
    firefighter fisher fisherman forecaster foreman forester franchisee freelancer
    gamekeeper gardener geographer geophysicist goalkeeper golfer guitarist gymnast
    hairdresser harbourmaster headmaster headmistress headteacher homeowner host
    hydrologist immunologist influencer informant innkeeper instructor intern
    interpreter investigator janitor jeweller jockey joiner juror landlady landlord
    lecturer lexicographer librarian lieutenant-colonel lifeguard linguist lobbyist
    locksmith machinist magistrate-judge mechanic mediator medic midfielder midwife
    missionary monarch monk mountaineer naturalist neighbor neighbour neurologist
    neuroscientist nun nutritionist oceanographer official olympian ombudsman
    ombudswoman oncologist optician organiser organizer ornithologist paediatrician
    painter palaeontologist paleontologist paramedic parishioner pastor pathologist
    patrolman pediatrician pensioner pharmacist pianist pilot planner playwright
    plumber policeman policewoman politician pollster postman preacher presenter
    priest prime-minister principal-investigator programmer proprietor provost
    psychiatrist publican publicist publisher puppeteer quarterback radiologist
    rancher ranger receptionist rector referee registrar restaurateur reviewer rider
    rower sailor salesman salesperson saleswoman saxophonist scholar screenwriter
    sculptor seaman seamstress serviceman sexton shepherd shipowner shopkeeper
    signalman skier skipper soldier solicitor-general songwriter soprano
    spokespeople sprinter statistician steward stockbroker storekeeper strategist
    supervisor surveyor survivor teammate technician tenor therapist toxicologist
    trainer translator trustee tutor umpire undersecretary undertaker urologist
    usher vendor vet veteran veterinarian vicar vicar-general villager violinist
    volcanologist volunteer waiter waitress warden watchmaker welder whistleblower
    winemaker witness worker zoologist
    """
)
ORGANISATIONS = words_in(
    """
    university institute ministry department bank court council committee agency party
    company group association federation union organization organisation commission
    authority bureau office parliament senate congress assembly board corporation fund
    foundation museum school college hospital club team church police army navy
    government constituency centre center society trust service network
    inspectorate registry embassy consulate observatory laboratory league
    regulator tribunal chamber cabinet directorate secretariat synod diocese
    conservatory library archive archives academy alliance coalition guild syndicate
    """
)
"""What a person is *of*: ``X of the University of Y`` says who X is."""
THINGS = words_in(
    """
    club team company firm bank newspaper magazine journal website blog film novel book
    album song ship vessel town village city state region island river mountain volcano
    airline carrier maker retailer charity group party movement network broadcaster
    agency think-tank university school hospital museum festival conference summit
    project program programme mission satellite spacecraft telescope platform app device
    game publication
    """
)
"""A name after one of these is what it is called: ``the football club Ajax``."""
PERIODS = words_in(
    """
    today yesterday tomorrow tonight week month year decade century morning evening
    afternoon night day spring summer autumn winter noon midnight quarter
    """
) | {*MONTHS, *WEEKDAYS}
