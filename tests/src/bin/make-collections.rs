//! Makes collections of questions of published data sets: `make-collections ORIGINALS COLLECTIONS` (see tests/README.md).

use std::error::Error;
use std::path::Path;

use doorstep_tests::originals::make_collections;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else {
        return Err("usage: make-collections ORIGINALS COLLECTIONS".into());
    };
    for made in make_collections(Path::new(from), Path::new(to))? {
        println!("{}: {} passages, {:?}", made.collection, made.passages, made.questions);
    }
    Ok(())
}
