"""The words of a clause without what no title needs: times, labels, comments, loose ends.

Owns taking out and cutting, for tasks and events alike. It adds no words and knows no verbs; what
comes first in a title is `infinitives` and `happenings`.
"""

from __future__ import annotations

import re

from workflow.minutes import lexicon
from workflow.minutes.shaping.when import dating, inner, periods, relations
from workflow.minutes.shaping.words import ends
from workflow.minutes.signs.candidates import Candidate, Moment
from workflow.minutes.structure import sentences
from workflow.minutes.timex import Kind as Sort
from workflow.minutes.timex.expression import Anchored

LONGEST = 90
EDGES = " \t\n.,;:!-–—*_#[]|\u200b"
_ENOUGH = 10  # characters before a comment that make a title without it
# what no title ends in, nor what stands before a time in it
_LOOSE = lexicon.words("grammar", "loose")
_BEFORE_TIME = _LOOSE | lexicon.words("grammar", "before_time")
_BEFORE_SPAN = _BEFORE_TIME - {"den", "det"}  # "ser på det neste gang", but "den 8. juni"
_OF_DAY = re.compile(  # "den første uka", "det neste møtet"
    r"\d|første|fyrste|siste|andre|tredje|(?:neste|kom[mae]nde|førstkommende) \w+et$", re.IGNORECASE
)
_LOOSE_BEHIND_COMMA = frozenset(("der", "slik", "siden", "mens"))
_OFF = frozenset(("fra", "frå", "ifra", "ifrå"))
# with "fra" these make something known
_SAYING = lexicon.words("grammar", "saying_so")
_TAKEN = re.compile(r"\b(?:ta|tar|tek|tok|tatt|teke) $", re.IGNORECASE)
_BEHIND_COMMA = re.compile(r",(?=\s+(?:med|for|hos|ved)\s)")
_SHORT = 12  # characters in which the word before another stands
_REFLEXIVES = frozenset(("seg", "deg", "dere", "dykk", "oss"))
_WITH_ON = lexicon.words("grammar", "with_on")
_TAKEN_ON = re.compile(r" (?:(på)(?= \d)|(til)(?= (?:i )?\w))")
_BEGINS = ("tek", "tar", "tok")  # with "til"
_RUNS = re.compile(r"\b(?:løper|løp|laup)$", re.IGNORECASE)
_JOINING = frozenset(("men", "jf", "jf.", "ettersom", "fordi", "så", "siden", "sidan"))
_ABBREVIATIONS = lexicon.words("grammar", "abbreviations")
_CLOSING = lexicon.words("grammar", "closing_abbreviations")
_DEGREES = ("veldig", "svært", "ganske", "temmelig", "heller", "riktig", "allerede", "nokså")
_DEGREE = re.compile(rf"\s*\b(?:{'|'.join(_DEGREES)})$", re.IGNORECASE)
_JUST = re.compile(r"(?:over|før|etter)\b", re.IGNORECASE)
_JUST_BEFORE = re.compile(r"\s*\b(?:rett|like|straks|umiddelbart|omgående)$", re.IGNORECASE)
_LABEL = re.compile(
    r"^[*_\s\[(]*(?:todo|aksjon|tiltak|oppgave|vedtak|konklusjon)[*_]*:[*_\s]*", re.IGNORECASE
)
_ARROW = re.compile(r"^\s*[-=–]?>+\s*")
_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})+\s+(?=[A-ZÆØÅ])")
_LEFT_OVER = re.compile(
    r"\s*[–-] (?:ikkj?e (?:gjort|ferdig|startet|starta)|påbegynt|pågår|under arbeid)$"
    r"|\s*[,–-] (?:og )?(?:det |den )?(?:skal|må|bør) (?:være|vere|vera)"
    r" (?:klart?|klare|ferdige?|på plass|gjort|unnagjort|utført|ordnet|ordna|i orden|i boks)$"
    r"|\s*[–-] (?:hvem|kven)$"  # "Juletrefest – hvem arrangerer?"
    r"|,\s*(?:klart?|klare|ferdig|ferdige)$"  # "lager utkast, klart innen 1. mai"
    r"|,\s*frist(?:en)? (?:hos|til|for) \w+(?: \w+)?$"
    r"|(?<=\w) (?:fra|frå) \d{1,2}$"  # "flyttes fra 5. til 12. mai"
    r"|,\s*(?:begge(?: deler| delar| to)?|alle|alt|endelig|siste|helst|gjerne|forslag|leder|leiar"
    r"|frist|evt\.?|eventuelt|dato)$",
    re.I,
)
_HUSKS = re.compile(  # what a time leaves: "(fristen er)", and a space or comma before a sign
    r"\((?:[^()]{0,20}:|(?:(?:med|ny|siste) )?\w*frist(?:en)?"
    r"(?: (?:er|var|går ut|blir|vert|satt|sett))*|med|innen|innan|senest|seinast|før)?[\s!]*\)"
    r"|(?<=:)\s*,|\s+(?=[,.;:?)])|[.,](?=:)|\s+/[\s)]*$"  # "(mandag/tirsdag)"
)
_MOVED_LIMIT = ("utsatt", "utsett", " ny", " neste", " lengre", " lenger", " fast")
_LEADS_LIMIT = re.compile(r"(?: med| har|,)$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d]{3})\s?\. ")
_BEFORE_LIMIT = re.compile(  # "melde på innen 1. mai": the particle is the verb's
    r"((?:på|av|inn|ut)(?= (?:innen|innan|senest|seinast|før|etter|i|til|om)\b)"
    r"|i?fr[aå](?= (?:innen|innan|senest|seinast|på|om|i|før|etter)\b)"  # "sier fra innen fredag"
    r"|(?:til|om)(?= (?:innen|innan)\b))",  # "ett tilbud til innen 1. mai", "søkes om innen"
    re.IGNORECASE,
)
_ONE_MORE = re.compile(  # "en gang til", "ett tilbud til"
    r"\b(?:e[nit]|ein|éin|én|eit|ett|eitt|to|tre|fire|noen|nokre) [^\W\d_]+ til$",
    re.IGNORECASE,
)
# a time that limits something is no name: "før neste møte", "innen påske"
_GOES_ON = re.compile(r" (?:er|kan|passer|passar|går|blir|var|funker|fungerer|skal)\b")
_AT_MEETING = re.compile(r"(?<=\w{3}) (?:i|på) møtet?$")  # "legge fram planen i møtet"
_LIMITING = re.compile(
    r"(?:fr[ae]m til|inntil|senest|seinast|rett|like|straks"
    r"|innen|innan|før|på|i|etter|fra|frå|ved|under)\s",
    re.IGNORECASE,
)
# "Vi har neste møte 3. mai", "De to neste møtene blir 3. og 5. mai"
_HELD = re.compile(r"\b(?:har|held|holder|avholder|de \w+|dei \w+) $", re.IGNORECASE)
# a second clause that says why or how, with nothing of the first behind it
_COMMENT = re.compile(
    r"(?:,? (?:men|og så|jf\.?)|,? (?:siden|sidan)(?= (?:den|det|dei?|vi|me|han|hun|ho) \w)"
    r"|, for(?= (?:de|dei|vi|me|det|han|hun|ho) \w)"
    r"|,? (?:ettersom|fordi)|, (?:så|slik|slik at|sånn at|for at|siden|sidan|da|då"
    r"|som|der|mens|medan|(?:det|dette|den) (?:er|var|blir|vert|står|gjør|gjer|kjem|kommer"
    r"|skjer|gjelder|gjeld))) (?=\S)[^,]*$|[–-] (?:hva|kva|hvem|kven|hvor|kor)\b[^?]*\?$"
)
_SINCE = re.compile(r" sid[ea]n\b")
_HAS = re.compile(r"\b(?:har|hadde)\b")


