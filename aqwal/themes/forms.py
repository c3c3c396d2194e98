"""The written forms of a word: what may stand before it and after it.

Evidence words are written in the lexicons once, without article; a text writes them with conjunctions,
prepositions, article, feminine, dual, plural and possessive endings. :func:`endings` makes the endings of an
evidence word when the lexicon is read; :func:`bare` takes the beginnings off a word of the text. Broken
plurals are words of their own in the lexicons. The two sides meet in a dictionary, so that no dictionary of
the language is needed and a form that was never meant (حجة from حج) can be kept out by hand.
"""

from ..text import fold_word

POSSESSIVES = ("ه", "ها", "هم", "نا", "هما", "هن", "كم")

_ARTICLES = ("وبال", "وكال", "وال", "فال", "بال", "كال", "ال")
_PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")


def bare(word: str) -> list[str]:
    """What a folded word may be without its proclitics, the likeliest first.

    A single-letter particle is only taken off what keeps four letters (three after و): «بحر» is not
    ب + «حر».

    >>> bare("وبالجامعات")
    ['وبالجامعات', 'جامعات', 'الجامعات', 'بالجامعات']
    >>> bare("للغه")
    ['للغه', 'لغه', 'الغه']
    """
    if word[0] not in "والفبك":
        return [word]
    found = [word]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + 2:
            found += [word[len(article) :], "ال" + word[len(article) :]]
    for particle in ("", "و", "ف"):
        if word.startswith(particle + "لل") and len(word) >= len(particle) + 4:
            rest = word[len(particle) + 2 :]
            found += [rest, "ل" + rest, "ال" + rest]
    for particle in _PARTICLES:
        if word.startswith(particle) and len(word) >= len(particle) + (3 if particle == "و" else 4):
            found.append(word[len(particle) :])
    kept = [w for w in dict.fromkeys(found) if len(w) >= 2]
    return [w for w in kept if w == word or len(w) >= 3 or word.startswith(_ARTICLES)]


def citation(word: str) -> str:
    """A lexicon word folded and without its article.

    The article is told before folding: the alef of «إلكتروني» is another.

    >>> citation("الخارجية"), citation("إلكتروني")
    ('خارجيه', 'الكتروني')
    """
    if word.startswith("ال") and len(word) >= 5:
        word = word[2:]
    return fold_word(word)


def endings(word: str) -> set[str]:
    """The folded forms of a lexicon word with the endings it may take; of several, joined by ``|``, those of each.

    ``=`` before the word keeps it as written: without endings and, where it is written with the article,
    never without. Words of three letters take few endings, since theirs are other words as often as not
    (حكم, حكمة).

    >>> endings("=العملة"), sorted(endings("شركة"))[:4]
    ({'العمله'}, ['شركات', 'شركاتكم', 'شركاتنا', 'شركاته'])
    >>> "لاعبو" in endings("لاعب"), "حكمه" in endings("حكم")
    (True, False)
    """
    if "|" in word:
        return set().union(*(endings(part) for part in word.split("|")))
    if word.startswith("="):
        return {fold_word(word[1:])}
    base = citation(word)
    if not base or not ("ء" <= base[0] <= "ي") or len(base) < 3:
        return {base}
    if word.endswith("ة"):
        stem = base[:-1]
        return {base, stem + "تان", stem + "تين", stem + "تي", stem + "اتي"}.union(
            *({stem + "ت" + p, stem + "ات" + p} for p in ("", *POSSESSIVES))
        ) - {stem + "ت"}
    if word.endswith("ى"):
        return {base, base[:-1] + "ا", base + "ات"}.union({base[:-1] + "ا" + p for p in POSSESSIVES})
    if len(base) == 3:
        return {base, base + "ا", base + "ها", base + "هم", base + "نا"}
    forms = {base, *(base + p for p in POSSESSIVES)}
    if base.endswith("اء"):
        return forms | {base[:-1] + seat + p for seat in "يو" for p in POSSESSIVES} | {base + "ات"}
    if base.endswith("ا"):
        return forms
    forms |= {base + e for e in ("ا", "ات", "ون", "ين", "ان", "تان", "تين", "و", "ي")}
    return forms | {base + "ات" + p for p in POSSESSIVES}
