//! What a program does to a folder, as `strace` sees it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use super::disk::{Change, Disk, Found, Node};

/// Every call that changes files, or where a file is written next. Not seen is what is written through shared memory: of the
/// store only the index of its log, which is made anew after a loss.
const CALLS: &str = "?open,openat,?creat,close,?dup,?dup2,dup3,fcntl,lseek,read,write,pwrite64,writev,pwritev,?pwritev2,\
    ftruncate,?truncate,fallocate,fsync,fdatasync,?sync,?syncfs,?rename,renameat,renameat2,?link,linkat,?unlink,unlinkat,\
    ?mkdir,mkdirat,?rmdir,copy_file_range,sendfile,?symlink,symlinkat,?io_uring_setup";

/// A step of a program.
#[derive(Debug)]
pub enum Step {
    /// It changed the disk.
    Disk(Change),
    /// It said so.
    Told(String),
}

/// What a program did to a folder, from its start to its end.
pub struct Recording {
    pub(super) before: Found,
    pub(super) steps: Vec<Step>,
    /// How the program ended.
    pub status: ExitStatus,
}

/// Runs a program and records what it does to a folder, which need not be the one that it is given.
///
/// # Panics
/// Where `strace` fails, or the program does what is not understood here.
pub fn record(folder: &Path, program: &Path, arguments: &[&str]) -> Recording {
    let folder = fs::canonicalize(folder);
    let before = folder.as_ref().ok().and_then(|folder| Found::read(folder).ok());
    let (Ok(folder), Some(before)) = (folder, before) else { unreachable!("the folder can be read") };
    let log = tempfile::NamedTempFile::new();
    assert!(log.is_ok(), "{log:?}");
    let log = log.unwrap_or_else(|_| unreachable!());
    let status = Command::new("strace")
        .args(["-f", "-qq", "-xx", "-s", "4000000", "-e", "signal=none", "-e", &format!("trace={CALLS}"), "-o"])
        .arg(log.path())
        .arg(program)
        .args(arguments)
        .stdout(Stdio::null())
        .status();
    let text = fs::read_to_string(log.path());
    let (Ok(status), Ok(text)) = (status, text) else { unreachable!("strace runs here") };
    let mut reader = Reader { disk: Disk::of(&before), files: HashMap::new(), steps: Vec::new(), folder };
    text.lines().for_each(|line| reader.line(line));
    Recording { before, steps: reader.steps, status }
}

/// An open file or folder, and where it is read or written next.
#[derive(Clone)]
struct Open {
    node: Node,
    path: PathBuf,
    at: usize,
    appends: bool,
}