def without_times(candidate: Candidate, start: int, end: int) -> str:
    """The unit's words from start to end, times taken out."""
    unit = candidate.unit
    kept, at = [], start
    for moment in candidate.all_moments:
        low, high = (place - unit.start for place in moment.expression.span)
        if not start <= low < end:
            continue  # another clause's, or a column's beside it
        if high > len(unit.text) and any(sign.isdigit() for sign in unit.text[low:]):
            high = end  # its hour is in the next sentence: "12. april. Oppmøte kl. 17"
        first = low - start < 4 or _HELD.search(unit.text, start, low) is not None
        if _is_name(candidate, moment, low, high, first):
            continue
        if low >= at and high <= end:
            text_before = unit.text[at:low].rstrip()
            before = text_before.rstrip(" (,")
            if before.rstrip().lower().endswith(_DEGREES):
                before = _DEGREE.sub("", before)
            if _JUST.match(moment.expression.words):
                before = _JUST_BEFORE.sub("", before)
            if moment.expression.kind is Sort.DATE:
                before = _AT_MEETING.sub("", before)
            leads = _BEFORE_TIME if _OF_DAY.match(moment.expression.words) else _BEFORE_SPAN
            particle = _BEFORE_LIMIT.match(moment.expression.words)
            led = _LIMITING.match(moment.expression.words) and not particle
            whole = led and ends.stranded(before)  # "hva vi har ansvar for innen 1. mai"
            kept.append(before if whole else _without_end(before, leads))
            if took := _taken_on(unit.text[:low].rstrip(), moment):
                kept.append(took)
            if moment.expression.words.lower().startswith("ut ") and _RUNS.search(before):
                kept.append("ut")  # "Avtalen løper ut februar"
            if particle and _is_particle(particle[1].lower(), unit.text[:low].rstrip()):
                kept.append(particle[1])
            # "lanseres på Olsok, 29. juli, med foredrag": the time alone stood between the commas
            between = text_before.endswith(",") and _BEHIND_COMMA.match(unit.text, high)
            high = ends.behind_time(unit.text, moment.expression.words, high)
            at = between.end() if between else high
    kept.append(unit.text[at:end])
    return " ".join(part.strip() for part in kept if part.strip())


