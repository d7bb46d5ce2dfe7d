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
