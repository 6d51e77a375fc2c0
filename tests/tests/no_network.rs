//! C9: no source of ours opens a socket. The crates that could are banned in `deny.toml`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use doorstep_tests::repository::{root, rust_files};

#[test]
fn c9_no_source_of_ours_names_a_socket() {
    let mut read = 0;
    for folder in ["core/src", "content/doorstep/src", "content/press/src", "content/strings", "bindings"] {
        for file in rust_files(&root().join(folder)) {
            read += 1;
            let text = std::fs::read_to_string(&file).unwrap();
            for word in ["std::net", "os::unix::net", "TcpStream", "UdpSocket", "UnixStream"] {
                assert!(!text.contains(word), "{} names {word}", file.display());
            }
        }
    }
    assert!(read > 40, "the sources were found");
}
