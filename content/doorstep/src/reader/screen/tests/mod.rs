//! The interactive reader without a terminal.

#![allow(clippy::unwrap_used)]

mod fixture;

use std::fs;

use ratatui::style::{Color, Modifier};
use tempfile::TempDir;

use super::app::Leave;
use crate::reader::text::{Look, UNICODE};
use fixture::{PLAIN, Reader, card_door, door, long_door};

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

const USUAL: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

#[test]
fn home_at_80_by_24() {
    let (door, folder) = (door(&["en"]), folder());
    insta::assert_snapshot!(Reader::new(&door, &folder, USUAL).screen());
}

#[test]
fn home_at_40_by_12_in_spanish() {
    let (door, folder) = (door(&["es"]), folder());
    insta::assert_snapshot!(Reader::new(&door, &folder, SMALL).screen());
}

#[test]
fn article_at_80_by_24() {
    let (door, folder) = (door(&["en"]), folder());
    insta::assert_snapshot!(Reader::new(&door, &folder, USUAL).press("Down Enter Enter").screen());
}

#[test]
fn article_at_40_by_12_without_utf8() {
    let (door, folder) = (door(&["en"]), folder());
    insta::assert_snapshot!(Reader::with_look(&door, &folder, SMALL, PLAIN).press("Down Enter Enter").screen());
}

#[test]
fn article_that_is_read_from_the_right() {
    let (door, folder) = (door(&["ar"]), folder());
    insta::assert_snapshot!(Reader::new(&door, &folder, SMALL).press("Down Enter Enter").screen());
}

#[test]
fn search_at_80_by_24() {
    let (door, folder) = (door(&["en"]), folder());
    insta::assert_snapshot!(Reader::new(&door, &folder, USUAL).press("/").write("confianza").screen());
}

#[test]
fn c8_the_first_screen_does_not_name_the_subject() {
    let (door, folder) = (door(&["en"]), folder());
    assert!(!Reader::new(&door, &folder, USUAL).screen().contains("A subject named"));
}

#[test]
fn search_opens_what_is_marked_and_leads_back() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let found = reader.press("/").write("trust").screen();
    assert!(found.contains("› Trust takes time") && found.contains("Search: trust"), "{found}");
    let article = reader.press("Enter").screen();
    assert!(
        article.contains("Talking with a young person · 2 of 3") && article.contains("1. Trust grows"),
        "{article}"
    );
    assert!(reader.press("Esc").screen().contains("› Trust takes time"));
}

#[test]
fn search_names_a_language_only_where_it_is_not_the_readers() {
    let (door, folder) = (door(&["en"]), folder());
    let found = Reader::new(&door, &folder, USUAL).press("/").write("confianza").screen();
    assert!(found.contains("Hablar con una persona joven · Español"), "{found}");
    let found = Reader::new(&door, &folder, USUAL).press("/").write("english knows").screen();
    assert!(found.contains("Not translated yet") && !found.contains("· English"), "{found}");
}

#[test]
fn matched_words_carry_weight_without_colour() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let found = reader.press("/").write("secrecy").screen();
    let (row, line) = found.lines().enumerate().find(|(_, line)| line.contains("promise secrecy")).unwrap();
    let column = line.chars().take_while(|c| *c != 's').count();
    let at = |offset: usize| {
        let words = line.find("secrecy").unwrap();
        let x = line[..words].chars().count() + offset;
        reader.cells()[(u16::try_from(x).unwrap(), u16::try_from(row).unwrap())].clone()
    };
    assert!(column > 0);
    assert!(at(0).modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    assert!(reader.cells().content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
}

#[test]
fn colour_is_used_where_it_is_welcome() {
    let (door, folder) = (door(&["en"]), folder());
    let look = Look { colour: true, glyphs: &UNICODE };
    let mut reader = Reader::with_look(&door, &folder, USUAL, look);
    reader.screen();
    assert!(reader.cells().content().iter().any(|cell| cell.fg == Color::Red));
}

#[test]
fn nothing_found_keeps_the_contacts_in_reach() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    assert!(reader.press("/").write("zzxxqq").screen().contains("Nothing found"));
    assert!(reader.press("Enter Enter").screen().contains("Call 911"));
}