def _taken_on(before: str, moment: Moment) -> str:
    """What stands before a day and goes with the verb: "Strømmen slås på 3. mai", "melder seg på 3.
    mai", since no day has "på" before its number; "Arbeidet tek til 3. mai"."""
    whole = f"{before[-_SHORT:]} {moment.expression.words}".lower()
    taken = _TAKEN_ON.search(whole)
    verb = whole[: taken.start()].rsplit(" ", 1)[-1] if taken else ""
    if taken and taken[2]:
        return "til" if verb in _BEGINS else ""
    on = verb in _REFLEXIVES or any(v.lemma in _WITH_ON for v in lexicon.verb(verb))
    return "på" if on else ""


def _is_particle(word: str, before: str) -> bool:
    """Whether a word between others and a time goes with the others: "sier fra innen fredag"."""
    if word in _OFF:
        return not _SAYING.isdisjoint(before[-_SHORT:].lower().split()[-1:])
    return word != "til" or _ONE_MORE.search(f"{before} til") is not None


def _is_name(candidate: Candidate, moment: Moment, low: int, high: int, first: bool) -> bool:
    """Whether the words of a time name something here, and not only when it is."""
    text, expression = candidate.unit.text, moment.expression
    sort, others = expression.kind, candidate.all_moments
    if dating.joins(moment, candidate):
        return True
    if relations.meant_for(moment, candidate) or relations.beside(moment, candidate):
        return True
    if inner.of_condition(moment, candidate):
        return True
    if relations.asked_about(moment, candidate) or periods.names(moment, candidate):
        return True
    if expression.words.startswith("om ") and _GOES_ON.match(text, high):
        return True  # "undersøker om torsdager er ledig"
    if text[high : high + 1] == "-" and text[high + 1 : high + 2].isalpha():
        return True  # "17. mai-komiteen"
    counted = isinstance(expression.moment, Anchored) and expression.moment.count != 0
    if sort in (Sort.ANCHORED, Sort.HOLIDAY) and first and not counted:  # no "to uker før"
        return not _LIMITING.match(expression.words)  # "Neste møte", "17. mai"
    if sort is Sort.HOLIDAY and _TAKEN.search(text, max(0, low - _SHORT), low):
        return True  # "Per tar julaften": it is what he takes
    if sort is Sort.ANCHORED and not counted and text[:low].lower() == "det ":
        return True  # "Det neste møtet er 3. mai"
    if sort is Sort.HOLIDAY and text[low].isupper() and not expression.mod:
        # "5. november: Allehelgensdag, gudstjeneste", but "konsert Kristi himmelfartsdag"
        before = text[:low].rstrip()
        day = any(m.expression.span[1] - candidate.unit.start == len(before) for m in others)
        return day or not before[-1:].isalnum()
    return text[low - 1 : low] in ("«", "“", "„", '"') and low > 0  # a title


