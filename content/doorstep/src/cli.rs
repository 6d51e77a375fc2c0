//! The command line, as it is typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

use crate::{reader, signing};

/// An offline handbook for work in the field: read it, write it, build it.
#[derive(Debug, Parser)]
#[command(name = "doorstep", version, after_long_help = AFTER)]
pub struct Cli {
    /// What is read, and where.
    #[command(flatten)]
    pub options: reader::Options,
    /// What to do; without it, read.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER: &str = "\
Without a command: the interactive reader in a terminal, else the contents.

Exit codes:
  0  done
  1  nothing found or nothing installed, `check` found errors, or a pack is not signed by whom it should be
  2  the command line is wrong
  3  a handbook, the saved sections or a file can't be used, or a handbook is refused
  4  there is no such section

Examples:
  doorstep                                          read
  doorstep search safety plan
  doorstep --locale es read hmd5r
  doorstep check content/handbooks/child-sex-trafficking
  doorstep build content/handbooks/child-sex-trafficking -o handbook.pack
  doorstep --pack handbook.pack home
  doorstep install handbook.pack --keys keys.toml";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Something that a reader does.
    #[command(flatten)]
    Reader(reader::Command),
    /// Something that an editor does.
    #[command(flatten)]
    Editor(Editor),
}

/// What an editor does.
#[derive(Debug, Subcommand)]
pub enum Editor {
    /// List every problem of a handbook's files, with its cure
    Check {
        /// The handbook's folder
        folder: PathBuf,
        /// The last release: none of its ids may be lost
        #[arg(long, value_name = "PACK")]
        against: Option<PathBuf>,
    },
    /// Build a pack from a handbook's files
    Build {
        /// The handbook's folder
        folder: PathBuf,
        /// The pack to write; `-` for standard output
        #[arg(short, long, value_name = "PACK")]
        output: PathBuf,
    },
    /// Record which source text a translation was made from
    Stamp {
        /// The handbook's folder
        folder: PathBuf,
        /// The translation's language
        #[arg(value_name = "LOCALE")]
        language: String,
        /// Sections and topics that were brought up to date; without any, those that have no stamp yet
        ids: Vec<String>,
    },
    /// Print fresh ids for new sections
    Id {
        /// How many
        #[arg(default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
        count: u16,
    },
    /// Show what a pack says of itself
    Info {
        /// The pack
        pack: PathBuf,
    },
    /// Keys, signatures and what they are worth
    #[command(flatten)]
    Signing(signing::Command),
    /// Measure search on a collection of questions: docs.jsonl and queries.jsonl in a folder
    Eval {
        /// The collection's folder; its name ends in the language, such as xquad-es
        folder: PathBuf,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}
