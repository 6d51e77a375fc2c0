//! Keys and signatures, as whoever publishes a handbook types them.

use std::fs;
use std::path::Path;
use std::process::Command;

use doorstep_tests::sample::bundled_pack;

use crate::sandbox::{Ran, Sandbox};

/// A publisher's folders: keys, and what is beside the handbook.
struct Publisher {
    sandbox: Sandbox,
}

impl Publisher {
    fn new() -> Self {
        let publisher = Self { sandbox: Sandbox::new() };
        publisher.keygen("keys");
        publisher.write_keys();
        fs::write(publisher.sandbox.file("handbook.pack"), bundled_pack()).unwrap();
        publisher
    }

    fn path(&self, name: &str) -> String {
        self.sandbox.file(name).to_str().unwrap().to_owned()
    }

    fn keygen(&self, folder: &str) -> Ran {
        let ran = self.sandbox.run(&["keygen", &self.path(folder), "--no-passphrase"]);
        assert_eq!(ran.code(), Some(0), "{}", ran.err());
        ran
    }

    fn write_keys(&self) {
        let public = |kind: &str| {
            let file = fs::read_to_string(self.path(&format!("keys/{kind}.pub"))).unwrap();
            format!("{kind} = \"{}\"\n", file.lines().nth(1).unwrap())
        };
        let keys = format!(
            "handbook = \"child-sex-trafficking\"\npublisher = \"Office of Visits\"\n{}{}",
            public("release"),
            public("recovery")
        );
        fs::create_dir_all(self.path("handbook")).unwrap();
        fs::write(self.path("handbook/keys.toml"), keys).unwrap();
    }

