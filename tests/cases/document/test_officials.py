"""How officials stand in a document: in a row, behind their salutation, in one paragraph."""

from __future__ import annotations

from datetime import date

from cases.document import Draft, read_text

STORY = "A writer was taken from her home on 1 May 2019 and has not been seen ever since then.\n"
HEAD = f"URGENT ACTION\nWRITER HELD\n{STORY}TAKE ACTION\n"
LETTER = "I am writing to ask you to let her go. I hope that you will do so at once.\n"


def named(draft: Draft) -> list[tuple[str | None, str | None]]:
    return [(one.name, one.role) for one in draft.targets]


def doubted(draft: Draft) -> set[str]:
    return {doubt.field for doubt in draft.needs_review}


def test_a_salutation_ends_an_official_without_a_blank_line() -> None:
    draft = read_text(
        f"{HEAD}APPEALS TO:\nMinister of Justice\nJane Roe\n1 High Street\nKingston, Jamaica\n"
        "Fax: +1 876 906 4923\nSalutation: Dear Minister\nJack Roe\nChairman of the Board\n"
        "2 Low Street\nSalutation: Dear Chairman\nGeneral Jim Roe (Minister of Home Affairs)\n"
        "3 Mid Street\nSalutation: Dear General\nThe Board of Pardons\n4 Old Street\n"
        "Salutation: Dear Sirs\n"
    )
    assert named(draft) == [
        ("Jane Roe", "Minister of Justice"),
        ("Jack Roe", "Chairman of the Board"),
        ("General Jim Roe", "Minister of Home Affairs"),
        ("The Board of Pardons", None),
    ]
    assert [len(one.address_lines) for one in draft.targets] == [2, 1, 1, 1]
    assert "targets[3].name" in doubted(draft)


def test_a_salutation_printed_above_belongs_to_the_official_below() -> None:
    draft = read_text(
        f"{HEAD}CONTACT INFORMATION\nSalutation: Your Excellency\nPrime Minister\nJane Roe\n"
        "Office of the Prime Minister\nKingston, Jamaica\nFax: +1 876 906 4923\n\n"
        "Salutation: Dear Minister\nMinister of Justice\nJack Roe\n2 Low Street\n\n"
        "Copies to:\n\nSalutation: Dear Ambassador\nAmbassador\nJim Roe\nEmbassy of Jamaica\n"
    )
    assert [one.salutation for one in draft.targets] == [
        "Your Excellency",
        "Dear Minister",
        "Dear Ambassador",
    ]
    assert [one.copy for one in draft.targets] == [False, False, True]


def test_a_name_without_role_right_behind_the_steps_is_an_official() -> None:
    draft = read_text(
        f"{HEAD}2. Click here to let us know the actions you took on Urgent Action 12.21.\n"
        "Jane Roe\nOffice of the President\n1 High Street\nKingston, Jamaica\n"
        "Email: jane@example.org\n\nAmbassador Jim Roe\nEmbassy of Jamaica\n"
        "1 Main Ave NW, Washington DC 20008\nPhone: 202 332 4351\n\nSAMPLE LETTER\n"
        f"Dear President,\n{LETTER}Yours sincerely,\n"
    )
    assert named(draft) == [("Jane Roe", None), ("Jim Roe", "Ambassador")]
    assert draft.targets[0].address_lines[0] == "Office of the President"


def test_a_role_with_its_office_and_the_letter_in_one_paragraph() -> None:
    draft = read_text(
        f"URGENT ACTION\nWRITER HELD\n{STORY}TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR "
        "USE THIS MODEL LETTER President of the Republic Office of the President 12 High Street "
        "Kingston, Jamaica Fax: +1 876 906 4923 Email: roe@example.org Dear President, "
        f"{LETTER}Yours sincerely,\n"
    )
    [target] = draft.targets
    assert (target.name, target.role) == (None, "President of the Republic")
    assert target.faxes == ("+1 876 906 4923",)
    assert draft.letter is not None
    assert draft.letter.salutation == "Dear President,"
    assert "targets[0].address_lines" in doubted(draft)


def test_a_german_official_and_the_letter_below_its_own_labels() -> None:
    draft = read_text(
        "URGENT ACTION\nAUTORIN IN HAFT\nEine Autorin wurde am 1. Mai 2019 aus ihrem Haus geholt "
        "und ist seither nicht mehr gesehen worden.\n\nAPPELLE AN\nHerrn Jan Roe Justizminister\n"
        "Hauptstrasse 1\n1000 Musterstadt\nE-Mail: roe@example.org\n\nINHALT\n"
        "Sehr geehrter Herr Minister,\nich bitte Sie, die Autorin sofort freizulassen und ihr "
        "einen Anwalt zu gestatten.\nMit freundlichen Grüssen\n"
    )
    assert named(draft) == [("Jan Roe", "Justizminister")]
    assert draft.targets[0].address_lines == ("Hauptstrasse 1", "1000 Musterstadt")
    assert draft.letter is not None
    assert draft.letter.salutation == "Sehr geehrter Herr Minister,"


