"""Articles in other languages and scripts, from the command line."""

import json
from pathlib import Path

import pytest

from support import Invoke

ARTICLES = {
    "fr": (
        "Le port de Brest a rouvert lundi après neuf mois de travaux. « C'est un grand"
        " jour ! » s'est réjouie la maire. Les réparations ont coûté 4,2 millions"
        " d'euros.",
        3,
    ),
    "de": (
        "Der Hafen wurde am 3. Oktober wieder geöffnet, z. B. für Fähren nach Norden."
        " „Das ist ein guter Tag“, sagte die Bürgermeisterin. Die Kosten betrugen 4,2"
        " Millionen Euro.",
        3,
    ),
    "ja": (
        "港は月曜日に九か月の工事を経て再開した。「素晴らしい日です。」と市長は述べた。"
        "費用は4億円だった。住民は喜んでいる。",
        5,
    ),
    "ar": (
        "أعيد افتتاح الميناء يوم الاثنين بعد تسعة أشهر من الإصلاحات."
        " هل كانت التكلفة عالية؟ قالت رئيسة البلدية إن التكلفة بلغت أربعة ملايين.",
        3,
    ),
    "hi": (
        "बंदरगाह सोमवार को नौ महीने की मरम्मत के बाद फिर से खुल गया।"
        " महापौर ने कहा कि यह एक अच्छा दिन है। मरम्मत पर 42 लाख रुपये खर्च हुए।",
        3,
    ),
    "el": (
        "Το λιμάνι άνοιξε ξανά τη Δευτέρα μετά από εννέα μήνες εργασιών. Πόσο κόστισε;"
        " Η δήμαρχος είπε ότι το κόστος έφτασε τα τέσσερα εκατομμύρια ευρώ.",
        3,
    ),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_each_sentence_is_one_coarse_claim(
    claims: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.delenv("CLAIMS_ENGINE")
    text, count = ARTICLES[language]
    path = tmp_path / "port.txt"
    path.write_text(text, encoding="utf-8")

    shown = claims("ingest", str(path))

    assert f"port: {count} claims proposed" in shown.stdout
    assert "by sentences 1" in shown.stdout
    [article] = json.loads(claims("articles", "-f", "json").stdout)
    assert article["language"] == language
    for claim in json.loads(claims("list", "-f", "json").stdout):
        assert "coarse: one claim a sentence" in claim["reasons"]
        [span] = claim["spans"]
        assert text[span["start"] : span["end"]] == span["quote"]
        assert span["quote"][0].isalnum()
        assert span["quote"][-1] not in ".!?。؟।;」»“"
    claims("report", "port", "-o", str(tmp_path / "port.html"))
    claims("db", "verify")


def test_english_and_what_is_too_short_to_tell_is_read_as_english(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text("Le port rouvre.\n", encoding="utf-8")

    assert "by rules 1" in claims("ingest", str(path)).stdout
    [article] = json.loads(claims("articles", "-f", "json").stdout)
    assert article["language"] is None


def test_a_language_that_a_person_names_decides(
    claims: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_ENGINE")
    path = tmp_path / "port.txt"
    path.write_text("Le port rouvre.\n", encoding="utf-8")

    shown = claims("ingest", str(path), "--language", "fr-CA")

    assert "by sentences 1" in shown.stdout


def test_an_engine_that_a_person_names_is_obeyed(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text(ARTICLES["fr"][0], encoding="utf-8")

    assert "by rules 1" in claims("ingest", str(path), "--engine", "rules").stdout


def test_what_the_environment_names_reads_english_only(
    claims: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_ENGINE", "rules")
    (tmp_path / "fr.txt").write_text(ARTICLES["fr"][0], encoding="utf-8")
    (tmp_path / "en.txt").write_text("The harbour reopened in May.", encoding="utf-8")

    shown = claims("ingest", str(tmp_path / "fr.txt"), str(tmp_path / "en.txt"))
    again = claims("extract", "fr")

    assert "by sentences 1" in shown.stdout.splitlines()[0]
    assert "by rules 1" in shown.stdout.splitlines()[1]
    assert again.stdout == "fr: sentences 1 finds nothing new\n"


def test_an_engine_that_does_not_know_the_language_is_named(
    claims: Invoke, tmp_path: Path
) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(ARTICLES["fr"][0], encoding="utf-8")
    words = "the engine rules knows English and no fr; read it with --engine sentences"
    rules = ("--engine", "rules")

    assert words in claims("ingest", str(path), *rules, "--dry-run").stderr
    assert words in claims("ingest", str(path), *rules).stderr
    assert words in claims("extract", "fr", *rules).stderr
    (tmp_path / "two.txt").write_text(ARTICLES["fr"][0] * 2, encoding="utf-8")
    many = claims("ingest", str(tmp_path), *rules, "-f", "json")
    assert f"noted 1: {words} ({tmp_path}/two.txt)\n" in many.stderr
    remarks = [each["remarks"] for each in json.loads(many.stdout)["sources"]]
    assert [words] in remarks
    sentences = claims("extract", "fr", "--engine", "sentences", "--dry-run")
    assert "knows English" not in sentences.stderr


@pytest.mark.parametrize("language", ["de", "de-CH"])
def test_figures_of_other_languages_are_not_read_as_english(
    claims: Invoke, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text("Der Hafen kostete 1.500 Euro am 3.4.2024. Er ist zu.\n", "utf-8")

    claims("ingest", str(path), "--language", language)
    claims("edit", "hafen/1", "--quote", "kostete 1.500 Euro")
    claims("add", "hafen", "--quote", "1.500 Euro")
    claims("extract", "hafen", "--engine", "rules")

    for each in json.loads(claims("list", "-f", "json").stdout):
        assert each["extra"] == {}
    proposed = claims("ingest", str(path), "--language", language, "--dry-run")
    assert "1.5" not in str(proposed.stdout.replace("1.500", ""))
    claims("db", "verify")


@pytest.mark.parametrize(("given", "stored"), [("en_US", "en-US"), ("eng", "eng")])
def test_the_ways_to_say_english(
    claims: Invoke, tmp_path: Path, given: str, stored: str
) -> None:
    path = tmp_path / "port.txt"
    path.write_text("The harbour cost 4 million euros.\n", encoding="utf-8")

    assert "by rules 1" in claims("ingest", str(path), "--language", given).stdout
    [article] = json.loads(claims("articles", "-f", "json").stdout)
    assert article["language"] == stored
    [claim] = json.loads(claims("list", "-f", "json").stdout)
    assert claim["extra"]["values"]


@pytest.mark.parametrize("given", ["English", "!!", "e", "en us"])
def test_what_is_no_language_tag_is_refused(
    claims: Invoke, tmp_path: Path, given: str
) -> None:
    path = tmp_path / "port.txt"
    path.write_text("The harbour cost 4 million euros.\n", encoding="utf-8")

    shown = claims("ingest", str(path), "--language", given, code=2)

    assert f"{given!r} is not a language tag like en or pt-BR" in shown.stderr
    assert claims("articles", "-f", "json").stdout.strip() == "[]"
