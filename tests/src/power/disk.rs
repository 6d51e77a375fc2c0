//! A disk that knows what of it was synced.
//!
//! What is synced stays: the bytes of a file once the file was synced, a name in a folder once the folder was. What is not may
//! stay or go. Of bytes any sectors may have been written, in any order, and a file may have got its length before its bytes.
//! Names change in their order, as a journal keeps them: those that stay are the first so many.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::dice::Dice;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// A file or a folder by its number; 0 is the folder that is watched.
pub type Node = usize;

/// A change to the disk. Paths are within the folder that is watched.
#[derive(Clone, Debug)]
pub enum Change {
    /// Gives a path to a new file or folder.
    New {
        path: PathBuf,
        is_folder: bool,
    },
    Write {
        node: Node,
        at: usize,
        bytes: Vec<u8>,
    },
    SetLength {
        node: Node,
        length: usize,
    },
    Sync {
        node: Node,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
}

/// What a disk keeps of what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Nothing.
    Nothing,
    /// All of it, as where the program alone is killed.
    Everything,
    /// Names and lengths, but none of the bytes: zeros stand in their place.
    NamesAndLengths,
    /// Names alone: what was not synced is empty, or as long as it was.
    Names,
    /// Bytes, but none of the names.
    Bytes,
    /// The first so many names, and any of the sectors, by the throw of dice.
    Some(u64),
}

impl Keeps {
    /// Every way, with dice of their own for each step.
    pub fn all(step: usize) -> [Self; 8] {
        let dice = |number: u64| Self::Some(step as u64 * 3 + number);
        [Self::Nothing, Self::Everything, Self::NamesAndLengths, Self::Names, Self::Bytes, dice(1), dice(2), dice(3)]
    }
}

#[derive(Clone, Debug)]
enum Data {
    Write { at: usize, bytes: Vec<u8> },
    SetLength(usize),
}

#[derive(Clone, Debug)]
enum Kind {
    File { synced: Vec<u8>, waiting: Vec<Data> },
    Folder,
}

/// A name in a folder.
type Place = (Node, String);

/// Names that change together, and what they lead to then.
type Naming = Vec<(Place, Option<Node>)>;

/// The disk: files and folders, and the names that lead to them.
pub struct Disk {
    nodes: Vec<Kind>,
    /// Where names lead now, as programs see it.
    now: BTreeMap<Place, Node>,
    /// Where they lead on the disk itself.
    synced: BTreeMap<Place, Node>,
    waiting: Vec<Naming>,
}

/// What is found after a loss: folders, and files with their bytes.
#[derive(Debug, Hash)]
pub struct Found(BTreeMap<PathBuf, Option<Vec<u8>>>);

impl Found {
    /// What is in a folder now.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut found = BTreeMap::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(inner) = folders.pop() {
            for entry in fs::read_dir(folder.join(&inner))? {
                let path = inner.join(entry?.file_name());
                if folder.join(&path).is_dir() {
                    folders.push(path.clone());
                    found.insert(path, None);
                } else {
                    let bytes = fs::read(folder.join(&path))?;
                    found.insert(path, Some(bytes));
                }
            }
        }
        Ok(Self(found))
    }

    /// Writes it into a folder, which must not be there.
    pub fn lay(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)?;
        for (path, file) in &self.0 {
            match file {
                None => fs::create_dir(folder.join(path))?,
                Some(bytes) => fs::write(folder.join(path), bytes)?,
            }
        }
        Ok(())
    }
}

impl Disk {
    /// A disk on which this was synced long ago.
    pub fn of(found: &Found) -> Self {
        let mut disk =
            Self { nodes: vec![Kind::Folder], now: BTreeMap::new(), synced: BTreeMap::new(), waiting: Vec::new() };
        for (path, file) in &found.0 {
            disk.nodes.push(
                file.as_ref().map_or(Kind::Folder, |bytes| Kind::File { synced: bytes.clone(), waiting: Vec::new() }),
            );
            disk.now.insert(disk.place(path), disk.nodes.len() - 1);
            disk.synced.clone_from(&disk.now);
        }
        disk
    }

    /// What a path leads to now.
    pub fn node(&self, path: &Path) -> Option<Node> {
        path.components().try_fold(0, |folder, part| self.now.get(&(folder, name(part))).copied())
    }

    /// How long a file is now.
    pub fn length(&self, node: Node) -> usize {
        self.bytes(node, |_| true, |_, _| true).len()
    }

    /// The number that the next file or folder gets.
    pub fn next(&self) -> Node {
        self.nodes.len()
    }

