//! Packs: the file, its manifest, its database, its indexes.

use std::sync::{Arc, LazyLock};

use doorstep_core::bytes::ByteSource;
use doorstep_core::locale::Locale;
use doorstep_core::pack::PackLocation;
use doorstep_core::search::{AnalyzedText, Index, Interrupt, Query, Session};
use doorstep_core::{Config, Doorstep};
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::input::Input;

/// A frozen pack, taken apart. It stays as it is, so that an input means the same from release to release.
struct Base {
    whole: &'static [u8],
    manifest: Json,
}

/// A new format gets a base of its own, at the end.
static BASES: LazyLock<[Base; 3]> = LazyLock::new(|| {
    let packs: [&[u8]; 3] = [
        include_bytes!("../../../core/src/pack/format-2.pack"),
        include_bytes!("../bases/format-3.pack"),
        include_bytes!("../bases/format-4.pack"),
    ];
    packs.map(|whole| {
        let footer = whole.len() - 40;
        let length = u64::from_le_bytes(whole[footer..footer + 8].try_into().unwrap()) as usize;
        Base { whole, manifest: serde_json::from_slice(&whole[footer - length..footer]).unwrap() }
    })
});

const QUERIES: [&str; 6] = ["help", "saftey plan", "\"safety plan\"", "on fire", "عمل", "儿童安全 h"];