struct Reader {
    folder: PathBuf,
    disk: Disk,
    files: HashMap<i64, Open>,
    steps: Vec<Step>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        assert!(
            !line.contains("<unfinished") && !line.contains("resumed>"),
            "one thread alone is understood: {line:.200}"
        );
        let call = line.split_once(' ').map_or(line, |(_, call)| call.trim_start());
        let Some((name, rest)) = call.split_once('(') else { return };
        let Some((arguments, answer)) = rest.rsplit_once(" = ") else { return };
        let answer = answer.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(-1);
        if answer >= 0 {
            let arguments = arguments.trim_end().trim_end_matches(')');
            self.call(name, &arguments.split(", ").collect::<Vec<_>>(), answer);
        }
    }

    fn call(&mut self, name: &str, arguments: &[&str], answer: i64) {
        let argument = |at: usize| arguments.get(at).copied().unwrap_or_default();
        let number = |at: usize| argument(at).parse().unwrap_or(-1);
        match name {
            "open" => self.open(self.path(None, argument(0)), argument(1), answer),
            "openat" => self.open(self.path(Some(argument(0)), argument(1)), argument(2), answer),
            "close" => drop(self.files.remove(&number(0))),
            "dup" | "dup2" | "dup3" => self.copy(number(0), answer),
            "fcntl" if argument(1).starts_with("F_DUPFD") => self.copy(number(0), answer),
            "fcntl" | "creat" if !self.files.contains_key(&number(0)) => {}
            "fcntl" => assert!(!argument(1).starts_with("F_SETFL"), "{arguments:?}"),
            "lseek" => self.place(number(0), |_| size(answer)),
            "read" => self.place(number(0), |at| at + size(answer)),
            "write" | "writev" => self.write(number(0), None, &bytes(arguments), answer),
            "pwrite64" => self.write(number(0), Some(number(3)), &bytes(arguments), answer),
            "ftruncate" => self.on_file(number(0), |node| Change::SetLength { node, length: size(number(1)) }),
            "fsync" | "fdatasync" => self.on_file(number(0), |node| Change::Sync { node }),
            "fallocate" => self.allocate(number(0), argument(1), size(number(2)) + size(number(3))),
            "rename" => self.rename(self.path(None, argument(0)), self.path(None, argument(1))),
            "renameat" | "renameat2" => {
                let (from, to) = (self.path(Some(argument(0)), argument(1)), self.path(Some(argument(2)), argument(3)));
                self.rename(from, to);
            }
            "unlink" | "rmdir" => self.remove(self.path(None, argument(0))),
            "unlinkat" => self.remove(self.path(Some(argument(0)), argument(1))),
            "mkdir" => self.make_folder(self.path(None, argument(0))),
            "mkdirat" => self.make_folder(self.path(Some(argument(0)), argument(1))),
            // Whatever else there is must not concern the folder.
            _ => {
                let paths = arguments.iter().filter_map(|argument| self.path(None, argument));
                assert_eq!(paths.count(), 0, "{name} {arguments:?}");
                let files = arguments.iter().filter_map(|argument| argument.parse().ok());
                assert!(!files.into_iter().any(|file: i64| self.files.contains_key(&file)), "{name} {arguments:?}");
            }
        }
    }

    fn change(&mut self, change: Change) {
        self.disk.change(&change);
        self.steps.push(Step::Disk(change));
    }

    /// A path within the folder.
    fn path(&self, beside: Option<&str>, quoted: &str) -> Option<PathBuf> {
        if !quoted.starts_with('"') {
            return None;
        }
        let path = PathBuf::from(String::from_utf8(unquoted(quoted)).ok()?);
        if path.is_absolute() {
            return path.strip_prefix(&self.folder).ok().map(Path::to_owned);
        }
        let folder = self.files.get(&beside?.parse().ok()?)?;
        Some(folder.path.join(path))
    }

    fn open(&mut self, path: Option<PathBuf>, flags: &str, answer: i64) {
        let Some(path) = path else { return };
        let node = self.disk.node(&path).unwrap_or_else(|| {
            let new = self.disk.next();
            self.change(Change::New { path: path.clone(), is_folder: false });
            new
        });
        if flags.contains("O_TRUNC") {
            self.change(Change::SetLength { node, length: 0 });
        }
        self.files.insert(answer, Open { node, path, at: 0, appends: flags.contains("O_APPEND") });
    }

    fn copy(&mut self, from: i64, to: i64) {
        if let Some(file) = self.files.get(&from).cloned() {
            self.files.insert(to, file);
        }
    }

    fn place(&mut self, file: i64, next: impl Fn(usize) -> usize) {
        if let Some(open) = self.files.get_mut(&file) {
            open.at = next(open.at);
        }
    }

    fn write(&mut self, file: i64, at: Option<i64>, bytes: &[u8], answer: i64) {
        let bytes = bytes[..size(answer).min(bytes.len())].to_vec();
        let Some(open) = self.files.get(&file).cloned() else {
            if file == 1 {
                self.steps.push(Step::Told(String::from_utf8_lossy(&bytes).trim_end().to_owned()));
            }
            return;
        };
        let end = self.disk.length(open.node);
        let place = at.map_or(if open.appends { end } else { open.at }, size);
        if at.is_none() {
            self.place(file, |_| place + bytes.len());
        }
        self.change(Change::Write { node: open.node, at: place, bytes });
    }

    fn allocate(&mut self, file: i64, mode: &str, end: usize) {
        assert_eq!(mode, "0", "only room is made");
        let Some(node) = self.files.get(&file).map(|open| open.node) else { return };
        if self.disk.length(node) < end {
            self.change(Change::SetLength { node, length: end });
        }
    }

    fn on_file(&mut self, file: i64, change: impl Fn(Node) -> Change) {
        if let Some(open) = self.files.get(&file) {
            self.change(change(open.node));
        }
    }

    fn rename(&mut self, from: Option<PathBuf>, to: Option<PathBuf>) {
        match (from, to) {
            (Some(from), Some(to)) => self.change(Change::Rename { from, to }),
            (None, None) => {}
            crossing => unreachable!("moved into or out of the folder: {crossing:?}"),
        }
    }

    fn remove(&mut self, path: Option<PathBuf>) {
        if let Some(path) = path {
            self.change(Change::Remove { path });
        }
    }

    fn make_folder(&mut self, path: Option<PathBuf>) {
        if let Some(path) = path {
            self.change(Change::New { path, is_folder: true });
        }
    }
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

/// All that stands in quotes among the arguments.
fn bytes(arguments: &[&str]) -> Vec<u8> {
    arguments.iter().filter(|argument| argument.contains('"')).flat_map(|argument| unquoted(argument)).collect()
}

/// The bytes of `"\x61\x62"`.
fn unquoted(text: &str) -> Vec<u8> {
    let inside = text.split('"').nth(1).unwrap_or_default();
    inside.split("\\x").skip(1).filter_map(|digits| u8::from_str_radix(digits, 16).ok()).collect()
}