    /// Does a change. It is on the disk itself once what it concerns is synced.
    ///
    /// # Panics
    /// Where the change is not one that a system would have done.
    pub fn change(&mut self, change: &Change) {
        match change {
            Change::New { path, is_folder } => {
                let new = self.next();
                let file = Kind::File { synced: Vec::new(), waiting: Vec::new() };
                self.nodes.push(if *is_folder { Kind::Folder } else { file });
                self.name(vec![(self.place(path), Some(new))]);
            }
            Change::Write { node, at, bytes } => {
                self.data(*node).push(Data::Write { at: *at, bytes: bytes.clone() });
            }
            Change::SetLength { node, length } => self.data(*node).push(Data::SetLength(*length)),
            Change::Sync { node } => self.sync(*node),
            Change::Rename { from, to } => {
                let node = self.node(from);
                self.name(vec![(self.place(from), None), (self.place(to), node)]);
            }
            Change::Remove { path } => self.name(vec![(self.place(path), None)]),
        }
    }

    fn place(&self, path: &Path) -> Place {
        let folder = path.parent().and_then(|parent| self.node(parent));
        assert!(folder.is_some(), "no folder of {}", path.display());
        (folder.unwrap_or_default(), path.components().next_back().map(name).unwrap_or_default())
    }

    fn data(&mut self, node: Node) -> &mut Vec<Data> {
        match &mut self.nodes[node] {
            Kind::File { waiting, .. } => waiting,
            Kind::Folder => unreachable!("nothing writes into a folder"),
        }
    }

    fn name(&mut self, naming: Naming) {
        apply(&mut self.now, &naming);
        self.waiting.push(naming);
    }

    fn sync(&mut self, node: Node) {
        if let Kind::File { .. } = self.nodes[node] {
            let bytes = self.bytes(node, |_| true, |_, _| true);
            self.nodes[node] = Kind::File { synced: bytes, waiting: Vec::new() };
            return;
        }
        // From the last on, with what came before it under the same names.
        let mut places: Vec<Place> = Vec::new();
        let mut kept = Vec::new();
        for naming in self.waiting.iter().rev() {
            let is_here = naming.iter().any(|(place, _)| place.0 == node || places.contains(place));
            if is_here {
                places.extend(naming.iter().map(|(place, _)| place.clone()));
            }
            kept.push(is_here);
        }
        let mut kept = kept.into_iter().rev();
        for naming in std::mem::take(&mut self.waiting) {
            if kept.next() == Some(true) {
                apply(&mut self.synced, &naming);
            } else {
                self.waiting.push(naming);
            }
        }
    }

    /// A file's bytes with those waiting changes of length, and sectors of those writes, that are kept.
    fn bytes(
        &self,
        node: Node,
        mut keeps_length: impl FnMut(usize) -> bool,
        mut keeps_sector: impl FnMut(usize, usize) -> bool,
    ) -> Vec<u8> {
        let Kind::File { synced, waiting } = &self.nodes[node] else { return Vec::new() };
        let mut bytes = synced.clone();
        for (number, data) in waiting.iter().enumerate() {
            match data {
                Data::SetLength(length) if keeps_length(number) => bytes.resize(*length, 0),
                Data::SetLength(_) => {}
                Data::Write { at, bytes: new } => {
                    for (sector, piece) in new.chunks(SECTOR).enumerate() {
                        let start = at + sector * SECTOR;
                        let is_kept = keeps_sector(number, sector);
                        if is_kept || keeps_length(number) {
                            bytes.resize(bytes.len().max(start + piece.len()), 0);
                        }
                        if is_kept {
                            bytes[start..start + piece.len()].copy_from_slice(piece);
                        }
                    }
                }
            }
        }
        bytes
    }

