"""Words that the rules look for, by language. A rule without words for a language says nothing."""

from __future__ import annotations

from dataclasses import dataclass


def split(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Patterns are regular expressions, read without regard to case."""

    stop: frozenset[str]
    """Words that carry no subject."""
    absolute: str
    """Words that allow no exception."""
    sweeping: str
    """Words that often allow no exception and often mean something else."""
    hedged: str
    """What takes the force from an absolute word next to it."""
    catch_all: str
    """A whole option that stands for others."""
    verdict: frozenset[str]
    """Words of feedback that says whether and not why."""
    asks: frozenset[str]
    """Words that begin a request."""
    true_false: frozenset[str]
    """Options that turn a statement into a question."""
    option: str
    """What an option is called."""
    ordinal: str
    """Places in a list."""
    deictic: str
    """Phrases that point at a place on the page."""
    generic: str
    """How feedback begins that sends every reader to the same place."""
    letter_leads: str
    """What may stand before such a letter."""
    verdict_is: str
    """Phrases that name the key."""
    letter_verbs: str
    """What follows a letter that stands for an option."""
    endings: tuple[str, ...]
    """Endings that two forms of a word may differ in."""


ENGLISH = Words(
    stop=split(
        "a about above after again all also although am an and any are aren't as at be because been "
        "before being below between both but by can cannot can't could did didn't do does doesn't "
        "doing don't down during each either every few for from further had has hasn't have haven't "
        "having he her here hers him his how however i if in into is isn't it its itself just kind "
        "least less let like made make makes many may me might mean means meant more most much must "
        "my no nor not of off often on once one only or other others our out over own part per "
        "possible same say says shall she should since so some sort such than that the their them "
        "then there these they thing things this those though through thus to too two type under "
        "until up upon us use used uses using usually very via was wasn't way we were weren't what "
        "when where whether which while who whom whose why will with within without won't would you "
        "your following statement statements option options answer answers question true false "
        "correct incorrect right wrong best describe describes described called call name named "
        "choose select pick mark identify happen happens happened give gives given get gets got "
        "first second third three four five number result results example work works apply applies "
        "become becomes cause causes caused take takes taken come comes came go goes show shows "
        "shown find found occur occurs do done good better new main purpose reason describing"
    ),
    absolute=r"always|never|no[ -]one|everywhere at once|entirely|completely|totally|absolutely|"
    r"invariably|impossible|exclusively|solely|under no circumstances|"
    r"in (?:all|every|any|no) (?:cases?|circumstances?|situations?|ways?)|without (?:any )?exceptions?|"
    r"guarantee[sd]?|at all times|no \w+ (?:ever|at all|whatsoever)|"
    r"(?:every|any) (?:single|possible|conceivable)|100 ?%|forever",
    sweeping=r"(?:^|(?<=for )|(?<=to )|(?<=of )|(?<=in )|(?<=s )|(?<=by ))"
    r"(?:every \w+|all (?:the )?(?:\w+ )?(?:\w+s|people|children|men|women))|^no \w+|^none|only|"
    r"nobody|everybody|everyone|nothing|everything|everywhere",
    hedged=r"not|almost|nearly|practically|virtually|hardly|isn't|aren't|doesn't|don't|above|at|after|"
    r"if|for|in|once and for",
    catch_all=r"(?:(?:in |on |at |to |for |with )?(?:all|any|none|each|both|neither|some|two|more than one|either)(?: one)?(?: of)?"
    r"(?: the| these| those| them| two| three| four)*"
    r"(?: (?:above|other|previous|preceding|listed|given|mentioned|options?|answers?|choices?|"
    r"alternatives?|statements?|responses?|others?|aforementioned|cases|situations))*"
    r"(?: (?:is|are|apply|applies|may be|can be|could be)"
    r"(?: (?:equally|all))?(?: (?:true|correct|right|wrong|false|incorrect|possible|valid))?)?)",
    verdict=split(
        "correct incorrect right wrong true false yes no not quite sorry well done good great job "
        "exactly that's that is this the answer nope excellent perfect try again almost indeed "
        "unfortunately very absolutely precisely not's isn't nice work it here option choice "
        "your you are got"
    ),
    asks=split(
        "choose select pick mark find name identify complete compute calculate determine order "
        "arrange match tick click fill evaluate solve decide predict give state indicate explain "
        "describe estimate convert translate simplify sort rank put place drag write enter list "
        "classify compare define derive factor differentiate integrate expand round count tell say "
        "assign check label show prove spell conjugate point work guess locate label supply "
        "insert correct rewrite express multiply divide add subtract reduce draw sum type outline "
        "distinguish suggest recall read consider"
    )
    - split("consider read recall"),
    true_false=split("true false yes no correct incorrect right wrong agree disagree t f"),
    option=r"options?|answers?|choices?|alternatives?|distractors?|responses?",
    ordinal=r"first|second|third|fourth|fifth|last|next|previous|preceding|final|top|bottom|middle|"
    r"topmost|1st|2nd|3rd|4th|5th|penultimate",
    deictic=r"(?:as|see|is|are|was|were|been|shown|stated|mentioned|listed|described|noted|given|"
    r"explained|said|seen|discussed|explanation|options?|answers?|choices?|alternatives?|one|ones|"
    r"statement|statements|line|reason|question|distractor) "
    r"(?:right |just |directly |immediately |the one )?(?:above|below)(?! (?:\d|zero|average|freezing|"
    r"the|a|an|its|their|all|that|this|sea|ground|room|absolute|normal|which|\w+ing))"
    r"|the (?:above|below)(?:[ -]mentioned)?\b(?! (?:zero|average|freezing))"
    r"|above[- ]mentioned|(?:^|[.;:] )(?:see )?(?:above|below)[.,;:]"
    r"|(?:option|answer|choice|alternative)s? (?:before|after|next to|preceding|following) (?:this|it)",
    generic=r"(?:please |no, |sorry, |wrong[,:.] )?(?:read|re-?read|see|review|check|look|go back|try|"
    r"revisit|study|consult|think|you should|this was|that is (?:wrong|right|not))\b",
    letter_leads=r"unlike|not|only|both|while|whereas|but|see|with|than|and|or|since|because|that",
    verdict_is=r"(?:correct|right|key) (?:answer |option |choice )?is",
    letter_verbs=r"is|are|was|were|isn't|aren't|would|will|cannot|can|could|describes?|refers?|"
    r"means?|confuses?|says?|gives?|has|have|does|do|works?|names?|shows?|states?|happens|applies|"
    r"belongs|uses?|mixes|comes|fails|seems|looks|sounds|omits|ignores|reverses|only",
    endings=tuple(
        [
            "ational", "atory", "ory",
            "ation",
            "ations",
            "ization",
            "isation",
            "izing",
            "ising",
            "ized",
            "ised",
            "izes",
            "ises",
            "ize",
            "ise",
            "ically",
            "ical",
            "ional",
            "ition",
            "ements",
            "ement",
            "ments",
            "ment",
            "ness",
            "nesses",
            "ences",
            "ence",
            "ances",
            "ance",
            "ities",
            "ity",
            "ivity",
            "ively",
            "ives",
            "ive",
            "ingly",
            "ings",
            "ing",
            "edly",
            "ed",
            "ers",
            "er",
            "ors",
            "or",
            "ies",
            "ied",
            "ally",
            "als",
            "al",
            "ally",
            "ously",
            "ous",
            "ions",
            "ion",
            "ants",
            "ant",
            "ents",
            "ent",
            "ables",
            "able",
            "ibles",
            "ible",
            "ists",
            "ist",
            "isms",
            "ism",
            "ics",
            "ic",
            "ates",
            "ated",
            "ating",
            "ate",
            "es",
            "s",
            "ly",
            "y",
            "e",
        ]
    ),
)

GERMAN = Words(
    stop=split(
        "aber alle allem allen aller alles als also am an auch auf aus bei beide beim bis bin da damit "
        "dann das dass dein dem den denn der deren des die dies diese diesem diesen dieser dieses doch "
        "dort du durch ein eine einem einen einer eines er es etwa euch für gegen hat hatte haben hier "
        "ich ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine "
        "keinen keiner können man mehr mit muss nach nicht noch nur ob oder ohne sehr sein seine "
        "seinem seinen seiner sich sie sind so soll sollte über um und uns unter vom von vor war waren "
        "was weil welche welchem welchen welcher welches wem wen wenn wer werden wie wieder wird wo "
        "wurde wurden zu zum zur zwischen folgende folgenden aussage aussagen antwort antworten frage "
        "richtig falsch stimmt trifft wahr beschreibt heißt nennt man gilt bedeutet wofür wodurch wozu"
    ),
    absolute=r"immer|nie|niemals|niemand|nirgends|überall|ausschließlich|ausnahmslos|vollständig|"
    r"völlig|unmöglich|auf keinen fall|in jedem fall|in allen fällen|garantiert|grundsätzlich nie|"
    r"absolut|jederzeit|stets",
    sweeping=r"alle|allen|aller|alles|jede|jeder|jedes|jeden|kein|keine|keinen|keiner|nur|nichts|muss|"
    r"müssen",
    hedged=r"nicht|fast|beinahe|nahezu|kaum|noch|vor|wie|für",
    catch_all=r"(?:(?:alle|alles|keine?|keine[rs]?|beide|beides|jede)"
    r"(?: (?:der|die|dieser|davon|den|von|ihnen|drei|vier|zwei))*"
    r"(?: (?:oben|zuvor|bisher|hier))?"
    r"(?: (?:genannten?|obigen?|aufgeführten?|angegebenen?|antworten?|aussagen?|optionen?|"
    r"möglichkeiten?|antwortmöglichkeiten?|oben))*"
    r"(?: (?:sind|ist|treffen|trifft)(?: (?:richtig|falsch|korrekt|zu|wahr|möglich))?)?"
    r"|(?:nichts|keines|keine|keiner) davon|weder noch)",
    verdict=split(
        "richtig falsch korrekt ja nein leider genau stimmt nicht gut gemacht super das ist die diese "
        "antwort wahr unwahr sehr prima perfekt schade ganz so"
    ),
    asks=split(
        "wähle wählen nenne nennen markiere markieren bestimme bestimmen berechne berechnen ordne "
        "ordnen kreuze kreuzen ergänze ergänzen vervollständige vervollständigen finde finden löse "
        "lösen gib geben entscheide entscheiden benenne benennen beschreibe beschreiben erkläre "
        "erklären rechne rechnen vereinfache vereinfachen schreibe schreiben suche suchen zeige "
        "zeigen begründe sortiere sortieren klicke klicken übersetze übersetzen"
    ),
    true_false=split("wahr falsch richtig ja nein stimmt korrekt unwahr"),
    option=r"antwort(?:en)?|option(?:en)?|möglichkeit(?:en)?|antwortmöglichkeit(?:en)?|aussagen?",
    ordinal=r"erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|fünfte[nrs]?|letzte[nrs]?|"
    r"vorige[nrs]?|nächste[nrs]?|vorherige[nrs]?|obere[nrs]?|untere[nrs]?",
    deictic=r"(?:siehe|wie|weiter|ganz|schon|bereits) (?:oben|unten)|(?:oben|unten) (?:genannte?[nrs]?|"
    r"beschriebene?[nrs]?|stehende?[nrs]?|erwähnte?[nrs]?)|obige[nrs]?|untenstehende[nrs]?|"
    r"obenstehende[nrs]?",
    generic=r"(?:bitte |nein, |leider )?(?:lies|siehe|lesen|schau|wiederhole|versuch|überleg|noch einmal)",
    letter_leads=r"nur|und|nicht|aber|weil|da|dass|auch|oder",
    verdict_is=r"richtig (?:antwort )?ist|antwort ist",
    letter_verbs=r"ist|sind|wäre|war|waren|beschreibt|trifft|stimmt|stimmen|bedeutet|verwechselt|nennt|"
    r"gilt|wird|passt",
    endings=tuple(
        [
            "ungen",
            "ung",
            "heiten",
            "heit",
            "keiten",
            "keit",
            "lichen",
            "licher",
            "liches",
            "liche",
            "lich",
            "ischen",
            "ischer",
            "isches",
            "ische",
            "isch",
            "igen",
            "iger",
            "iges",
            "ige",
            "ig",
            "ieren",
            "iert",
            "ierte",
            "end",
            "ende",
            "enden",
            "innen",
            "in",
            "ern",
            "en",
            "er",
            "es",
            "em",
            "e",
            "n",
            "s",
            "t",
            "te",
            "ten",
        ]
    ),
)

LANGUAGES = {"en": ENGLISH, "de": GERMAN}


def words_of(language: str) -> Words | None:
    """Return the words of a language such as ``en`` or ``de_AT``; ``None`` where there is no list."""
    return LANGUAGES.get(language.replace("-", "_").split("_")[0])
