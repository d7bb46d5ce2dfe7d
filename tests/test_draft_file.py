"""Drafts: a file is written whole, by its owner alone, whoever else writes there."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from claims.draft_file import drafted

PRIVATE = 0o600


def test_who_writes_to_the_same_folder_takes_nobody_s_draft_away(
    tmp_path: Path,
) -> None:
    def write(number: int) -> list[int]:
        modes = []
        for _ in range(40):
            with drafted(tmp_path / f"{number}.db", PRIVATE) as draft:
                draft.write_bytes(b"a copy of a desk")
                modes.append(stat.S_IMODE(draft.stat().st_mode))
        return modes

    with ThreadPoolExecutor(8) as pool:
        modes = [mode for each in pool.map(write, range(8)) for mode in each]

    assert set(modes) == {PRIVATE}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{number}.db" for number in range(8)
    ]
