//! What nobody may read over a shoulder: PINs, and passphrases of exports and of keys. They are asked for, or given in a file.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use zeroize::Zeroizing;

/// The longest that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The first line of a file, which may be a pipe or an open descriptor; `-` is standard input.
///
/// # Errors
/// What the system says.
pub fn first_line_of(file: &Path) -> io::Result<Zeroizing<String>> {
    if file == Path::new("-") { first_line(io::stdin().lock()) } else { first_line(BufReader::new(File::open(file)?)) }
}

fn first_line(input: impl BufRead) -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    input.take(LONGEST).read_line(&mut line)?;
    let length = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(length);
    Ok(line)
}

/// Asks at the terminal, whatever standard input is, without an echo.
///
/// # Errors
/// Where there is no terminal, or a signal ended it.
pub fn ask(prompt: &str) -> io::Result<Zeroizing<String>> {
    without_signals(|| rpassword::prompt_password(prompt)).map(Zeroizing::new)
}

/// Ends the work with an error where a signal comes, so that the terminal shows again what is typed.
#[cfg(unix)]
fn without_signals<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let came = std::sync::Arc::default();
    let caught: Vec<_> = [SIGINT, SIGTERM, SIGHUP]
        .into_iter()
        .filter_map(|signal| signal_hook::flag::register(signal, std::sync::Arc::clone(&came)).ok())
        .collect();
    let done = work();
    for id in caught {
        signal_hook::low_level::unregister(id);
    }
    done
}

#[cfg(not(unix))]
fn without_signals<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    work()
}
