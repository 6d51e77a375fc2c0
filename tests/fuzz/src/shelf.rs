//! The folder of installed packs: what arrives, what stands in its list, and what lies in it.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use doorstep_core::bytes::ByteSource;
use doorstep_core::install::Shelf;
use doorstep_core::pack::{Date, PackLocation, SignedBytes};
use doorstep_core::trust::{Keys, Name, PublicKey};
use minisign::KeyPair;

use super::import::empty_folder;
use super::input::Input;
use super::packs::of_version;

const STEPS: usize = 8;
const LIST: &str = "shelf.json";

/// What came with the program, later releases of it that are signed, and the keys that are pinned.
struct Publisher {
    bundled: Vec<u8>,
    signed: [Vec<u8>; 2],
    keys: Keys,
}

static PUBLISHER: LazyLock<Publisher> = LazyLock::new(|| {
    let [release, recovery] = [(); 2].map(|()| KeyPair::generate_unencrypted_keypair().unwrap());
    let public = |pair: &KeyPair| PublicKey::parse(&pair.pk.to_base64()).unwrap();
    let name = Name::parse("National Office").unwrap();
    let signed = [4, 5].map(|version| {
        let pack = of_version(version);
        let parts = SignedBytes::read(&ByteSource::from_memory(pack.clone())).unwrap();
        let signature = minisign::sign(None, &release.sk, parts.manifest.as_slice(), None, None).unwrap().into_string();
        [&pack[..parts.signature_start() as usize], &parts.ending(signature.as_bytes())].concat()
    });
    let keys = Keys::new("sample", name, public(&release), public(&recovery)).unwrap();
    Publisher { bundled: of_version(3), signed, keys }
});

/// Up to eight steps in a folder. Whatever is in it, a handbook opens; whatever arrives, nothing comes in that is not signed.
pub fn shelf(data: &[u8]) {
    let mut input = Input(data);
    let publisher = &*PUBLISHER;
    let folder = empty_folder();
    let bundled = PackLocation::Memory(publisher.bundled.clone().into());
    let shelf = Shelf::new(folder.path(), bundled, vec![publisher.keys.clone()]);
    for _ in 0..STEPS {
        if input.is_empty() {
            break;
        }
        step(&mut input, &shelf, folder.path());
        let opened = shelf.open().unwrap();
        let _ = opened.pack.manifest().version;
    }
}

fn step(input: &mut Input<'_>, shelf: &Shelf, folder: &Path) {
    let publisher = &*PUBLISHER;
    let pack = &publisher.signed[usize::from(input.byte()) % 2];
    match input.byte() % 8 {
        0 => install(shelf, pack, true),
        1 => {
            let changed = Input(input.run()).edited(pack);
            install(shelf, &changed, changed == *pack);
        }
        2 => drop(shelf.before().and_then(|before| shelf.restore(before))),
        3 => drop(shelf.list()),
        4 => drop(shelf.remove_overlay(&input.text())),
        5 => drop((shelf.forget_keys(&input.text()), shelf.clean())),
        6 => change(&folder.join(LIST), input),
        _ => {
            let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
            let mut packs: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "pack")).collect();
            packs.sort();
            packs.iter().for_each(|path| change(path, input));
        }
    }
}

fn install(shelf: &Shelf, pack: &[u8], is_signed: bool) {
    let received = shelf.receive(&mut &*pack, None, Date::parse("2026-11-28").unwrap());
    if let Ok(received) = received {
        assert!(is_signed, "what nobody signed came in");
        let _ = shelf.install(received);
    }
}

/// Changes a file that is there.
fn change(path: &Path, input: &mut Input<'_>) {
    if let Ok(bytes) = fs::read(path) {
        fs::write(path, Input(input.run()).edited(&bytes)).unwrap();
    }
}
