//! A publisher with keys of its own, and signed packs of a handbook made in a test.

use doorstep_core::bytes::ByteSource;
use doorstep_core::handbook::{Block, OwnNumber, SectionId, Span};
use doorstep_core::locale::Locale;
use doorstep_core::pack::{
    Change, Date, HandbookInfo, LocalNumber, PackBuilder, PassageDraft, Release, RetiredDraft, ReviewStatus,
    SectionDraft, SignedBytes, Signing, TopicKind,
};
use doorstep_core::trust::{Delegation, Keys, Name, PublicKey, Rotation, SignedBlock};
use minisign::KeyPair;

/// What goes wrong where a pack is made; a test fails by it.
pub type Made<T> = Result<T, Box<dyn std::error::Error>>;

/// A publisher of a handbook, or an agency.
pub struct Publisher {
    /// The handbook's id.
    pub handbook: String,
    name: Name,
    release: KeyPair,
    recovery: KeyPair,
}

impl Publisher {
    /// One with fresh keys.
    pub fn new(handbook: &str, name: &str) -> Made<Self> {
        let key = KeyPair::generate_unencrypted_keypair;
        Ok(Self { handbook: handbook.to_owned(), name: Name::parse(name)?, release: key()?, recovery: key()? })
    }

    /// The same publisher with another release key.
    pub fn with_new_release_key(self) -> Made<Self> {
        Ok(Self { release: KeyPair::generate_unencrypted_keypair()?, ..self })
    }

    /// The keys to pin.
    pub fn keys(&self) -> Made<Keys> {
        Ok(Keys::new(&self.handbook, self.name.clone(), self.release_key()?, public(&self.recovery)?)?)
    }

    /// The same as `keys.toml`.
    pub fn keys_toml(&self) -> Made<String> {
        let (release, recovery) = (self.release_key()?, public(&self.recovery)?);
        Ok(format!(
            "handbook = \"{}\"\npublisher = \"{}\"\nrelease = \"{release}\"\nrecovery = \"{recovery}\"\n",
            self.handbook, self.name
        ))
    }

    /// The release key.
    pub fn release_key(&self) -> Made<PublicKey> {
        public(&self.release)
    }

    /// A pack with the release key's signature.
    pub fn sign(&self, pack: &[u8]) -> Made<Vec<u8>> {
        let parts = SignedBytes::read(&ByteSource::from_memory(pack.to_vec()))?;
        let before = pack.get(..usize::try_from(parts.signature_start())?).unwrap_or_default();
        let signature = signature(&self.release, &parts.manifest)?;
        Ok([before, &parts.ending(signature.as_bytes())].concat())
    }

    /// New release keys from an epoch on, signed by recovery.
    pub fn rotation(&self, epoch: u64, release: PublicKey, revoked: Vec<PublicKey>) -> Made<SignedBlock> {
        let handbook = self.handbook.clone();
        self.block(Rotation { handbook, epoch, release: vec![release], revoked }.to_block()?)
    }

    /// Leave for an agency to add an overlay up to a day, signed by recovery.
    pub fn delegation(&self, agency: &Self, expires: &str) -> Made<SignedBlock> {
        let delegation = Delegation {
            handbook: self.handbook.clone(),
            overlay: agency.handbook.clone(),
            agency: agency.name.clone(),
            key: agency.release_key()?,
            epoch: 0,
            expires: Date::parse(expires)?,
        };
        self.block(delegation.to_block()?)
    }

    fn block(&self, block: String) -> Made<SignedBlock> {
        let signature = signature(&self.recovery, block.as_bytes())?;
        Ok(SignedBlock { block, signature })
    }
}

fn public(pair: &KeyPair) -> Made<PublicKey> {
    Ok(PublicKey::parse(&pair.pk.to_base64())?)
}

fn signature(pair: &KeyPair, bytes: &[u8]) -> Made<String> {
    Ok(minisign::sign(None, &pair.sk, bytes, Some("a comment"), None)?.into_string())
}

/// A release of a handbook made in a test.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The handbook's id.
    pub handbook: String,
    /// The version.
    pub version: u64,
    /// The day of the release.
    pub issued: &'static str,
    /// The day by which it should be reviewed.
    pub review_by: &'static str,
    /// Its languages, the source first.
    pub languages: Vec<&'static str>,
    /// Its one topic.
    pub topic: &'static str,
    /// Its sections: ids with their texts, which are titles, too.
    pub sections: Vec<(&'static str, &'static str)>,
    /// What became of others: from, and to where it moved.
    pub retired: Vec<(&'static str, Option<&'static str>)>,
    /// The numbers that an agency gives.
    pub numbers: Vec<(OwnNumber, &'static str)>,
    /// Whose key will sign it.
    pub signing: Signing,
}

impl Edition {
    /// A release of a few sections in English.
    pub fn new(handbook: &str, version: u64) -> Self {
        Self {
            handbook: handbook.to_owned(),
            version,
            issued: "2026-06-01",
            review_by: "2027-06-01",
            languages: vec!["en"],
            topic: "topic",
            sections: vec![("one", "The first"), ("two", "The second"), ("three", "The third")],
            retired: Vec::new(),
            numbers: Vec::new(),
            signing: Signing::default(),
        }
    }

    /// Its pack, unsigned.
    pub fn pack(&self) -> Made<Vec<u8>> {
        let locales = self.languages.iter().map(|tag| Locale::parse(tag)).collect::<Result<Vec<_>, _>>()?;
        let source = locales.first().ok_or("no language")?.clone();
        let release = Release {
            handbook: self.handbook.clone(),
            version: self.version,
            source_locale: source.clone(),
            locales: locales.clone(),
            issued: Date::parse(self.issued)?,
            review_by: Date::parse(self.review_by)?,
        };
        let title = [(source.clone(), format!("Title of {}", self.handbook))].into();
        let given = |(slot, number): &(OwnNumber, &str)| {
            (
                *slot,
                LocalNumber { number: (*number).to_owned(), label: [(source.clone(), "Day and night".into())].into() },
            )
        };
        let numbers = self.numbers.iter().map(given).collect();
        let info = HandbookInfo { title, numbers, ..HandbookInfo::default() };
        let mut builder = PackBuilder::new(release, &info, &[])?;
        builder.signing(self.signing.clone());
        builder.topic(self.topic, TopicKind::Plain, &[(source.clone(), "A topic".into(), "All of it.".into())])?;
        for (id, text) in &self.sections {
            let id = SectionId::parse(id)?;
            builder.section(&SectionDraft { id: &id, change: Change::Substantive, revision: text })?;
            for locale in &locales {
                let blocks = [Block::Paragraph { spans: vec![Span::Text { text: format!("{text} in {locale}.") }] }];
                builder.passage(&PassageDraft {
                    locale,
                    title: text,
                    blocks: &blocks,
                    made_from: (*locale != source).then_some(text),
                    status: ReviewStatus::Draft,
                    search_words: &[],
                    emergency_words: &[],
                })?;
            }
        }
        for (from, to) in &self.retired {
            let moved_to = to.map(SectionId::parse).transpose()?;
            builder.retired(&RetiredDraft { id: SectionId::parse(from)?, moved_to, titles: [].into() })?;
        }
        let mut pack = Vec::new();
        builder.finish(&mut pack)?;
        Ok(pack)
    }
}