    /// Runs the command; names that begin with `:` are files of this publisher.
    fn run(&self, words: &[&str]) -> Ran {
        let words: Vec<_> = words
            .iter()
            .map(|word| word.strip_prefix(':').map_or((*word).to_owned(), |name| self.path(name)))
            .collect();
        self.sandbox.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[track_caller]
    fn told(&self, words: &[&str], code: i32, parts: &[&str]) -> Ran {
        let ran = self.run(words);
        let said = ran.out() + &ran.err();
        assert_eq!(ran.code(), Some(code), "{words:?}: {said}");
        for part in parts {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        assert!(!said.contains("panicked"));
        ran
    }
}

const VERIFY: [&str; 4] = ["verify", ":handbook.pack", "--keys", ":handbook/keys.toml"];

#[test]
fn p1_a_pack_is_signed_and_verified_by_the_pinned_name() {
    let publisher = Publisher::new();
    publisher.told(&["verify", ":handbook.pack"], 0, &["whole", "not signed"]);
    publisher.told(&VERIFY, 1, &["not signed", "Office of Visits"]);
    let before = fs::read(publisher.path("handbook.pack")).unwrap();
    let sign = ["sign", ":handbook.pack", "--key", ":keys/release.key", "--keys", ":handbook/keys.toml"];
    publisher.told(&sign, 0, &["signed by Office of Visits", "child-sex-trafficking, version", "epoch 0"]);
    let after = fs::read(publisher.path("handbook.pack")).unwrap();
    assert_eq!(after[..before.len() - 40], before[..before.len() - 40], "all before the signature stays");
    publisher.told(&VERIFY, 0, &["whole, signed by Office of Visits", "version", "epoch 0", "issued", "review by"]);
    publisher.told(&["verify", ":handbook.pack"], 0, &["whole; signed", "--keys"]);
    publisher.told(&["info", ":handbook.pack"], 0, &["signature  there"]);
    publisher.told(&["--pack", ":handbook.pack", "home"], 0, &["If someone is in danger"]);

    // Keys of others, and a key that no phone knows.
    publisher.keygen("others");
    let other = ["sign", ":handbook.pack", "--key", ":others/release.key"];
    publisher.told(&[&other[..], &["--keys", ":handbook/keys.toml"]].concat(), 3, &["no phone would take"]);
    publisher.told(&VERIFY, 0, &["whole, signed by"]);
    publisher.told(&other, 0, &["signed"]);
    publisher.told(&VERIFY, 1, &["not signed by Office of Visits"]);
}

#[test]
fn p1_what_is_damaged_or_no_pack_is_neither_signed_nor_verified() {
    let publisher = Publisher::new();
    let pack = fs::read(publisher.path("handbook.pack")).unwrap();
    let mut changed = pack.clone();
    changed[5000] ^= 1;
    for (bytes, part) in
        [(changed, "damaged"), (pack[..pack.len() / 2].to_vec(), ""), (b"\x1b]52;c;YQ==\x07".to_vec(), "")]
    {
        fs::write(publisher.path("handbook.pack"), &bytes).unwrap();
        publisher.told(&["sign", ":handbook.pack", "--key", ":keys/release.key"], 3, &[part]);
        let ran = publisher.told(&["verify", ":handbook.pack"], 3, &[part]);
        assert!(!ran.err().contains('\u{1b}'));
        assert_eq!(fs::read(publisher.path("handbook.pack")).unwrap(), bytes, "and it stays as it was");
    }
    for words in [["sign", ":", "--key", ":keys/release.key"], ["sign", "/dev/null", "--key", ":keys/release.key"]] {
        publisher.told(&words, 3, &["not a plain file"]);
    }
    publisher.told(&["verify", ":nothing.pack"], 3, &["can't be read"]);
}

#[test]
fn p6_keys_are_replaced_by_recovery_and_the_old_one_is_out() {
    let publisher = Publisher::new();
    publisher.keygen("next");
    let rotate = ["rotate", ":handbook", ":next/release.pub", "--key"];
    publisher.told(&[&rotate[..], &[":keys/release.key"]].concat(), 3, &["not the recovery key"]);
    assert!(!Path::new(&publisher.path("handbook/rotation.toml")).exists());
    publisher.told(&[&rotate[..], &[":keys/recovery.key"]].concat(), 0, &["epoch 1", "signs", "revoked"]);
    publisher.told(&[&rotate[..3], &["--key", ":keys/recovery.key", "--epoch", "1"]].concat(), 3, &["above 1"]);

    // The pack of before is of an epoch that is over, whoever signs it.
    let sign = ["sign", ":handbook.pack", "--keys", ":handbook/keys.toml", "--key"];
    publisher.told(&[&sign[..], &[":keys/release.key"]].concat(), 3, &["before Office of Visits changed their keys"]);

    // Built with the block, it is signed by the new key alone.
    copy_handbook(&publisher);
    publisher.told(&["build", ":handbook", "-o", ":handbook.pack"], 0, &["sections"]);
    publisher.told(&[&sign[..], &[":keys/release.key"]].concat(), 3, &["not signed by Office of Visits"]);
    publisher.told(&["sign", ":handbook.pack", "--key", ":next/release.key"], 3, &["--keys"]);
    publisher.told(&[&sign[..], &[":next/release.key"]].concat(), 0, &["epoch 1"]);
    publisher.told(&VERIFY, 0, &["signed by Office of Visits", "epoch 1"]);
    // A phone that knows the pinned keys alone takes it, too.
    fs::create_dir(publisher.path("phone")).unwrap();
    fs::copy(publisher.path("handbook/keys.toml"), publisher.path("phone/keys.toml")).unwrap();
    publisher.told(&["verify", ":handbook.pack", "--keys", ":phone/keys.toml"], 0, &["signed by Office of Visits"]);

    // A rotation that does not count is not passed over.
    fs::write(publisher.path("handbook/rotation.toml"), "block = \"{}\"\nsignature = \"\"\n").unwrap();
    publisher.told(&VERIFY, 3, &["rotation.toml", "does not count"]);
}

fn copy_handbook(publisher: &Publisher) {
    let sources = doorstep_tests::repository::root().join("content/handbooks/child-sex-trafficking");
    let copied = Command::new("cp").arg("-r").arg(sources.join(".")).arg(publisher.path("handbook")).status();
    assert!(copied.unwrap().success());
}

#[test]
fn p6_a_delegation_is_written_for_the_agency() {
    let publisher = Publisher::new();
    publisher.keygen("county");
    let delegate = |agency: &str, day: &str, key: &str| {
        publisher.run(&[
            "delegate",
            ":handbook",
            ":county/release.pub",
            "--agency",
            agency,
            "--overlay",
            "county",
            "--until",
            day,
            "--key",
            key,
            "-o",
            ":delegation.toml",
        ])
    };
    for (agency, day, key, code) in [
        ("The County", "2027-02-30", ":keys/recovery.key", 2),
        ("The\u{1b}[2JCounty", "2027-06-30", ":keys/recovery.key", 2),
        ("The County", "2027-06-30", ":keys/release.key", 3),
        ("The County", "2027-06-30", ":keys/recovery.key", 0),
    ] {
        let ran = delegate(agency, day, key);
        assert_eq!(ran.code(), Some(code), "{}", ran.err());
        assert_eq!(Path::new(&publisher.path("delegation.toml")).exists(), code == 0);
    }
    let written = fs::read_to_string(publisher.path("delegation.toml")).unwrap();
    assert!(written.contains("overlay-1") && written.contains("The County"), "{written}");
}

#[test]
fn keys_are_their_owners_alone_and_never_replaced() {
    let publisher = Publisher::new();
    let again = publisher.sandbox.run(&["keygen", &publisher.path("keys"), "--no-passphrase"]);
    assert_eq!(again.code(), Some(3));
    assert!(again.err().contains("never replaced"), "{}", again.err());
    let beside = publisher.sandbox.file("beside");
    fs::create_dir(&beside).unwrap();
    fs::write(beside.join("handbook.toml"), "").unwrap();
    let ran = publisher.sandbox.run(&["keygen", beside.to_str().unwrap(), "--no-passphrase"]);
    assert_eq!((ran.code(), fs::read_dir(&beside).unwrap().count()), (Some(3), 1), "{}", ran.err());

    let printed =
        publisher.told(&["keygen", ":stick", "--only", "recovery", "--no-passphrase"], 0, &["recovery = \"RW"]);
    assert!(!printed.out().contains("release =") && !Path::new(&publisher.path("stick/release.key")).exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| fs::metadata(publisher.path(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("stick"), mode("stick/recovery.key"), mode("stick/recovery.pub")), (0o700, 0o600, 0o644));
        fs::set_permissions(publisher.path("keys/release.key"), fs::Permissions::from_mode(0o644)).unwrap();
        let ran = publisher.run(&["sign", ":handbook.pack", "--key", ":keys/release.key"]);
        assert!(ran.code() == Some(0) && ran.err().contains("chmod 600"), "{}", ran.err());
    }
}

#[test]
fn a_guarded_key_asks_for_its_passphrase_in_a_file_a_variable_or_at_the_terminal() {
    let publisher = Publisher::new();
    fs::write(publisher.path("words"), "the right words\n").unwrap();
    fs::write(publisher.path("wrong"), "other words\n").unwrap();
    let keygen = ["keygen", ":guarded", "--passphrase-file", ":words"];
    publisher.told(&keygen, 0, &["release = ", "recovery = "]);
    let sign = ["sign", ":handbook.pack", "--key", ":guarded/release.key"];
    publisher.told(&[&sign[..], &["--passphrase-file", ":words"]].concat(), 0, &["signed"]);
    publisher.told(&[&sign[..], &["--passphrase-file", ":wrong"]].concat(), 3, &["passphrase does not open"]);
    let words: Vec<_> = sign
        .iter()
        .map(|word| word.strip_prefix(':').map_or((*word).to_owned(), |name| publisher.path(name)))
        .collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let by_variable = publisher.sandbox.command(&words).env("DOORSTEP_PASSPHRASE", "the right words").output().unwrap();
    assert!(by_variable.status.success());
    let by_input =
        publisher.sandbox.run_with(&[&words[..], &["--passphrase-file", "-"]].concat(), b"the right words\n");
    assert_eq!(by_input.code(), Some(0), "{}", by_input.err());
    // Without a terminal, it says what else there is.
    #[cfg(target_os = "linux")]
    {
        let output = publisher.sandbox.command(&words);
        let mut alone = Command::new("setsid");
        alone.arg("--wait").arg(output.get_program()).args(output.get_args());
        alone.env_remove("DOORSTEP_PASSPHRASE").stdin(std::process::Stdio::null());
        let output = alone.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(3) && said.contains("--passphrase-file"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn signing_over_a_link_leaves_the_link_and_over_a_killed_one_the_old_file() {
    use std::os::unix::fs::symlink;
    let publisher = Publisher::new();
    symlink("handbook.pack", publisher.path("link.pack")).unwrap();
    publisher.told(&["sign", ":link.pack", "--key", ":keys/release.key"], 0, &["signed"]);
    assert!(fs::symlink_metadata(publisher.path("link.pack")).unwrap().is_symlink());
    publisher.told(&["verify", ":handbook.pack", "--keys", ":handbook/keys.toml"], 0, &["signed by"]);
    let folder = fs::read_dir(publisher.sandbox.file("")).unwrap();
    let names: Vec<_> = folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| !name.starts_with(".doorstep-")), "{names:?}");

    // Whenever it ends, the pack is the old one or a signed one, whole.
    for milliseconds in [1, 5, 10, 20, 40, 80, 160, 320] {
        let words = ["sign", &publisher.path("handbook.pack"), "--key", &publisher.path("keys/release.key")];
        let mut child = publisher.sandbox.command(&words).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        let _ = child.kill();
        child.wait().unwrap();
        publisher.told(&["verify", ":handbook.pack", "--keys", ":handbook/keys.toml"], 0, &["whole, signed by"]);
    }
}

/// With the program minisign, where it is there (`MINISIGN` names it otherwise).
#[test]
fn p1_the_program_minisign_verifies_what_is_signed_here() {
    let program = std::env::var("MINISIGN").unwrap_or_else(|_| "minisign".to_owned());
    if Command::new(&program).arg("-v").output().is_err() {
        doorstep_tests::note("p1_the_program_minisign_verifies_what_is_signed_here", "the program is not there");
        return;
    }
    let publisher = Publisher::new();
    publisher.told(&["sign", ":handbook.pack", "--key", ":keys/release.key"], 0, &["signed"]);
    let pack = fs::read(publisher.path("handbook.pack")).unwrap();
    let number = |at: usize| usize::try_from(u64::from_le_bytes(pack[at..at + 8].try_into().unwrap())).unwrap();
    let footer = pack.len() - 40;
    let (manifest, signature) = (number(footer), number(footer + 8));
    let start = footer - signature;
    fs::write(publisher.path("manifest"), &pack[start - manifest..start]).unwrap();
    fs::write(publisher.path("manifest.minisig"), &pack[start..footer]).unwrap();
    let verify = |file: &str| {
        let mut command = Command::new(&program);
        command.arg("-V").arg("-p").arg(publisher.path("keys/release.pub")).arg("-m").arg(publisher.path(file));
        command.arg("-x").arg(publisher.path("manifest.minisig")).output().unwrap()
    };
    let output = verify("manifest");
    assert!(output.status.success(), "{output:?}");
    assert!(!verify("handbook/keys.toml").status.success());
}