#[test]
fn an_emergency_stands_first_and_says_whom_to_call() {
    let (door, folder) = (door(&["en"]), folder());
    let look = Look { colour: true, glyphs: &UNICODE };
    let mut reader = Reader::with_look(&door, &folder, USUAL, look);
    let found = reader.press("/").write("gun").screen();
    let lines: Vec<_> = found.lines().map(str::trim).collect();
    let first = lines.iter().position(|line| *line == "› ▲ Someone is in danger right now").unwrap();
    assert_eq!(lines[first + 1], "Call 911 · Emergency services", "{found}");
    let row = u16::try_from(first + 1).unwrap();
    assert!(reader.cells()[(3, row)].fg == Color::Red, "whom to call stands out");
    assert!(reader.press("Enter").screen().contains("Call 911 now."));
}

#[test]
fn what_is_only_near_is_told_so_however_long_the_words_are() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let found = reader.press("/").write("you qqxxzz").screen();
    assert!(found.contains("Nothing here on “you qqxxzz”. Nearest:") && found.contains("› "), "{found}");
    let found = reader.write(&"qx".repeat(60)).screen();
    assert!(found.contains("…”. Nearest:"), "{found}");
}

#[test]
fn passages_come_as_one_moves_down_and_all_are_counted() {
    let (door, folder) = (long_door(), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    assert!(reader.press("/").write("rain").screen().contains("45 sections"));
    let marked = |screen: &str| screen.lines().find(|line| line.contains("› Rain")).map(str::to_owned);
    let mut seen: Vec<_> = marked(&reader.screen()).into_iter().collect();
    for _ in 1..45 {
        seen.extend(marked(&reader.press("Down").screen()));
    }
    let last = seen.last().cloned();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 45, "each once");
    assert_eq!(marked(&reader.press("PageDown").screen()), last);
    assert_eq!(marked(&reader.press("Enter Esc").screen()), last, "the place is kept");
}

#[test]
fn l16_another_language_keeps_the_passage_and_the_place() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let english = reader.press("Down Enter Down Enter PageDown PageDown").screen();
    // The paragraph whose lines are at the top, be it by its last line, is shown from its first.
    let first = |screen: &str| -> u32 {
        screen
            .lines()
            .find_map(|line| line.trim().split_once(". ").and_then(|(number, _)| number.parse().ok()))
            .unwrap()
    };
    let spanish = reader.press("l Down Enter").screen();
    assert!(spanish.contains("La confianza crece"), "{spanish}");
    assert!(first(&english) > 2 && first(&english) - first(&spanish) <= 1);
    let chinese = reader.press("l Down Down Enter").screen();
    assert!(chinese.contains("信任"), "{chinese}");
    assert_eq!(first(&spanish), first(&chinese));
}

#[test]
fn l16_what_is_not_translated_says_so() {
    let (door, folder) = (door(&["es"]), folder());
    let article = Reader::new(&door, &folder, USUAL).press("Down Enter Down Down Enter").screen();
    assert!(article.contains("Only English knows this.") && article.contains("Aún no está en Español"), "{article}");
}

#[test]
fn l14_text_and_buttons_are_chosen_apart() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let screen = reader.press("l Down Down Down Down Down Enter").screen();
    assert!(screen.contains("Manual") && screen.contains("Talking with a young person"), "{screen}");
}

#[test]
fn a_resized_terminal_keeps_the_place() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    reader.press("Down Enter Down Enter PageDown PageDown");
    let before = reader.screen();
    let first =
        before.lines().find_map(|line| line.trim().split_once(". ").map(|(number, _)| format!("{number}. "))).unwrap();
    let after = reader.resize(40, 12).screen();
    assert!(after.contains(&first), "{first} of\n{before}\nis not in\n{after}");
}

#[test]
fn links_and_terms_are_followed_by_key() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    assert!(reader.press("Down Enter Enter d").screen().contains("Someone who by law must report abuse"));
    assert!(reader.press("Esc 1").screen().contains("Someone is in danger right now"));
    assert!(reader.press("Esc Tab Enter").screen().contains("Someone is in danger right now"));
    assert!(reader.press("Esc Right").screen().contains("Trust takes time"));
    assert!(reader.press("Left").screen().contains("Say early what stays private"));
}

#[test]
fn a_saved_passage_shows_its_mark_takes_a_note_and_comes_back_after_removal() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    assert!(reader.press("Down Enter Enter s").screen().contains("★ Saved"));
    reader.press("b n").write("Ask Ana first").press("Ctrl-S t").write("home visit, safety").press("Enter");
    let list = reader.screen();
    assert!(list.contains("Ask Ana first") && list.contains("[home visit] [safety]"), "{list}");
    assert!(reader.press("x").screen().contains("Nothing saved yet"));
    let list = reader.press("u").screen();
    assert!(list.contains("Ask Ana first") && list.contains("[home visit] [safety]"), "{list}");
    let article = reader.press("Enter s").screen();
    assert!(!article.contains("★"), "{article}");
    reader.press("s b");
    assert!(reader.screen().contains("Ask Ana first"), "saved again on the same screen, it is as it was");
}

