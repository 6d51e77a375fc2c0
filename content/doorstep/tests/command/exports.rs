//! Exports: to pipes, devices and through links, sealed and not, and killed on the way.

use std::fs;
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use doorstep_tests::skip;
use serde_json::Value;

use crate::sandbox::{PROGRAM, Ran, Sandbox};

const NOTE: &str = "canary-note";

fn saved() -> Sandbox {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&["bookmark", "add", "gbzxm", "--note", NOTE]).code(), Some(0));
    sandbox
}

fn does(sandbox: &Sandbox, words: &[&str]) -> Ran {
    let ran = sandbox.run(words);
    assert_eq!(ran.code(), Some(0), "{words:?}: {}", ran.err());
    ran
}

fn path(sandbox: &Sandbox, name: &str) -> String {
    sandbox.file(name).to_str().unwrap().to_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn s14_a_dash_is_the_pipe() {
    let (here, there) = (saved(), Sandbox::new());
    for dash in ["-", "/dev/stdout", "/dev/fd/1"] {
        let mut command = here.command(&["bookmark", "export", dash]);
        let exported = Ran(command.current_dir(here.file("")).output().unwrap());
        assert_eq!(exported.code(), Some(0), "{}", exported.err());
        let json: Value = serde_json::from_str(&exported.out()).unwrap();
        assert_eq!(json["bookmarks"][0]["note"], NOTE);
        assert!(exported.err().contains("1 saved section written"), "{}", exported.err());
        assert!(!here.file("-").exists(), "no file of that name");
    }
    let exported = does(&here, &["bookmark", "export", "-", "--json"]);
    assert!(serde_json::from_str::<Value>(&exported.out()).is_ok() && exported.err().contains(r#"{"written":1"#));
    let imported = there.run_with(&["bookmark", "import", "-"], exported.out().as_bytes());
    assert!(imported.out().contains("1 added"), "{}", imported.err());
}

#[test]
fn s14_devices_and_pipes_are_written_to_and_never_replaced() {
    let sandbox = saved();
    let before = fs::metadata("/dev/null").unwrap().file_type();
    let ran = does(&sandbox, &["bookmark", "export", "/dev/null", "--force"]);
    assert!(ran.out().contains("1 saved section written"));
    assert!(before.is_char_device() && fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let pipe = path(&sandbox, "pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut reader = Command::new("cat").arg(&pipe).stdout(Stdio::piped()).spawn().unwrap();
    does(&sandbox, &["bookmark", "export", &pipe]);
    let mut text = String::new();
    reader.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert!(reader.wait().unwrap().success() && text.contains(NOTE));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    for other in ["", "/dev/full"] {
        let to = if other.is_empty() { sandbox.data().to_str().unwrap().to_owned() } else { other.to_owned() };
        let ran = sandbox.run(&["bookmark", "export", &to, "--force"]);
        assert!(ran.code() == Some(3) && ran.err().contains("can't be written"), "{to}: {}", ran.err());
    }
}

#[test]
fn s14_a_link_stays_and_its_target_is_replaced() {
    let sandbox = saved();
    let [link, chain, file] = ["link", "chain", "file"].map(|name| path(&sandbox, name));
    symlink("file", &link).unwrap();
    symlink("link", &chain).unwrap();
    does(&sandbox, &["bookmark", "export", &chain]);
    assert!(fs::read_to_string(&file).unwrap().contains(NOTE), "a link to a file that is not there yet");
    fs::write(&file, "old").unwrap();
    assert_eq!(sandbox.run(&["bookmark", "export", &link]).code(), Some(3), "not without --force");
    for more in [&[][..], &["--passphrase-env", "PASS"]] {
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        let mut command = sandbox.command(&[&["bookmark", "export", "--force", &link][..], more].concat());
        assert!(command.env("PASS", "four plain words here").output().unwrap().status.success());
        assert!(fs::read_to_string(&file).unwrap().contains("doorstep-bookmarks"));
        assert!(
            fs::symlink_metadata(&link).unwrap().is_symlink() && fs::symlink_metadata(&chain).unwrap().is_symlink()
        );
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let looped = path(&sandbox, "looped");
    symlink("looped", &looped).unwrap();
    assert_eq!(sandbox.run(&["bookmark", "export", &looped]).code(), Some(3));
}

#[test]
fn s14_a_pack_is_built_through_a_link_and_into_a_pipe() {
    let sandbox = Sandbox::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/kotlin/handbook");
    let [link, file] = ["link.pack", "file.pack"].map(|name| path(&sandbox, name));
    fs::write(&file, "old").unwrap();
    symlink("file.pack", &link).unwrap();
    does(&sandbox, &["build", folder, "-o", &link]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    does(&sandbox, &["verify", &file]);
    let mut command = sandbox.command(&["build", folder, "-o", "-"]);
    let printed = command.current_dir(sandbox.file("")).output().unwrap();
    assert!(printed.status.success() && printed.stdout == fs::read(&file).unwrap(), "the pack alone is in the pipe");
    assert!(!sandbox.file("-").exists());
    does(&sandbox, &["build", folder, "-o", "/dev/null"]);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn c10_the_warning_comes_before_an_export_that_is_not_sealed() {
    let sandbox = saved();
    let full = sandbox.run(&["bookmark", "export", "/dev/full"]);
    assert!(full.code() == Some(3) && full.err().contains("not sealed"), "before it is written: {}", full.err());
    let file = path(&sandbox, "sealed");
    let ran = sandbox.run_with(&["bookmark", "export", &file, "--passphrase-file", "-"], b"four plain words\n");
    assert!(ran.code() == Some(0) && !ran.err().contains("not sealed"), "{}", ran.err());
}

#[test]
fn c10_a_passphrase_seals_an_export_and_opens_it() {
    let (here, there) = (saved(), Sandbox::new());
    let [file, secret] = ["sealed.json", "secret"].map(|name| path(&here, name));
    fs::write(&secret, "four plain words here\r\nnot this\n").unwrap();
    let ran = does(&here, &["bookmark", "export", &file, "--passphrase-file", &secret, "--json"]);
    assert!(ran.out().contains(r#""sealed":true"#));
    let sealed = fs::read_to_string(&file).unwrap();
    assert!(!sealed.contains(NOTE) && !sealed.contains("gbzxm"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let refused = |ran: &Ran, said: &str| assert!(ran.code() == Some(3) && ran.err().contains(said), "{}", ran.err());
    refused(&there.run(&["bookmark", "import", &file]), "--passphrase-file");
    let with = |pass: &str| {
        let mut command = there.command(&["bookmark", "import", &file, "--passphrase-env", "PASS"]);
        Ran(command.env("PASS", pass).output().unwrap())
    };
    refused(&with("four plain words"), "does not open this file");
    refused(&with(""), "no passphrase");
    refused(&there.run(&["bookmark", "import", &file, "--passphrase-env", "NOT_THERE"]), "No passphrase could be read");
    assert!(with("four plain words here").out().contains("1 added"));
    // By a descriptor, and with the export on the same standard input.
    let both = format!("four plain words here\n{sealed}");
    let ran = there.run_with(&["bookmark", "import", "-", "--passphrase-file", "-"], both.as_bytes());
    assert!(ran.out().contains("1 already there"), "{}", ran.err());
    let ran = there.run_with(&["bookmark", "import", &file, "--passphrase-fd", "0"], b"four plain words here");
    assert!(ran.out().contains("1 already there"), "{}", ran.err());
    refused(&here.run(&["bookmark", "export", "-", "--seal"]), "no passphrase");
}

/// Wherever an export is killed, no file has a note in it that is not the one that was asked for; that one is whole.
#[test]
fn c10_a_killed_export_leaves_no_unsealed_copy() {
    let test = "c10_a_killed_export_leaves_no_unsealed_copy";
    let sandbox = saved();
    let folder = sandbox.file("out");
    let file = folder.join("saved.json");
    let log = sandbox.file("log");
    let mut killed = 0;
    for force in [false, true] {
        for call in ["write", "fsync", "linkat", "unlink", "openat", "rename", "renameat2"] {
            for nth in 1.. {
                let _ = fs::remove_dir_all(&folder);
                fs::create_dir(&folder).unwrap();
                if force {
                    fs::write(&file, "old").unwrap();
                }
                let words = ["bookmark", "export", file.to_str().unwrap(), "--force"];
                let words = if force { &words[..] } else { &words[..3] };
                let ran = Command::new("strace")
                    .args(["-qq", "-o"])
                    .arg(&log)
                    .args([
                        "-e",
                        &format!("trace={call}"),
                        "-e",
                        &format!("inject={call}:signal=KILL:when={nth}"),
                        PROGRAM,
                    ])
                    .arg("--data-dir")
                    .arg(sandbox.data())
                    .args(words)
                    .output();
                let Some(ran) = ran.ok().filter(|_| log.exists()) else {
                    skip(test, "strace is not installed or not allowed here");
                    return;
                };
                let what = format!("{call} {nth}, force: {force}");
                for name in names(&folder) {
                    assert_eq!(name, "saved.json", "{what}");
                    let text = fs::read_to_string(&file).unwrap();
                    assert!(text == "old" || serde_json::from_str::<Value>(&text).is_ok(), "{what}: not whole");
                }
                if ran.status.success() {
                    break;
                }
                killed += 1;
            }
        }
    }
    assert!(killed > 20, "{killed}");
}
