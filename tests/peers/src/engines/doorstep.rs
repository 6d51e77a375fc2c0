use std::path::Path;
use std::sync::Arc;

use doorstep_core::bytes::ByteSource;
use doorstep_core::locale::Locale;
use doorstep_core::search::{Document, Index, IndexBuilder, Interrupt, Query, Session};

use super::Engine;
use crate::Outcome;

struct Doorstep {
    index: Arc<Index>,
    session: Session,
    interrupt: Interrupt,
}

pub fn build(passages: &[String], language: &str, folder: &Path) -> Outcome<Box<dyn Engine>> {
    let mut builder = IndexBuilder::new(&Locale::parse(language)?, &[]);
    for text in passages {
        builder.add(&Document { body: text, ..Document::default() });
    }
    let file = folder.join("index");
    std::fs::write(&file, builder.finish()?)?;
    let index = Arc::new(Index::open(ByteSource::open(&file)?)?);
    Ok(Box::new(Doorstep { index, session: Session::new(), interrupt: Interrupt::new() }))
}

impl Engine for Doorstep {
    fn search(&mut self, query: &str, limit: usize) -> Outcome<Vec<usize>> {
        let found = self.session.search(&self.index, &Query::parse(query), limit, &self.interrupt)?;
        Ok(found.hits.into_iter().map(|hit| hit.document as usize).collect())
    }
}
