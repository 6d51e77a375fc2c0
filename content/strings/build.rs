//! A new language is a new file: the crate is compiled again when one comes or goes.

fn main() {
    println!("cargo:rerun-if-changed=.");
}