def tidy(words: str) -> str:
    """Words as they stand in a title: no label or number before, no mark-up, no loose end."""
    words = _NUMBER.sub("", _LABEL.sub("", _ARROW.sub("", words)))
    if "](" in words:
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
    if "://" in words or "@" in words:
        words = re.sub(r"https?://\S+|(?<![\w.])@[^\W\d_][\w-]*", "", words)
    words = re.sub(r"[*_`|]+", " ", words)
    words = " ".join(words.split())
    if not words.replace(" ", "").isalnum():
        words = _HUSKS.sub("", words).strip(EDGES)
    shorter = _without_end(words).strip(EDGES)
    words = words if shorter != words and ends.stranded(words) else shorter
    if "," in words or "–" in words or "-" in words or words[-1:].isdigit():
        words = _LEFT_OVER.sub("", words)
    if words.count("(") == 1 and words[0] == "(" and words[-1] == ")":
        words = words[1:-1]
    if words.count("(") > words.count(")") and words.rfind("(") >= _ENOUGH:
        words = words[: words.rfind("(")].strip(EDGES)
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "").strip(EDGES)
    if words.count("«") > words.count("»"):
        words += "»"
    if words.count('"') == 1:
        words = words.replace('"', "").strip(EDGES)
    return words[:1].upper() + words[1:]


def without_comment(words: str) -> str:
    """The words without a last clause that only comments, where enough is left."""
    if ". " in words and len(head := first_sentence(words)) >= _ENOUGH:
        words = head
    if not ("," in words or "- " in words or "– " in words) and _JOINING.isdisjoint(words.split()):
        return words
    while (comment := _COMMENT.search(words)) and comment.start() >= _ENOUGH:
        if _SINCE.match(comment[0]) and _HAS.search(words[: comment.start()]):
            break  # "har ikke virket siden vi byttet" tells since when
        words = words[: comment.start()].strip(EDGES)
    if words.count("(") > words.count(")") and words.rfind("(") >= _ENOUGH:
        words = words[: words.rfind("(")].strip(EDGES)  # "(sier vi, siden han ikke er her)"
    return words


def first_sentence(words: str, closing: bool = False) -> str:
    """The words up to the end of the first sentence: "Kurs i avd. 2. Alle møter" is "Kurs i avd.
    2". With `closing`, "osv." and its like end one too."""
    within = _ABBREVIATIONS - _CLOSING if closing else _ABBREVIATIONS
    for stop in _SENTENCE.finditer(words):
        head = words[: stop.start()]
        last = head.rsplit(" ", 1)[-1].lower()
        following = words[stop.end() :].split(" ", 1)[0]
        if last not in within and not sentences.tells_which(last, following):
            return head
    return words


def _without_end(words: str, loose: frozenset[str] = _LOOSE) -> str:
    """The words without those at their end that lead on to something which isn't there."""
    while last := words.split()[-1:]:
        head, low = words.rstrip()[: -len(last[0])], last[0].lower().removesuffix(".")
        plain = head.rstrip()
        if low == "frist" and f" {plain.lower()}".endswith(_MOVED_LIMIT):
            break  # "be om utsatt frist til 1. mai"
        if low.endswith("frist") and (lead := _LEADS_LIMIT.search(plain)):
            words = plain[: lead.start()]  # "sendes på høring med frist 1. mai"
            continue
        if low == "frist" and plain.lower() == "med":
            return ""  # "purres med frist 1. mai"
        begins = plain.lower().rsplit(" ", 1)[-1] in _BEGINS  # "Arbeidet tek til 3. mai"
        if low == "til" and (begins or _ONE_MORE.search(words.rstrip())):
            break
        if low in ("på", "av") and plain.split()[-1:] and plain.split()[-1].lower() in _REFLEXIVES:
            break  # "melde seg på"
        if low in _OFF and plain.split()[-1:] and plain.split()[-1].lower() in _SAYING:
            break  # "si fra"
        hangs = low in _LOOSE_BEHIND_COMMA and plain.endswith(",")
        if not head or not (hangs or low in loose or (low == "snart" and plain.endswith(" så"))):
            break
        words = plain.rstrip(" ,")
        if low == "mot":
            words = words.removesuffix(" fram").removesuffix(" frem")  # "fram mot neste møte"
    return words


def lower_first(words: str) -> str:
    """The words as they go on in a sentence; names and abbreviations keep their capital."""
    second = words[1:2]
    if lexicon.first_name(words.split(" ", 1)[0]):
        return words
    return words if second.isupper() else words[:1].lower() + words[1:]


def short(words: str) -> str:
    """At most `LONGEST` characters, cut where a clause or at least a word ends."""
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST + 1].rsplit(" ", 1)[0]
    if (at := ends.within_clause(cut)) is not None:
        cut = cut[:at]
        cut = cut if ")" in cut else cut.split("(")[0]
        return _without_end(cut.rstrip(EDGES)).rstrip(EDGES)
    for mark in (", som ", ", der ", " slik at ", "; ", ", "):
        if (at := cut.find(mark)) > 25:
            return cut[:at]
    return _without_end(cut.rstrip(EDGES))