    /// What is found after a loss of power now.
    pub fn after_a_loss(&self, keeps: Keeps) -> Found {
        // Small seeds begin alike.
        let seeded = |seed: u64| Dice::new((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut dice = seeded(if let Keeps::Some(seed) = keeps { seed } else { 0 });
        let mut names = self.synced.clone();
        let named = match keeps {
            Keeps::Nothing | Keeps::Bytes => 0,
            Keeps::Everything | Keeps::NamesAndLengths | Keeps::Names => self.waiting.len(),
            Keeps::Some(_) => dice.below(self.waiting.len() + 1),
        };
        self.waiting.iter().take(named).for_each(|naming| apply(&mut names, naming));
        let mut found = BTreeMap::new();
        let mut folders = vec![(0, PathBuf::new())];
        while let Some((folder, path)) = folders.pop() {
            for ((_, name), node) in names.range((folder, String::new())..(folder + 1, String::new())) {
                let path = path.join(name);
                if let Kind::Folder = self.nodes[*node] {
                    folders.push((*node, path.clone()));
                    found.insert(path, None);
                } else {
                    let bytes = match keeps {
                        Keeps::Nothing | Keeps::Names => self.bytes(*node, |_| false, |_, _| false),
                        Keeps::Everything | Keeps::Bytes => self.bytes(*node, |_| true, |_, _| true),
                        Keeps::NamesAndLengths => self.bytes(*node, |_| true, |_, _| false),
                        Keeps::Some(seed) => {
                            let mut lengths = seeded(!seed >> 1);
                            self.bytes(*node, |_| lengths.below(2) == 0, |_, _| dice.below(2) == 0)
                        }
                    };
                    found.insert(path, Some(bytes));
                }
            }
        }
        Found(found)
    }
}

fn apply(names: &mut BTreeMap<Place, Node>, naming: &Naming) {
    for (place, node) in naming {
        match node {
            Some(node) => drop(names.insert(place.clone(), *node)),
            None => drop(names.remove(place)),
        }
    }
}

fn name(part: Component<'_>) -> String {
    part.as_os_str().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk() -> Disk {
        Disk::of(&Found([("old".into(), Some(b"before".to_vec()))].into()))
    }

    fn new(path: &str) -> Change {
        Change::New { path: path.into(), is_folder: false }
    }

    fn write(node: Node, text: &str) -> Change {
        Change::Write { node, at: 0, bytes: text.as_bytes().to_vec() }
    }

    fn found(disk: &Disk, keeps: Keeps) -> Vec<(String, String)> {
        let files = disk.after_a_loss(keeps).0;
        let text = |file: Option<Vec<u8>>| String::from_utf8(file.unwrap_or_default()).unwrap();
        files.into_iter().map(|(path, file)| (path.display().to_string(), text(file))).collect()
    }

    fn list(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_is_not_synced_may_be_there_or_not() {
        let mut disk = disk();
        disk.change(&write(1, "after!"));
        disk.change(&new("new"));
        disk.change(&write(2, "words"));
        assert_eq!(found(&disk, Keeps::Nothing), list(&[("old", "before")]));
        assert_eq!(found(&disk, Keeps::Everything), list(&[("new", "words"), ("old", "after!")]));
        assert_eq!(found(&disk, Keeps::Names), list(&[("new", ""), ("old", "before")]));
        assert_eq!(found(&disk, Keeps::NamesAndLengths), list(&[("new", "\0\0\0\0\0"), ("old", "before")]));
        assert_eq!(found(&disk, Keeps::Bytes), list(&[("old", "after!")]));
    }

    #[test]
    fn a_file_is_there_once_it_and_its_folder_are_synced() {
        let mut disk = disk();
        disk.change(&new("new"));
        disk.change(&write(2, "words"));
        disk.change(&Change::Sync { node: 2 });
        assert_eq!(found(&disk, Keeps::Nothing), list(&[("old", "before")]), "nothing leads to it yet");
        disk.change(&Change::Sync { node: 0 });
        assert_eq!(found(&disk, Keeps::Nothing), list(&[("new", "words"), ("old", "before")]));
    }

    #[test]
    fn a_file_that_is_renamed_before_it_is_synced_may_be_empty() {
        let mut disk = disk();
        disk.change(&new("new"));
        disk.change(&write(2, "words"));
        disk.change(&Change::Rename { from: "new".into(), to: "old".into() });
        disk.change(&Change::Sync { node: 0 });
        assert_eq!(found(&disk, Keeps::Nothing), list(&[("old", "")]));
        assert_eq!(found(&disk, Keeps::Everything), list(&[("old", "words")]));
    }

    #[test]
    fn a_sector_is_kept_whole_or_not_at_all() {
        let mut disk = disk();
        disk.change(&Change::Write { node: 1, at: 0, bytes: vec![b'x'; 4 * SECTOR] });
        let pieces = |seed| -> Vec<usize> {
            let Found(files) = disk.after_a_loss(Keeps::Some(seed));
            let bytes = files[Path::new("old")].clone().unwrap();
            bytes.chunks(SECTOR).map(|piece| piece.iter().filter(|byte| **byte == b'x').count()).collect()
        };
        let all: Vec<_> = (1..50).map(pieces).collect();
        assert!(all.iter().flatten().all(|count| [0, SECTOR].contains(count)), "{all:?}");
        assert!(all.iter().any(|pieces| pieces.first() == Some(&0)) && all.iter().any(|pieces| pieces[0] == SECTOR));
    }
}
