//! Asking for what nobody may read over a shoulder: PINs, and passphrases of exports and of keys.

use std::io;

use zeroize::Zeroizing;

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
