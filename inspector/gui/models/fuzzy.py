"""Finds what a person means by a few letters: word starts first, then initials, then any order.

Pure: it scores one text; whoever lists texts sorts them by the score.
"""

from typing import NamedTuple

START, WORD, INSIDE, INITIALS, LOOSE = 100, 80, 50, 30, 10
KEYWORD = 40
"""What a match in the keywords is worth; a word start in the words themselves beats it."""


class Match(NamedTuple):
    """How well a text matches.

    Attributes:
        score: Higher is better; comparable between texts for one query.
        letters: Indices of the letters that match, for whoever prints them bold.
    """

    score: int
    letters: frozenset[int]


def match(query: str, text: str, keywords: str = "", *, loose: bool = False) -> Match | None:
    """Match every word of a query against a text or its keywords; None when one is in neither.

    Args:
        query: What was typed; an empty one matches everything with score 0.
        text: What is shown.
        keywords: Other words for the same, in small letters.
        loose: Whether letters may lie anywhere, as long as they come in order.
    """
    score, letters = 0, set[int]()
    lowered = text.lower()
    for word in query.lower().split():
        points, found = _word_in(word, lowered, loose=loose)
        if points < KEYWORD and _starts_a_word(word, keywords):
            points, found = KEYWORD, []
        if not points:
            return None
        score += points
        letters.update(found)
    return Match(score, frozenset(each for each in letters if each < len(text)))


def _word_in(word: str, text: str, *, loose: bool) -> tuple[int, list[int]]:
    """Points of the best place of a word in a text and the letters there; 0 points for none."""
    at = text.find(word)
    if at == 0:
        return START, list(range(len(word)))
    starts = [index for index in _word_starts(text) if text.startswith(word, index)]
    if starts:
        return WORD, list(range(starts[0], starts[0] + len(word)))
    if at > 0:
        return INSIDE, list(range(at, at + len(word)))
    initials = _initials(word, text)
    if initials:
        return INITIALS, initials
    found = _in_order(word, text) if loose else []
    return (LOOSE, found) if found else (0, [])


def _word_starts(text: str) -> list[int]:
    return [
        index
        for index, letter in enumerate(text)
        if letter.isalnum() and (index == 0 or not text[index - 1].isalnum())
    ]


def _starts_a_word(word: str, keywords: str) -> bool:
    return any(each.startswith(word) for each in keywords.split())


def _initials(word: str, text: str) -> list[int]:
    """Letters that each start a word or follow the one before: `cocu` in `Copy cURL command`."""
    starts = _word_starts(text)
    found: list[int] = []
    for letter in word:
        follows = found[-1] + 1 if found else -1
        if found and follows < len(text) and text[follows] == letter:
            found.append(follows)
            continue
        place = next((at for at in starts if at > follows - 1 and text[at] == letter), -1)
        if place < 0 or (found and place <= found[-1]):
            return []
        found.append(place)
    return found


def _in_order(word: str, text: str) -> list[int]:
    found: list[int] = []
    for letter in word:
        at = text.find(letter, found[-1] + 1 if found else 0)
        if at < 0:
            return []
        found.append(at)
    return found