def test_letters_and_numbers_behind_labels_of_one_letter() -> None:
    draft = read_text(
        f"{STORY}Please write, using the letter below or your own words, in Uzbek, Russian or "
        "English.\n\nWrite to:\nMr Jack Roe, Minister of Justice\n5 High Street, Kingston, Jamaica"
        "\nE: jack@example.org  T: +998 71 207 04 43 (24h) /\n\nand to\nHE Jim Roe, Ambassador\n"
        "Embassy of Jamaica, 1 Low Street, London W1 3RP\nE: jim@example.org\n"
    )
    first, second = draft.targets
    assert (first.emails, first.phones) == (("jack@example.org",), ("+998 71 207 04 43",))
    assert first.address_lines == ("5 High Street, Kingston, Jamaica",)
    assert (second.name, second.copy) == ("Jim Roe", False)
    assert draft.languages == ("uz", "ru", "en")


def test_what_follows_the_last_contact_is_no_line_of_the_address() -> None:
    draft = read_text(
        f"{HEAD}Write to:\nAttorney General\nJack Roe\n1 High Street\nKingston, Jamaica\n"
        "Complaint form online\nInternational postage: 1.20\n"
        "Email: jack@example.org\nKingston’s Decade-Long Housing Crisis\nFor more than ten "
        "years the people of the town have been waiting for houses of their own.\n"
    )
    [target] = draft.targets
    assert target.address_lines == ("1 High Street", "Kingston, Jamaica")
    assert "Complaint form online" in draft.unplaced
    assert "Kingston’s Decade-Long Housing Crisis" in draft.unplaced


def test_a_letter_behind_woven_officials_is_not_lost_and_the_officials_are_doubted() -> None:
    draft = read_text(
        f"{HEAD}Police General Jack Roe H.E. Jim Roe Chief, National Police Embassy of Jamaica "
        "National Headquarters Building 1600 Main Ave. NW, Washington DC 20036 Camp Roe, Kingston "
        "Phone: 202 467 9300 1111 Jamaica Fax: 202 467 9417 Fax: +632 724 8749 "
        f"Salutation: Dear Ambassador Dear General Roe,\n\n{LETTER}Sincerely,\n"
    )
    assert draft.letter is not None
    assert draft.letter.salutation == "Dear General Roe,"
    assert "targets" in doubted(draft)


def test_a_role_with_its_office_behind_a_comma() -> None:
    draft = read_text(
        f"{HEAD}This Urgent Action expires on June 1 2023\nJane Roe\n"
        "Director, Prisons Administration\n1 High Street\nKingston, Jamaica\n"
        "Salutation: Dear Director\n\nMinister of Interior, Ministry of Interior\nJim Roe\n"
        "3 High Street\nKingston\nSalutation: Dear Minister\n"
    )
    assert draft.deadline == date(2023, 6, 1)
    assert named(draft) == [
        ("Jane Roe", "Director, Prisons Administration"),
        ("Jim Roe", "Minister of Interior"),
    ]
    assert draft.targets[1].address_lines[0] == "Ministry of Interior"


def test_two_officials_read_across_go_back_to_their_columns() -> None:
    draft = read_text(
        f"{HEAD}CONTACT INFORMATION\nMinister Jane Roe\nAmbassador Jim Roe\nMinistry of Justice\n"
        "Embassy of Jamaica\n1 High Street\n1 Low Street NW\nKingston, Jamaica\n"
        "Washington DC 20008\nEmail: jane@example.org\nPhone: 202 222 3333\n"
        "Salutation: Dear Minister\nSalutation: Dear Ambassador\n"
    )
    first, second = draft.targets
    assert (first.name, first.emails) == ("Jane Roe", ("jane@example.org",))
    assert (second.name, second.phones) == ("Jim Roe", ("202 222 3333",))
    assert second.address_lines == ("Embassy of Jamaica", "1 Low Street NW", "Washington DC 20008")


def test_who_is_named_at_an_embassy_needs_no_role() -> None:
    draft = read_text(
        f"{HEAD}Minister of Justice\nJane Roe\n1 High Street\nKingston, Jamaica\n\nCopies to:\n"
        "H.E. Jim Roe\nEmbassy of Jamaica\n1 Low Street NW, Washington DC 20008\n"
    )
    assert "targets[1].role" not in doubted(draft)


def test_a_colon_between_role_and_name() -> None:
    draft = read_text(
        f"{HEAD}APPEALS TO:\nPresident Jane Roe\n1 High Street\nFax: +1 876 906 4923\n"
        "Minister of Justice: Mr Jack Roe, 2 Low Street, Kingston. Fax: +1 876 906 4924\n"
    )
    assert named(draft) == [("Jane Roe", "President"), ("Jack Roe", "Minister of Justice")]


def test_officials_behind_bullets_or_numbers() -> None:
    bullets = read_text(
        f"{HEAD}Contact:\n• President Jane Roe, State House, 1 High Street, Kingston, Jamaica; "
        "fax: +1 876 906 4923; email: jane@example.org\n• Minister of Justice Jack Roe, "
        "Ministry of Justice, Kingston; email: jack@example.org\n"
    )
    numbers = read_text(
        f"{HEAD}Contact these two officials by 30 July 2023:\n\n1) Jane Roe\nPresident\n"
        "State House\n1 High Street, Kingston\nEmail: jane@example.org\n\n"
        "2) Minister of Justice Jack Roe\nMinistry of Justice\nKingston, Jamaica\n"
        "Email: jack@example.org\n"
    )
    for draft in (bullets, numbers):
        assert named(draft) == [("Jane Roe", "President"), ("Jack Roe", "Minister of Justice")]
        assert [one.emails for one in draft.targets] == [
            ("jane@example.org",),
            ("jack@example.org",),
        ]
