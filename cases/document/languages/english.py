"""English, as the International Secretariat and the sections print it."""

from __future__ import annotations

from cases.case import Kind
from cases.document.labels import COUNT, Label, Part
from cases.document.languages.language import Language

_SEND = r"(?:PLEASE )?(?:SEND|WRITE|ADDRESS|DIRECT|E-?MAIL|FAX)"
_LETTERS = r"(?:(?:YOUR|POLITE|URGENT) )*(?:APPEALS?|LETTERS?|MESSAGES?|E-?MAILS?|FAXES)"

LABELS = (
    # What to do
    Label(
        Part.ACTION,
        COUNT + r"TAKE ACTION(?!!? ?[-–])(?:: WRITE AN APPEAL[^\n:]{0,80}MODEL LETTER)?\b",
        inside=True,
    ),
    Label(Part.ACTION, r"(?:RECOMMENDED|REQUESTED|SUGGESTED) ACTIONS?\b", inside=True),
    Label(Part.ACTION, r"(?:PLEASE )?(?:TAKE ACTION(?: NOW)?|ACT NOW)\b", alone=True),
    Label(
        Part.ACTION, r"(?:WHAT (?:YOU CAN|CAN YOU|TO) DO|HOW (?:YOU CAN|TO) HELP)\b", alone=True
    ),
    Label(
        Part.ACTION,
        r"(?:1\)\s*)?Please (?:send (?:appeals|messages)|write immediately)\b(?! to\b)",
    ),
    Label(Part.ACTION, r"Write a letter, send an email, call, fax or tweet"),
    # Whom to write to
    Label(Part.TARGETS, r"(?:CONTACT|TARGET) (?:INFORMATION|DETAILS)\b", inside=True),
    Label(Part.TARGETS, r"(?:TARGETS?|CONTACTS?|ADDRESSES(?: OF TARGETS)?|TARGETS? AND ADDRESS"
          r"(?:ES)?)\b", alone=True),
    Label(Part.TARGETS, rf"(?:{_SEND} )?(?:{_LETTERS} )TO\b(?=\s*:|$)"),
    Label(Part.TARGETS, r"(?:PLEASE )?(?:WRITE|ADDRESSED|CONTACT) TO\b(?=\s*:|$)"),
    Label(Part.TARGETS, r"(?:PLEASE )?CONTACT(?= *:$)", alone=True),
    Label(Part.TARGETS, r"AND (?:ALSO )?TO\b", alone=True),
    Label(
        Part.TARGETS,
        r"Please (?:write|send)\b(?![^.]*\b(?:before|by|until) \w+ \w)[^.]{0,160} to:$",
    ),
    Label(
        Part.DEADLINE,
        r"Contact (?:th(?:is|ese|e) )?(?:\w+ )?(?:officials?|authorit(?:y|ies)) by\b",
        then=Part.TARGETS,
    ),
    Label(
        Part.DEADLINE,
        rf"{_SEND} {_LETTERS} (?:BEFORE|BY)\b(?=[^:]{{0,40}}\bTO\b)",
        then=Part.TARGETS,
        inside=True,
    ),
    Label(
        Part.COPIES,
        r"(?:(?:AND )?(?:PLEASE )?(?:ALSO )?(?:SEND |WITH )?(?:A )?COP(?:Y|IES)(?: TO)?|CC|BCC"
        r"|AND CC)\b(?=\s*:|$)",
    ),
    Label(
        Part.COPIES,
        r"(?:Also|Please)(?: also)? send (?:a )?cop(?:y|ies) to (?:the )?diplomatic\b[^.:]*[.:]?"
        r"(?: Please insert local diplomatic addresses below:?)?",
    ),
    Label(Part.COPIES, r"COP(?:Y|IES) TO:?(?= (?:the )?diplomatic rep)"),
    Label(
        Part.TARGETS,
        r"(?:please )?(?:write|send|address|direct|fax|e-?mail|appeal)\b[^.:;]{0,110}?\bto:? "
        r"(?:the )?"
        r"(?=(?:H\.E\.|his |her |mrs? |ms |dr )?\.?\s?(?-i:[A-Z]))",
        sentence=True,
    ),
    Label(
        Part.COPIES,
        r"(?:and |with )*(?:please )?(?:send )?(?:a )?cop(?:y|ies) to (?:the )?"
        r"(?=(?:H\.E\.|his |her |mrs? |ms |dr )?\.?\s?(?-i:[A-Z]))",
        sentence=True,
    ),
    # The letter, and what stands behind it
    Label(
        Part.LETTER,
        r"(?:SAMPLE|MODEL|TEMPLATE|SUGGESTED|DRAFT) (?:LETTER|MESSAGE|E-?MAIL|TEXT)\b(?=\s*:|$)",
        alone=True,
    ),
    Label(Part.LETTER, r"(?:SAMPLE|MODEL) LETTER\b", inside=True),
    Label(
        Part.BACKGROUND, r"(?:ADDITIONAL|BACKGROUND|FURTHER) INFORMATION(?=\s*:|$)", alone=True
    ),
    Label(Part.BACKGROUND, r"ADDITIONAL INFORMATION\b", inside=True),
    Label(Part.BACKGROUND, r"BACKGROUND\b(?=\s*:|$)", alone=True),
    # What is known about the case
    Label(Part.LANGUAGE, r"LANGUAGES?(?: OF LETTERS?)?(?=\s*:)"),
    Label(Part.LANGUAGE, r"PREFERRED LANGUAGES?(?: TO ADDRESS (?:THE )?TARGETS?)?", inside=True),
    Label(
        Part.DEADLINE,
        rf"(?:PLEASE )?(?:TAKE ACTION|ACT|WRITE|{_SEND} {_LETTERS}|APPEALS? (?:MUST|SHOULD)"
        r"(?: \w+)?)\b[^:.\n]{0,40}?\b(?:UNTIL|BEFORE|BY|NO LATER THAN)\b",
        inside=True,
    ),
    Label(
        Part.DEADLINE,
        r"(?:(?:NEW )?DEADLINE(?: (?:EXTENDED|MOVED))?|(?:URGENT ACTION )?VALID UNTIL"
        r"|(?:(?:THIS )?URGENT ACTION )?EXPIRES(?: ON)?|EXPIRY DATE|CLOSING DATE)\b",
    ),
    Label(Part.DEADLINE, r"(?:PLEASE )?CHECK WITH [^.]{0,100}\bAFTER(?=\s+\w+\s+\d)"),
    Label(Part.NAME, r"NAMES?(?: AND (?:PREFERRED )?(?:PRONOUNS?|GENDER))?(?:\(S\))?(?=\s*:)"),
    Label(Part.PREVIOUS, r"(?:LINKS? TO (?:THE )?)?PREVIOUS (?:UAS?|URGENT ACTIONS?)\b",
          inside=True),
    Label(
        Part.ENDED,
        r"(?:THIS (?:URGENT )?ACTION (?:HAS )?ENDED|NO (?:FURTHER|MORE) (?:ACTION|APPEALS?)"
        r" (?:IS|ARE))\b",
        then=Part.SUMMARY,
    ),
    # Not for the official
    Label(Part.REPORT, COUNT + r"(?:PLEASE )?LET US KNOW\b", inside=True),
    Label(Part.REPORT, COUNT + r"(?:CLICK HERE|HERE[’']S WHY)\b"),
    Label(Part.REPORT, r"THIS IS (?:THE [\w ]{3,30} (?:OF|TO) )?(?:URGENT ACTION|UA)\b"),
    Label(Part.REPORT, r"(?:- )?DOWNLOADS?\b[\w ]{0,30}$"),
    Label(Part.OFFICE, r"(?:PLEASE )?(?:CHECK WITH|ASK) (?:THE|YOUR) (?:AMNESTY|SECTION|LOCAL)\b"),
    Label(Part.OFFICE, r"Name Address 1\b"),
    Label(Part.OFFICE, r"(?:You can also|Please) write in your own language\b"),
)  # fmt: skip

