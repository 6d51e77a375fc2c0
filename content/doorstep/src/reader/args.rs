//! What a reader types at the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand, value_parser};
use doorstep_core::handbook::OwnNumber;
use doorstep_core::locale::Locale;

/// Where things are, and how they are shown.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Read this handbook instead of the one inside the program
    #[arg(long, global = true, value_name = "FILE")]
    pub pack: Option<PathBuf>,
    /// Read in this language, such as `es`; otherwise in the system's
    #[arg(long, global = true, value_name = "TAG", value_parser = Locale::parse)]
    pub locale: Option<Locale>,
    /// Keep saved sections in this folder; otherwise in `doorstep` where the system keeps a user's data
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Keep saved sections in this folder; otherwise in $XDG_DATA_HOME/doorstep or ~/.local/share/doorstep"
    )]
    pub data_dir: Option<PathBuf>,
    /// Read the PIN from this file, such as /dev/fd/3; otherwise from $DOORSTEP_PIN, or it is asked for
    #[arg(long, global = true, value_name = "FILE")]
    pub pin_file: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
}

/// What a reader can ask for.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// List the topics and their sections
    #[command(after_help = "Examples:\n  doorstep home\n  doorstep home --locale es --json")]
    Home,
    /// Print a section
    #[command(after_help = "Examples:\n  doorstep read gbzxm\n  doorstep read gbzxm --locale es")]
    Read {
        /// The section's id, as `home` and `search` list it
        section: String,
    },
    /// Print the phrases of a section that can be said to a family, in their language and in yours
    #[command(after_help = "Examples:\n  doorstep say hmd5r --to es\n  doorstep say hmd5r 2 --to es --json")]
    Say {
        /// The section's id, as `home` and `search` list it
        section: String,
        /// The phrase's number; without it, all are printed
        number: Option<u32>,
        /// The family's language, such as `es`
        #[arg(long, value_name = "TAG", value_parser = Locale::parse)]
        to: Locale,
    },
    /// Find sections, in any language of the handbook
    #[command(after_help = "\
Examples:
  doorstep search safety plan
  doorstep search --limit 3 --json forced to run
  doorstep search --batch queries.txt --json --limit 10

--batch prints one JSON object a line for each line of the file, in its order:
  {\"q\": …, \"total\": how many in all, \"nearest\": whether none answers the words,
   \"hits\": [{\"id\": section, \"title\": …, \"locale\": …, \"snippet\": …, \"score\": …}]}
\"correction\" is there where other words were searched for, \"call\" on a hit where somebody should be called.")]
    Search {
        /// The words to find
        #[arg(required_unless_present = "batch", conflicts_with = "batch")]
        words: Vec<String>,
        /// Read a query a line from this file, `-` for standard input, and print JSON
        #[arg(long, value_name = "FILE")]
        batch: Option<PathBuf>,
        /// How many sections at most
        #[arg(long, value_name = "N", default_value_t = 10, value_parser = value_parser!(u16).range(1..=1000))]
        limit: u16,
    },
    /// Install a handbook file, once you have seen what it would change
    #[command(after_help = "\
Examples:
  doorstep install handbook.pack
  doorstep install handbook.pack --keys keys.toml
  curl … | doorstep install - --yes

A handbook is taken from its publisher alone. --keys names their keys the first time; they are remembered with the handbook.")]
    Install {
        /// The handbook file; `-` reads it from standard input
        file: PathBuf,
        /// The keys of the publisher, where this program does not know them yet
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
        /// Install it without asking
        #[arg(long)]
        yes: bool,
    },
    /// List the handbooks on this device: the one you read, and those you can go back to
    #[command(after_help = "Examples:\n  doorstep packs\n  doorstep packs remove kings-county")]
    Packs {
        /// What to do; without it, they are listed
        #[command(subcommand)]
        command: Option<PacksCommand>,
    },
    /// Go back to the handbook that you read before, be it older
    #[command(after_help = "Example:\n  doorstep restore")]
    Restore {
        /// Go back without asking
        #[arg(long)]
        yes: bool,
    },
    /// Keep sections, with notes and labels
    #[command(subcommand)]
    Bookmark(BookmarkCommand),
    /// Lock what is saved with a PIN; without a command, say whether there is one. Reading never asks for it
    #[command(
        visible_alias = "lock",
        after_help = "\
Examples:
  doorstep pin set
  doorstep bookmark list --pin-file pin.txt
  DOORSTEP_PIN=… doorstep numbers

What needs the PIN asks for it, without showing it. After a wrong one you wait, longer each time.
The PIN can't be found again: without it, what was saved can only be erased (`doorstep wipe`)."
    )]
    Pin {
        /// What to do
        #[command(subcommand)]
        command: Option<PinCommand>,
    },
    /// Erase everything that is saved: sections, notes, labels, numbers, and their key. The handbook stays
    #[command(after_help = "Examples:\n  doorstep wipe\n  doorstep wipe --yes")]
    Wipe {
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
    /// Keep the numbers that you call: the reporting line, the supervisor on call, the interpreters
    #[command(
        after_help = "Examples:\n  doorstep numbers\n  doorstep numbers set supervisor \"555-0100 ext. 7\" --label Ana"
    )]
    Numbers {
        /// What to do; without it, they are listed
        #[command(subcommand)]
        command: Option<NumbersCommand>,
    },
}

/// What can be done with a PIN.
#[derive(Clone, Debug, Subcommand)]
pub enum PinCommand {
    /// Set a PIN or passphrase where there is none: at least 6 digits, or 8 characters
    #[command(after_help = "Examples:\n  doorstep pin set\n  doorstep pin set --wipe-after 10")]
    Set(NewPinOptions),
    /// Set another PIN in place of the one there is
    #[command(
        after_help = "Examples:\n  doorstep pin change\n  doorstep pin change --pin-file old.txt --new-pin-file new.txt"
    )]
    Change(NewPinOptions),
    /// Remove the PIN: what is saved opens without it
    Remove,
}

