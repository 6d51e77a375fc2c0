//! UniFFI's command, for Kotlin.

fn main() {
    uniffi::uniffi_bindgen_main();
}
