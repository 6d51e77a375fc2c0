//! The commands of whoever publishes a handbook, as they are typed.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use doorstep_core::pack::Date;
use doorstep_core::trust::Name;

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the keys that sign a handbook, and print the lines of its keys.toml
    #[command(after_help = "\
Examples:
  doorstep keygen ~/keys
  doorstep keygen /media/stick --only recovery

Secret keys (.key) are for their owner alone and guarded by a passphrase; public ones (.pub) may be known to all.
The recovery key is best made on a second machine and kept offline: docs/signing.md.")]
    Keygen {
        /// The folder for the keys; not the handbook's
        folder: PathBuf,
        /// Make only one of the two
        #[arg(long, value_name = "KEY")]
        only: Option<Kind>,
        /// Guard the secret keys by nothing but their files
        #[arg(long, conflicts_with = "passphrase_file")]
        no_passphrase: bool,
        /// Where the passphrase is
        #[command(flatten)]
        passphrase: PassphraseArgs,
    },
    /// Sign a pack: all but its signature stays as it is
    #[command(after_help = "\
Example:
  doorstep sign handbook.pack --key ~/keys/release.key --keys handbook/keys.toml

With --keys the pack is signed only if phones that know these keys would take it.")]
    Sign {
        /// The pack
        pack: PathBuf,
        /// Whom to sign as
        #[command(flatten)]
        key: KeyArgs,
        /// The publisher's keys.toml; a rotation.toml beside it counts, too
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
    },
    /// Read every byte of a pack, hold it against what the pack says of itself, and tell who signed it
    #[command(after_help = "\
Examples:
  doorstep verify handbook.pack
  doorstep verify handbook.pack --keys handbook/keys.toml

Without --keys nobody knows whose signature it is, so that only damage is found.
Exit codes: 0 whole, and signed by whom the keys name; 1 not signed by them; 3 damaged, or it can't be read.")]
    Verify {
        /// The pack
        pack: PathBuf,
        /// The publisher's keys.toml; a rotation.toml beside it counts, too
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
    },
    /// Replace the release keys of a handbook: writes rotation.toml, which `build` puts into every pack
    #[command(after_help = "\
Example:
  doorstep rotate handbook ~/keys/new/release.pub --key /media/stick/recovery.key

The folder needs keys.toml and, if keys were replaced before, the last rotation.toml; nothing else of the handbook.
The keys of before are revoked. Phones take the new ones from the next pack on, without a new app.")]
    Rotate {
        /// The folder with keys.toml
        folder: PathBuf,
        /// The public keys that sign releases from now on (.pub)
        #[arg(required = true, value_name = "PUBLIC")]
        release: Vec<PathBuf>,
        /// The recovery key
        #[command(flatten)]
        key: KeyArgs,
        /// Revoke this public key, too, such as an agency's; may be repeated
        #[arg(long, value_name = "PUBLIC")]
        revoke: Vec<PathBuf>,
        /// The epoch that begins; otherwise the one after the last
        #[arg(long, value_name = "N")]
        epoch: Option<u64>,
    },
    /// Let an agency sign an overlay of its own: writes the delegation.toml that it puts beside its handbook.toml
    #[command(after_help = "\
Example:
  doorstep delegate handbook county.pub --agency \"The County\" --overlay county --until 2027-06-30 \\
      --key /media/stick/recovery.key -o delegation.toml")]
    Delegate {
        /// The folder with the handbook's keys.toml, and its rotation.toml if there is one
        folder: PathBuf,
        /// The agency's public key (.pub)
        #[arg(value_name = "PUBLIC")]
        public: PathBuf,
        /// The agency's name, as readers will see it
        #[arg(long, value_name = "NAME", value_parser = Name::parse)]
        agency: Name,
        /// The overlay's id, permanent: `id` in the agency's handbook.toml
        #[arg(long, value_name = "ID")]
        overlay: String,
        /// The last day on which the agency's packs are installed
        #[arg(long, value_name = "DAY", value_parser = Date::parse)]
        until: Date,
        /// Higher than in the last delegation for this overlay, if the agency's key was lost or leaked
        #[arg(long, value_name = "N", default_value_t = 0)]
        epoch: u64,
        /// The recovery key
        #[command(flatten)]
        key: KeyArgs,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// The two keys of a publisher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Signs the packs
    Release,
    /// Replaces the release key and signs delegations
    Recovery,
}

/// Which key signs.
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// The secret key (.key)
    #[arg(long, value_name = "SECRET")]
    pub key: PathBuf,
    /// Where its passphrase is
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// Where a passphrase is.
#[derive(Debug, Args)]
pub struct PassphraseArgs {
    /// Read the passphrase from the first line of this file, `-` for standard input; otherwise from the variable
    /// DOORSTEP_PASSPHRASE, otherwise it is asked for
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

impl Kind {
    /// The word for it, in file names and keys.toml.
    pub fn word(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Recovery => "recovery",
        }
    }
}