#[test]
fn what_was_typed_is_not_thrown_away_without_a_word() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    reader.press("Down Enter Enter s b n").write("precious");
    assert!(reader.press("Esc").screen().contains("precious"));
    assert!(reader.press("Ctrl-S").screen().contains("Note kept."));
}

#[test]
fn saved_passages_are_put_in_order() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    reader.press("Down Enter Enter s Right s b");
    let order = |screen: &str| screen.find("Say early") < screen.find("Trust takes");
    assert!(!order(&reader.screen()), "the newest first");
    assert!(order(&reader.press("J").screen()));
    assert!(!order(&reader.press("K").screen()));
}

#[test]
fn c4_reading_and_searching_touch_no_folder() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    reader.press("Down Enter Enter d Esc Right l Enter /").write("trust").press("Enter b");
    assert!(!folder.path().join("data").exists());
}

#[test]
fn c4_a_store_that_cannot_be_opened_is_told_once_and_reading_goes_on() {
    let (door, folder) = (door(&["en"]), folder());
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/user.db"), "a store").unwrap();
    let mut reader = Reader::new(&door, &folder, USUAL);
    assert!(reader.screen().contains("The key to your saved sections is missing"), "at once, since numbers are in it");
    let article = reader.press("Down Enter Enter").screen();
    assert!(article.contains("Say early") && !article.contains("The key"), "{article}");
    assert!(!reader.press("Right").screen().contains("The key"));
    assert!(reader.press("s").screen().contains("The key to your saved sections is missing"));
}

#[test]
fn own_numbers_are_typed_once_and_stand_first_where_danger_is() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let empty = reader.press("Down Down Enter").screen();
    assert!(empty.contains("No handbook knows") && empty.contains("› Reporting line: not filled in yet"), "{empty}");
    let refused = reader.press("Down Enter").write("Ana").press("Enter").screen();
    assert!(refused.contains("This is no phone number") && refused.contains("Supervisor on call"), "{refused}");
    reader.press("Backspace Backspace Backspace").write("555-0100 ext. 7").press("Enter");
    let line = "Supervisor on call: 555-0100 ext. 7 · Ana";
    let kept = reader.press("t").write("Ana").press("Enter").screen();
    assert!(kept.contains("Number kept.") && kept.contains(line), "{kept}");
    let home = reader.press("Esc").screen();
    assert!(home.contains(line) && !home.contains("No handbook knows"), "{home}");
    let danger = reader.press("Up Up Enter").screen();
    let first = danger.lines().find(|line| !line.trim().is_empty() && !line.contains("English")).unwrap();
    assert_eq!(first.trim(), line, "over everything else");
    let cleared = reader.press("Esc Down Down Enter Down x").screen();
    assert!(cleared.contains("Number removed.") && !cleared.contains("555"), "{cleared}");
    assert!(!reader.press("t").screen().contains("Enter Keep"), "no words without a number");
}

#[test]
fn a_card_says_what_to_do_and_whom_to_call() {
    let (door, folder) = (card_door(), folder());
    let mut reader = Reader::new(&door, &folder, (60, 38));
    insta::assert_snapshot!(reader.press("Down Enter Down Enter").screen());
}

#[test]
fn a_question_leads_on_by_its_answers() {
    let (door, folder) = (card_door(), folder());
    let mut reader = Reader::new(&door, &folder, (60, 12));
    insta::assert_snapshot!(reader.press("Down Enter Enter").screen());
    assert!(reader.press("2").screen().contains("They won't talk"));
    assert!(reader.press("Esc 1").screen().contains("Emergency services"));
}

#[test]
fn what_was_read_last_is_on_the_home_screen() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let home = reader.press("Down Enter Enter Esc Esc").screen();
    assert!(home.contains("Continue reading") && home.contains("Talking with a young person · 1 of 3"), "{home}");
    assert!(!home.contains("Say early"), "a section's title may name the subject");
    assert!(reader.press("Down Down Enter").screen().contains("Never promise secrecy"));
}

