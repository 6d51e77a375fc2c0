//! UniFFI's command for Swift.

fn main() {
    uniffi::uniffi_bindgen_swift();
}