impl Base {
    /// The base that the first byte of an input names.
    fn named(input: &mut Input<'_>) -> Option<&'static Self> {
        BASES.get(usize::from(input.byte()))
    }

    fn format(&self) -> u64 {
        self.manifest["format"].as_u64().unwrap()
    }

    fn parts(&self) -> Vec<(String, &'static [u8])> {
        let parts = self.manifest["parts"].as_array().unwrap();
        let number = |part: &Json, name: &str| part[name].as_u64().unwrap() as usize;
        let bytes = |part: &Json| &self.whole[number(part, "offset")..][..number(part, "size")];
        parts.iter().map(|part| (part["name"].as_str().unwrap().to_owned(), bytes(part))).collect()
    }

    /// The pack with another part in the place of one, and a manifest that vouches for it.
    fn with_part(&self, at: usize, new: &[u8]) -> Vec<u8> {
        let mut whole = Vec::new();
        let mut listed = Vec::new();
        for (number, (name, old)) in self.parts().into_iter().enumerate() {
            let bytes = if number == at { new } else { old };
            let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            listed.push(json!({ "name": name, "offset": whole.len(), "size": bytes.len(), "sha256": sha256 }));
            whole.extend(bytes);
        }
        let mut manifest = self.manifest.clone();
        manifest["parts"] = Json::Array(listed);
        finished(whole, &serde_json::to_vec(&manifest).unwrap(), self.format())
    }
}

/// The newest frozen pack as another release of its handbook.
pub fn of_version(version: u64) -> Vec<u8> {
    let base = &BASES[2];
    let parts: Vec<u8> = base.parts().into_iter().flat_map(|(_, bytes)| bytes).copied().collect();
    let mut manifest = base.manifest.clone();
    manifest["version"] = version.into();
    finished(parts, &serde_json::to_vec(&manifest).unwrap(), base.format())
}

fn finished(mut parts: Vec<u8>, manifest: &[u8], format: u64) -> Vec<u8> {
    parts.extend(manifest);
    for number in [manifest.len() as u64, 0, format, 0] {
        parts.extend(number.to_le_bytes());
    }
    parts.extend(b"DOORSTEP");
    parts
}

/// A manifest over sound parts.
pub fn manifest(data: &[u8]) {
    let base = &BASES[1];
    let parts: Vec<u8> = base.parts().into_iter().flat_map(|(_, bytes)| bytes).copied().collect();
    use_pack(finished(parts, data, base.format()));
}

/// A whole pack with changes anywhere.
pub fn container(data: &[u8]) {
    let mut input = Input(data);
    if let Some(base) = Base::named(&mut input) {
        use_pack(input.edited(base.whole));
    }
}

/// A database that the manifest vouches for: its bytes changed, or its rows.
pub fn content(data: &[u8]) {
    let mut input = Input(data);
    let Some(base) = Base::named(&mut input) else { return };
    let whole = base.parts()[0].1;
    let changed = if input.byte() % 2 == 0 { input.edited(whole) } else { with_rows(whole, &mut input) };
    use_pack(base.with_part(0, &changed));
}

/// The database with other values in some of its rows.
fn with_rows(whole: &[u8], input: &mut Input<'_>) -> Vec<u8> {
    let mut db = Connection::open_in_memory().unwrap();
    db.deserialize_read_exact(MAIN_DB, whole, whole.len(), false).unwrap();
    let names = |sql: &str| -> Vec<String> {
        let mut query = db.prepare(sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let tables = names("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while !input.is_empty() {
        let table = &tables[usize::from(input.byte()) % tables.len()];
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"));
        let column = &columns[usize::from(input.byte()) % columns.len()];
        let (row, kind) = (input.byte(), input.byte());
        let value = match kind % 5 {
            0 => Value::Null,
            1 => Value::Integer(input.long()),
            2 => Value::Text(input.text()),
            3 => Value::Blob(input.run().to_vec()),
            _ => Value::Real(f64::from(input.number())),
        };
        let key = &columns[0];
        let place =
            format!("(SELECT {key} FROM {table} LIMIT 1 OFFSET {row} % max(1, (SELECT count(*) FROM {table})))");
        let change = match kind / 5 % 3 {
            0 => format!("UPDATE {table} SET {column} = ?1 WHERE {key} = {place}"),
            1 => format!("UPDATE {table} SET {column} = ?1"),
            _ => format!("DELETE FROM {table} WHERE {key} = {place} AND ?1 IS ?1"),
        };
        // What the schema does not allow is left as it was.
        let _ = db.execute(&change, [value]);
    }
    db.serialize(MAIN_DB).unwrap().to_vec()
}

/// An index alone, and then in its pack.
pub fn index(data: &[u8]) {
    let mut input = Input(data);
    let Some(base) = Base::named(&mut input) else { return };
    let parts = base.parts();
    let at = 1 + usize::from(input.byte()) % (parts.len() - 1);
    let changed = input.edited(parts[at].1);
    use_index(ByteSource::from_memory(changed.clone()));
    use_pack(base.with_part(at, &changed));
}

fn use_index(source: ByteSource) {
    let Ok(index) = Index::open(source).map(Arc::new) else { return };
    let text = AnalyzedText::new(&index, "A safety plan that helps.");
    for query in QUERIES {
        if let Ok(found) = Session::new().search(&index, &Query::parse(query), 20, &Interrupt::new()) {
            let _ = found.snippet(0, &text, 80);
            let _ = found.correction(&[&text]);
        }
    }
}

/// Opens a pack and shows each of its screens; whatever is answered.
fn use_pack(bytes: Vec<u8>) {
    let strings = doorstep_strings::resources();
    let config = Config { pack: PackLocation::Memory(bytes.into()), preferred: vec!["es".into()], strings };
    let Ok(doorstep) = Doorstep::open(&config) else { return };
    let spanish = Locale::parse("es").unwrap();
    let home = doorstep.home(1_800_000_000);
    let _ = doorstep.languages();
    for topic in home.map(|home| home.topics).unwrap_or_default().iter().take(5) {
        let _ = doorstep.contents(&topic.id, None);
    }
    for id in doorstep.pack().content().section_ids().unwrap_or_default().iter().take(12) {
        if let Ok(article) = doorstep.article(id, Some(&Locale::english())) {
            let _ = doorstep.spoken(&article);
        }
        let _ = doorstep.article(id, None);
        let _ = doorstep.phrase(id, 1, None, &spanish);
    }
    for query in QUERIES {
        let _ = doorstep.search(query, None, 0..20);
    }
    let _ = doorstep.pack().verify();
}