#[test]
fn a8_one_key_hides_everything_even_while_typing() {
    let (door, folder) = (door(&["en"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    reader.press("/").write("run").press("Ctrl-X");
    assert_eq!(reader.app.leaving(), Some(Leave::Hide));
}

#[test]
fn no_size_breaks_a_screen() {
    let (door, folder) = (door(&["ar"]), folder());
    let mut reader = Reader::new(&door, &folder, USUAL);
    let screens = [
        "Enter",
        "Enter",
        "d",
        "Esc",
        "s",
        "Esc Esc Down Enter Enter",
        "Esc Esc Down Enter",
        "Enter 5 Enter",
        "t a Enter Esc",
        "Up Up Enter Esc",
        "b",
        "n",
        "Esc",
        "t",
        "Esc",
        "?",
        "Esc",
        "l",
        "/",
        "a",
        "o",
    ];
    for keys in screens {
        reader.press(keys);
        for (columns, rows) in [(1, 1), (2, 5), (5, 2), (12, 3), (40, 1), (200, 60), (80, 24)] {
            reader.resize(columns, rows);
        }
    }
}

/// What is saved on the screen of a reader, under a PIN.
fn with_pin(door: &doorstep_core::Doorstep, folder: &TempDir) {
    let cost = doorstep_core::passphrase::Cost { memory_kib: 8, passes: 1, lanes: 1 };
    Reader::new(door, folder, USUAL)
        .press("Down Enter Enter s b n")
        .write("Ask Ana first")
        .press("Ctrl-S Esc Esc Esc Down Enter Enter")
        .write("555-0100")
        .press("Enter");
    let (store, _) = fixture::data(folder).unwrap().open_existing().unwrap().unwrap();
    store.set_pin(&doorstep_core::lock::NewPin::new("480213", cost, None).unwrap(), false).unwrap();
}

#[test]
fn c4_the_pin_is_asked_for_where_it_is_needed_and_nowhere_else() {
    let (door, folder) = (door(&["en"]), folder());
    with_pin(&door, &folder);
    let mut reader = Reader::new(&door, &folder, USUAL);
    let home = reader.screen();
    assert!(!home.contains("555-0100") && !home.contains("PIN"), "{home}");
    assert!(reader.press("Down Enter Enter").screen().contains("Say early"));
    let asked = reader.press("b").screen();
    assert!(asked.contains("Type your PIN") && !asked.contains("Ask Ana"), "{asked}");
    let typed = reader.write("480213").screen();
    assert!(typed.contains("******") && !typed.contains("480213"), "{typed}");
    assert!(reader.press("Enter").screen().contains("Ask Ana first"), "on to what was asked for");
    assert!(reader.press("Esc").screen().contains("★ Saved"));
    assert!(reader.press("Esc Esc").screen().contains("555-0100"), "numbers are there again");
    let locked = reader.press("b Ctrl-L").screen();
    assert!(locked.contains("Locked.") && !locked.contains("Ask Ana") && !locked.contains("555-0100"), "{locked}");
    assert!(reader.press("Down Enter").screen().contains("Type your PIN"), "for the numbers, too");
    assert!(!reader.press("Esc").screen().contains("Type your PIN"));
    let unknown = reader.press("Up Enter Enter").screen();
    assert!(unknown.contains("Say early") && !unknown.contains("★"), "{unknown}");
    let saved = reader.press("s").write("480213").press("Enter").screen();
    assert!(saved.contains("★ Saved"), "what was saved already is not removed by that: {saved}");
    assert!(!reader.press("s").screen().contains("★"), "now that it is seen, it is");
}

#[test]
fn c5_a_wrong_pin_is_told_and_the_screen_stays() {
    let (door, folder) = (door(&["es"]), folder());
    with_pin(&door, &folder);
    let mut reader = Reader::new(&door, &folder, USUAL);
    let told = reader.press("b").write("480214").press("Enter").screen();
    assert!(told.contains("Este no es el PIN") && !told.contains('*'), "{told}");
    let waiting = reader.write("480213").press("Enter").screen();
    assert!(waiting.contains("Espere"), "{waiting}");
    assert!(reader.press("Esc b").screen().contains("Espere"), "said at once");
}

#[test]
fn without_a_pin_the_key_to_lock_says_so() {
    let (door, folder) = (door(&["en"]), folder());
    assert!(Reader::new(&door, &folder, USUAL).press("Ctrl-L").screen().contains("No PIN is set"));
    assert!(!folder.path().join("data").exists());
}
