#!/bin/sh
# The main job on the sample article, as a checker would type it. Run by: make demo
set -eu
cd "$(dirname "$0")/.."
rm -rf demo && mkdir demo
export CLAIMS_DATABASE=demo/claims.db CLAIMS_CHECKER=ada

title() { printf '\n\033[1m== %s\033[0m\n\n' "$1"; }
run() { printf '\033[36m$ claims'; for word; do
    case $word in *[!A-Za-z0-9./:=_-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
  done; printf '\033[0m\n'; claims "$@"; }
# The name of the most check-worthy claim with these words.
named() { claims list mongolia --match "$1" --sort worth --limit 1 -f tsv 2>/dev/null | tail -n +2 | cut -f1; }

title "A desk, and the article in it"
run init
run ingest data/mongolia.txt --published-on 2024-09-02

title "The claims, each with the words that make it"
run list mongolia --sort number --limit 0 --spans

title "What the engine missed, a person adds: a fact hidden in a quotation"
run add mongolia --quote 'convicted criminal' --kind relation --speaker 'Georgii Tikhiy' \
  --statement 'Vladimir Putin is a convicted criminal.' | tee demo/added
convict=$(tail -n 1 demo/added | cut -d' ' -f1) && rm demo/added
run nothing-here mongolia --quote '—by/radwa sherif' --because 'byline'

title "Verdicts, with the evidence that they rest on"
run source add 'ICC press release, 17 March 2023' --kind page \
  --url https://www.icc-cpi.int/news/situation-ukraine-icc-judges-issue-arrest-warrants-against-vladimir-vladimirovich-putin-and
run verdict "$convict" false --evidence 'ICC press release, 17 March 2023' \
  --passage 'issued warrants of arrest for two individuals in the context of the situation in Ukraine' \
  --because 'An arrest warrant is not a conviction: nobody has been tried, let alone convicted.' \
  --suggest 'the words are a quotation; add that he is wanted on an arrest warrant, not convicted'
run source add 'UN Treaty Collection, XVIII.10' --kind page --title 'Rome Statute: status' \
  --url 'https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XVIII-10&chapter=18'
run verdict "$(named 'ratified 2002')" true --evidence 'UN Treaty Collection, XVIII.10' \
  --locator 'row Mongolia' --passage '11 Apr 2002' \
  --because 'The depositary lists the ratification under 11 April 2002.'
run source add 'Area ratio' --kind calculation --note 'Mongolia 1,564,116 km2; mainland France 543,940 km2'
run verdict "$(named 'three times France')" mostly-true --evidence 'Area ratio' \
  --passage '1,564,116 / 543,940 = 2.88' --because 'A little under three times.'

title "The refuted claim, with everything said about it"
run show "$convict"

title "What goes to the writer, what they answer, and how far the gate is"
run query mongolia
run resolve "$convict" accept --by 'radwa sherif' --because 'We say what the warrant is.'
run articles --gate

title "What is still unverified, most check-worthy first"
run list mongolia --unverified --limit 15
run stats mongolia

title "Reports to send on, and proof that the record is whole"
run report mongolia -o demo/mongolia.html
run report mongolia -f markdown -o demo/mongolia.md
run ledger checkpoint -o demo/checkpoint.json
run db verify --checkpoint demo/checkpoint.json
printf '\nOpen %s/demo/mongolia.html in a browser.\n' "$(pwd)"
