"""Record work on claims: found again, added, edited, split, merged, dropped, held."""

from quality.recording import material
from quality.recording.recorder import Recorder


def work(recorder: Recorder) -> None:
    """Do to claims all that can be done to them before anybody rules."""
    recorder.forms("extract harbour --engine rules --dry-run", material.TABLE)
    recorder.lines(
        """
        extract harbour --engine rules --by ada -f json
        extract harbour --engine rules
        extract archive --engine spacy --dry-run
        extract nothing
        add mongolia --quote "convicted criminal" --kind relation --speaker \
            "Georgii Tikhiy" --statement "Vladimir Putin is a convicted criminal." \
            --by ada
        add mongolia --quote Putin
        add mongolia --quote Putin --occurrence 3 --worth 0.75
        add mongolia --quote "Mongolia … ratified it in 2002" --quote "Rome Statute \
            establishing the court" --by bob
        add mongolia --quote "not in the text"
        add harbour --quote "the council wasted a year" --kind opinion
        add harbour --quote "The bridge is safe" --occurrence 2
        add arabic --quote "مليون" --statement "كلّفت ١٢ مليون" --kind quantity
        add russian --quote "машин 🚗🚙" --worth 0.5
        add budget --quote "mayor Ada Quill told reporters" --by ""
        add budget --quote "the auditor Otto Ravn wrote" --kind attribution
        edit harbour/2 --statement "The bridge carried 40,000 vehicles a day."
        edit harbour/2 --kind quantity --worth 0.9 --by bob
        edit harbour/3 --speaker "Ada Quill"
        edit harbour/3 --own-voice
        edit harbour/4 --criticises "the council"
        edit harbour/7 --criticises "the council"
        edit harbour/7 --criticises ""
        edit harbour/5 --quote "The bridge is safe" --occurrence 1
        edit harbour/8 --quote "The ferry costs 4 euros" --quote "31 May 2024"
        edit harbour/8 --quote "The ferry … 31 May 2024"
        edit harbour/8
        edit harbour/99 --kind event
        edit harbour/8 --kind nothing
        split harbour/8 --into "The ferry costs 4 euros" --into "runs until 31 May \
            2024" --by bob
        split harbour/8 --into "The ferry costs 4 euros"
        drop harbour/8 --undo
        split harbour/8 --into "The ferry costs 4 euros" --into "The ferry … runs \
            until 31 May 2024"
        merge harbour/5 harbour/6
        merge harbour/5 harbour/5
        merge harbour/5 mongolia/1
        merge mongolia/59 mongolia/60 mongolia/57 --by bob
        drop mongolia/57 --undo
        drop mongolia/3 mongolia/7 --because "photo credit" --by bob
        drop mongolia/3 --undo
        drop mongolia/3 --undo
        drop mongolia/3
        drop harbour/1 --because "a headline"
        look harbour/1-4
        look mongolia/10-20 archive/1 archive/2 --by bob
        look mongolia/12 --undo --by bob
        look mongolia/12 --undo --by carl
        look nothing/1
        assign mongolia/1-12 --to bob --due 2024-09-10
        assign harbour/2 harbour/3 --to carl
        assign harbour/2 --to ada --due 2024-05-01 --by carl
        take mongolia/20 mongolia/21 --due 2024-09-11
        take mongolia/2
        take archive/3-5 --by bob
        release mongolia/21 mongolia/4
        release mongolia/30
        release mongolia/5 --by bob
        next mongolia --dry-run
        next mongolia --dry-run -f json
        next archive --kind quantity --due 2024-09-12 --by bob
        next archive --min-worth 0.9 -f json --by carl
        next russian --kind opinion
        next --by ""
        list --holder bob
        list --free --limit 5
        coverage harbour
        nothing-here harbour --quote "Harbour bridge to reopen in May" --because \
            headline
        nothing-here harbour --sentence 4 --because links
        nothing-here harbour --quote safe --occurrence 2 --because "said before"
        nothing-here harbour --quote safe --because "which one"
        nothing-here harbour --undo 1
        nothing-here harbour --undo 1
        nothing-here harbour --quote "Harbour bridge" --because headline --by bob
        nothing-here mongolia --quote "—by/radwa sherif" --because byline
        nothing-here budget --sentence 1 --sentence 2 --because "seen" --by bob
        nothing-here harbour --quote "Harbour"
        """
    )
    for number, kind in enumerate(material.KINDS, 4):
        recorder.run(f"add archive --quote the --occurrence {number} --kind {kind}")
        recorder.run(f"edit archive/7 --kind {kind}")
        recorder.run(f"next glacier --kind {kind} --dry-run -f text --by bob")
    recorder.forms("nothing-here harbour", material.TABLE)
    for article in ("harbour", "mongolia", "arabic", "russian"):
        recorder.forms(f"coverage {article}", material.TABLE)