/// The PIN to set.
#[derive(Args, Clone, Debug)]
pub struct NewPinOptions {
    /// Read the new PIN from this file, such as /dev/fd/4; otherwise from $DOORSTEP_NEW_PIN, or it is asked for
    #[arg(long, value_name = "FILE")]
    pub new_pin_file: Option<PathBuf>,
    /// Erase everything that is saved after so many wrong PINs in a row; without it, never
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(5..=100))]
    pub wipe_after: Option<u16>,
    /// Erase what is damaged and can't be taken under the PIN
    #[arg(long)]
    pub give_up_damaged: bool,
}

impl Command {
    /// Whether it is about the handbooks that are installed, whichever is named to be read.
    pub fn is_about_packs(&self) -> bool {
        matches!(self, Self::Install { .. } | Self::Packs { .. } | Self::Restore { .. })
    }
}

/// What can be done with the handbooks on this device.
#[derive(Clone, Debug, Subcommand)]
pub enum PacksCommand {
    /// List them
    List,
    /// Take away what an agency added to the handbook
    Remove {
        /// Its id, as `packs` lists it
        id: String,
    },
    /// Forget the keys that were named for a handbook, because its publisher has new ones
    Forget {
        /// The handbook's id, as `packs` lists it
        id: String,
    },
}

/// What can be done with the worker's own numbers.
#[derive(Clone, Debug, Subcommand)]
pub enum NumbersCommand {
    /// List them, those that are not filled in too
    List,
    /// Keep a number, in place of the one that is there
    #[command(
        after_help = "Examples:\n  doorstep numbers set reporting \"1-800-555-0100\"\n  doorstep numbers set clinic 555-0100 --label \"Front desk\""
    )]
    Set {
        /// Which number it is: reporting, supervisor, advocacy, clinic or interpreter
        slot: OwnNumber,
        /// The number, in quotation marks where it has spaces
        number: String,
        /// A name or a note of your own; without it, the one that is there stays
        #[arg(long, value_name = "TEXT")]
        label: Option<String>,
    },
    /// Remove a number and every trace of it
    Clear {
        /// Which number it is: reporting, supervisor, advocacy, clinic or interpreter
        slot: OwnNumber,
    },
}

/// What can be done with saved sections.
#[derive(Clone, Debug, Subcommand)]
pub enum BookmarkCommand {
    /// Save a section
    #[command(after_help = "Example:\n  doorstep bookmark add gbzxm --note \"Ask Ana first\" --label home-visit")]
    Add {
        /// The section's id
        section: String,
        /// A note of your own
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// A label of your own; may be repeated
        #[arg(long, value_name = "LABEL")]
        label: Vec<String>,
    },
    /// List what is saved
    List,
    /// Replace the note on a saved section
    #[command(
        after_help = "Examples:\n  doorstep bookmark note 3 \"Ask Ana first\"\n  doorstep bookmark note 3 - < note.txt"
    )]
    Note {
        /// The number that `list` shows
        id: i64,
        /// The note; `-` reads it from standard input, an empty text ("") removes it
        text: String,
    },
    /// Replace the labels of a saved section; without any, remove them
    #[command(after_help = "Example:\n  doorstep bookmark label 3 home-visit safety")]
    Label {
        /// The number that `list` shows
        id: i64,
        /// The labels
        labels: Vec<String>,
    },
    /// Move a saved section in the list
    #[command(after_help = "Examples:\n  doorstep bookmark move 3 --before 1\n  doorstep bookmark move 3 --last")]
    Move {
        /// The number that `list` shows
        id: i64,
        /// Right before this one
        #[arg(long, value_name = "ID", required_unless_present = "last", conflicts_with = "last")]
        before: Option<i64>,
        /// To the end
        #[arg(long)]
        last: bool,
    },
    /// Remove a saved section and every trace of it
    Remove {
        /// The number that `list` shows
        id: i64,
    },
    /// Write all saved sections to a file: sealed with a passphrase, or so that whoever has it can read it
    #[command(after_help = "\
Examples:
  doorstep bookmark export --seal saved.json
  doorstep bookmark export --unsealed - | less

At a terminal you are asked for a passphrase; without one, the file is not sealed.")]
    Export {
        /// The file to write; `-` for standard output
        file: PathBuf,
        /// Replace the file if it is there
        #[arg(long)]
        force: bool,
        /// Seal the file with a passphrase, and write none without
        #[arg(long, conflicts_with = "unsealed")]
        seal: bool,
        /// Do not ask for a passphrase: whoever has the file can read it
        #[arg(long, conflicts_with = "PassphraseFrom")]
        unsealed: bool,
        /// Where a script has the passphrase
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
    /// Add the saved sections of an exported file
    #[command(
        after_help = "Example:\n  doorstep bookmark import saved.json\n\nFor a sealed file you are asked for its passphrase."
    )]
    Import {
        /// A file that `export` wrote; `-` for standard input
        file: PathBuf,
        /// Where a script has the passphrase
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
}

/// Where a script has a passphrase.
#[derive(Args, Clone, Debug, Default)]
#[group(multiple = false)]
pub struct PassphraseFrom {
    /// Take the passphrase from the first line of this file, `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Take the passphrase from this variable of the environment
    #[arg(long, value_name = "NAME")]
    pub passphrase_env: Option<String>,
    /// Take the passphrase from the first line of this open descriptor
    #[arg(long, value_name = "NUMBER")]
    pub passphrase_fd: Option<u32>,
}