ENGLISH = Language(
    code="en",
    urgent_action=r"urgent action",
    labels=LABELS,
    kinds=(
        (
            Kind.ENDED,
            r"\bthis (?:urgent )?action (?:has )?ended\b|\bno (?:further|more) (?:action|appeals?)"
            r" (?:is|are) (?:requested|required|needed)",
        ),
        (Kind.STOP, r"\bstop action\b|\bstop (?:urgent )?action\b|\bSTOP UA\b"),
        (Kind.EXTENSION, r"\b(?:deadline|action) (?:has been )?extended\b|\bextension of UA\b"),
        (
            Kind.FURTHER,
            r"\bfurther information on (?:UA|urgent|EXTRA)|\b(?:second|third|fourth|fifth|sixth"
            r"|seventh|eighth|\d(?:nd|rd|th)) (?:UA|urgent action|update)\b",
        ),
        (Kind.UPDATE, r"^update\b|\burgent action update\b|\bUA update\b"),
    ),
    greetings=r"Dear(?! (?:friends|activists|supporters|members|colleagues|all)\b)"
    r"|(?:(?:Your|His|Her) )?(?:Royal )?(?:Excellenc(?:y|ies)|Highness|Majesty|Honou?r)"
    r"|Honou?rable|To whom|Sirs?|Madam|Mr\.? (?:President|Minister|Prime|Governor)",
    closings=r"(?:Yours? |Most |Very )?(?:sincerely|faithfully|respectfully|truly)(?: yours)?"
    r"|(?:With )?(?:kind|best|warm) (?:regards|wishes)|(?:In|With) (?:hope|solidarity)|Yours"
    r"|Regards|Cordially|Respectfully.{0,20}",
    asking=r"(?:urging|calling (?:on|for)|asking|demanding|requesting|expressing|reminding"
    r"|insisting|welcoming|seeking|appealing|acknowledging|noting|stating|reiterating|pointing"
    r"|raising|condemning|opposing|pressing|inviting|encouraging|recogni[sz]ing)\b",
    steps=r"(?:please )?(?:click|take action"
    r"|write (?:a|an|your|as|in your|to (?:one|the government))\b"
    r"|report|share|let us know|download|either\b|or report|sign|tweet|email|post"
    r"|send (?:a|an|your) (?:letter|e-?mail|copy|few)|this urgent action expires)|or\b",
    before_deadline=r"(?:expires? on|until|before|no later than|by|appeals after|them after)"
    r"(?: the)?\s+$",
    appeals=r"appeals?|write|expires|action|fax|letters?|deadline|\bask\b"
    r"|\burg(?:e|ing)\b|call on",
    named_languages=r"\bin (?P<named>[^.:;]{3,80}?)(?:,? or (?:in )?your own(?: language)?)?"
    r"(?: to)?\s*:",
    own_language=r"(?:\bin (?=[^.:;]{3,90}?,? or (?:in )?your own\b)|\bown words,? in )"
    r"(?P<named>[^.:;]{3,90}?)(?:,? or (?:in )?your own\b|(?=[.:;]|$))",
    nothing=("n/a", "na", "none", "not applicable", "-", "–", "—", "tbc"),
    heads="""ambassador minister president secretary undersecretary governor attorney prosecutor
        director chairman chairwoman chairperson chair commissioner chief head king queen emir
        sultan premier chancellor mayor judge speaker senator commander commander-in-chief
        inspector superintendent warden consul rector ombudsman ombudsperson procurator
        administrator leader representative coordinator crown ayatollah sheriff counsel
        counsellor counselor vice-president charge d'affaires registrar advisor adviser""",
    modifiers="""prime first deputy vice acting interim general federal national state high senior
        permanent constitutional supreme public under permanent extraordinary plenipotentiary royal
        foreign principal lead assistant military
        justice interior defence defense security home lord his her""",
    connectors="of for on to in at and the &",
    portfolios="""interior home foreign external exterior affairs relations justice law security
        defence defense culture health education labour labor environment finance economy
        information communication communications public safety police prison prisons
        correctional corrections human rights migration immigration population refugees national
        women children youth social welfare development agriculture energy mines tourism trade
        industry transport planning state republic socialist democratic people's islamic arab
        union united government federation federal nation country city council court supreme
        committee commission parliament assembly congress senate investigation investigative
        intelligence armed forces army navy air force staff board pardons paroles parole cabinet
        council ministers general protection mechanism institute service services penitentiary
        system detention centre center department ministry office kingdom bar bureau judiciary
        prosecution prosecutions house""",
    offices="""embassy ministry office department secretariat palace house commission council
        committee court parliament prison bureau government headquarters institute university
        building consulate mission directorate agency authority administration capitol complex""",
    streets="""street st ave avenue road rd boulevard blvd square lane drive gardens floor suite
        room box po district province terrace place parkway""",
    honorifics="""h.e he his her your excellency mr mrs ms miss mx hon honourable honorable
        sir madam mister right rt most majesty royal highness h.r.h hrh h.m""",
    stop_words="the and of to in is that for with you your",
)
