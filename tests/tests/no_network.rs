//! C9: nothing in the tree can open a socket.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Crates whose purpose is the network, or that the well-known clients and servers stand on.
const DENIED: [&str; 28] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "http",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tiny_http",
    "tokio",
    "tonic",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "warp",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

#[test]
fn c9_no_crate_of_the_network_is_in_the_tree() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--workspace", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let listed = String::from_utf8(tree.stdout).unwrap();
    let crates: Vec<_> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(crates.contains(&"doorstep-core") && crates.contains(&"rusqlite"), "the list is real");
    let denied: Vec<_> = DENIED.iter().filter(|name| crates.contains(name)).collect();
    assert!(denied.is_empty(), "{denied:?}");
}

#[test]
fn c9_no_source_of_ours_names_a_socket() {
    let mut read = 0;
    for folder in ["core/src", "content/press/src", "bindings"] {
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

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
