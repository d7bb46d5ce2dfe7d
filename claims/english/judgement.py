"""Words that pass judgement: what they say of a thing, nobody can look up."""

from claims.english.word_lists import words_in

JUDGING = words_in(
    """
    abhorrent abominable absurd abysmal admirable adorable alarming amazing
    annoying appalling arrogant astonishing atrocious awesome awful awkward
    barbaric beautiful bizarre bland bleak boring brave breathtaking brilliant
    brutal callous careless charming cheap-looking cheerful clever cold-blooded
    comical commendable common-sense compelling confusing contemptible
    convincing courageous courteous cowardly crazy cruel cynical damning
    deceitful decent delicious delightful deplorable depressing desirable
    despicable devastating devious dire disappointing disastrous disgraceful
    disgusting dishonest dismal disproportionate dreadful dubious eccentric
    elegant embarrassing encouraging enjoyable evil excellent excessive exciting
    exemplary exquisite extravagant fabulous fantastic farcical fascinating
    flawed foolish frightening frustrating funny generous genius gifted gloomy
    gorgeous graceful great greedy grotesque handsome harsh hateful
    heartbreaking heartless heavy-handed heroic hideous hilarious honorable
    honourable hopeless horrendous horrible horrific humiliating hypocritical
    idiotic ill-advised ill-conceived illogical immoral impeccable impossible
    impressive inadequate inappropriate incompetent incredible indefensible
    inexcusable inhuman inhumane inspiring insulting intolerable irresponsible
    irritating joyful joyless lacklustre laughable lifeless long-winded lousy
    lovely ludicrous magnificent marvellous marvelous masterful meaningless
    mediocre memorable messy miserable misguided monstrous naive nasty negligent
    nice noble nonsensical obscene odious offensive ominous one-sided outrageous
    overblown overdue overpriced overrated painful pathetic pitiful pleasant
    pointless precious preposterous pretentious pretty promising proportionate
    proud provocative puzzling rash reasonable reckless refreshing regrettable
    remarkable repugnant repulsive ridiculous rude sad scandalous selfish
    senseless sensible shabby shallow shameful shameless shocking short-sighted
    sickening silly sinister sloppy spectacular splendid strange stubborn
    stunning stupid sublime superb tasteless tedious terrible terrific
    thoughtless timid tone-deaf tragic treacherous ugly unacceptable unbearable
    unbelievable undignified unfair unforgivable unfortunate ungrateful unjust
    unjustified unnecessary unprofessional unreasonable untenable unwise
    unworthy upsetting useless vicious vile vulgar wise wonderful worrying
    worthless worthwhile worthy wrong
    """
)
"""Adjectives that judge, whoever says them."""
JUDGING_IF_SAID = words_in(
    """
    adequate appropriate attractive bad best better clear clumsy critical
    crucial dangerous difficult dull easy effective emotional enough essential
    exceptional excessive extraordinary fair fine fragile fundamental good hard
    historic honest important inevitable insufficient interesting invaluable
    lazy meaningful moving natural necessary obvious odd perfect poor powerful
    proper real responsible right serious significant simple smart special
    strong successful superficial surprising suspicious tough troubling
    understandable unimaginable unique unprecedented unthinkable vague vain
    valuable vital weak welcome worse worst
    """
)
"""Adjectives that judge where somebody is quoted or reported with them."""
FEELING = words_in(
    """
    afraid angry anxious ashamed bitter concerned confident convinced curious
    delighted desperate determined disappointed disgusted ecstatic elated
    enraged excited frightened frustrated furious glad grateful happy
    heartbroken honored honoured hopeful horrified hurt interested jealous lucky
    nervous optimistic outraged pessimistic pleased proud puzzled relieved sad
    saddened satisfied scared sceptical shocked skeptical sorry sure surprised
    thankful thrilled tired touched unhappy upset worried
    """
)
"""Adjectives for what somebody feels: an opinion where he or she says it."""
ATTITUDES = words_in(
    """
    admire adore agree appreciate believe care deplore detest disagree doubt
    dread enjoy fear feel hate hope like love mind miss mourn object oppose
    prefer regret reject resent respect support thank think trust want welcome
    wish worry
    """
)
"""Verbs of attitude: an opinion where somebody says "I" or "we" with them."""
JUDGING_NOUNS = words_in(
    """
    abomination absurdity atrocity bargain betrayal blessing blow blunder
    bombshell bore bully catastrophe chance charade circus cornerstone cowardice
    curse danger delight disappointment disaster disgrace disservice
    embarrassment eyesore failure fairness farce fiasco folly fool gem genius
    gimmick godsend greed heartbreak hero heroine hope horror humiliation
    hypocrisy idiot impossible injustice insanity insult joke joy justice lie
    lunacy madness masterpiece mess milestone miracle mistake mockery monster
    monstrosity necessity nightmare nonsense nuisance outrage paradise pity
    pleasure priority problem progress quackery recklessness relief rubbish
    sacrilege scandal setback sham shambles shame slap smear stain step
    stupidity success threat tragedy traitor travesty triumph villain waste
    wonder
    """
)
JUDGING_VERBS = words_in(
    """
    betray botch deserve disgrace embarrass excel insult mishandle overreact
    ruin shame
    """
)
JUDGING_ADVERBS = words_in(
    """
    badly beautifully better brilliantly cruelly deservedly disgracefully faster
    foolishly poorly recklessly rightly shamefully unfairly well wonderfully
    worse wrongly
    """
)
