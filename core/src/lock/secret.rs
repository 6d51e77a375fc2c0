//! What a person types, and what is too weak to be taken.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest digits of a PIN.
const DIGITS: usize = 6;

/// The fewest characters of a passphrase.
const CHARACTERS: usize = 8;

/// The most characters; more is a mistake.
const MOST: usize = 256;

/// What is to be typed: the shell shows the keyboard for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinKind {
    /// Digits alone.
    Digits,
    /// Anything.
    Passphrase,
}

/// Why a PIN or passphrase is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PinProblem {
    /// Fewer than six digits, or fewer than eight characters.
    #[error("too short: at least {DIGITS} digits, or {CHARACTERS} characters")]
    TooShort,
    /// More than any person types.
    #[error("too long: at most {MOST} characters")]
    TooLong,
    /// One digit or letter over and over, or digits in a row.
    #[error("too easy to guess")]
    TooEasy,
}

/// What was typed, in the form in which every keyboard gives it; wiped from memory when dropped, and never shown.
pub struct Secret {
    text: Zeroizing<String>,
}

impl Secret {
    /// Takes what was typed. Whether it is good enough to be set is asked of [`Self::checked`].
    ///
    /// # Errors
    /// [`PinProblem::TooShort`] and [`PinProblem::TooLong`]: no PIN is like that, so it is not worth a try.
    pub fn typed(typed: &str) -> Result<Self, PinProblem> {
        if typed.chars().take(MOST + 1).count() > MOST {
            return Err(PinProblem::TooLong);
        }
        // The widest form that NFKC knows takes eighteen characters for one.
        let mut text = Zeroizing::new(String::with_capacity(typed.len() * 18));
        text.extend(typed.nfkc());
        let least = if text.chars().all(|c| c.is_ascii_digit()) { DIGITS } else { CHARACTERS };
        if text.chars().count() < least {
            return Err(PinProblem::TooShort);
        }
        Ok(Self { text })
    }

    /// The same, if it is good enough to be set.
    ///
    /// # Errors
    /// [`PinProblem::TooEasy`].
    pub fn checked(self) -> Result<Self, PinProblem> {
        if self.is_run(0) || self.is_run(1) || self.is_run(-1) { Err(PinProblem::TooEasy) } else { Ok(self) }
    }

    /// Whether each character is so many above the one before it.
    fn is_run(&self, step: i64) -> bool {
        let codes = self.text.chars().map(|c| i64::from(u32::from(c)));
        codes.clone().zip(codes.skip(1)).all(|(one, next)| next - one == step)
    }

    /// Which keyboard it needs.
    pub fn kind(&self) -> PinKind {
        if self.text.chars().all(|c| c.is_ascii_digit()) { PinKind::Digits } else { PinKind::Passphrase }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(typed: &str) -> Option<PinProblem> {
        Secret::typed(typed).and_then(Secret::checked).err()
    }

    #[test]
    fn c5_what_is_short_or_easy_is_not_taken() {
        for short in ["", "1", "12345", "123456x", "naïveté"] {
            assert_eq!(problem(short), Some(PinProblem::TooShort), "{short}");
        }
        for easy in ["000000", "123456", "987654321", "aaaaaaaaaa", "abcdefgh"] {
            assert_eq!(problem(easy), Some(PinProblem::TooEasy), "{easy}");
        }
        assert_eq!(problem(&"ab".repeat(200)), Some(PinProblem::TooLong));
        for good in ["480213", "two words", "contraseña larga", "五个字的密码够长"] {
            assert_eq!(problem(good), None, "{good}");
        }
    }

    #[test]
    fn a_keyboard_s_form_of_a_letter_or_digit_does_not_matter() {
        let bytes = |typed: &str| Secret::typed(typed).unwrap().bytes().to_vec();
        assert_eq!(bytes("cafe\u{301} olé sí"), bytes("café ol\u{65}\u{301} sí"));
        assert_eq!(bytes("４８０２１３"), bytes("480213"));
        assert_eq!(Secret::typed("４８０２１３").unwrap().kind(), PinKind::Digits);
        assert_eq!(Secret::typed("480213 x").unwrap().kind(), PinKind::Passphrase);
    }

    #[test]
    fn c8_a_secret_is_never_shown() {
        assert_eq!(format!("{:?}", Secret::typed("480213").unwrap()), "Secret(..)");
    }
}
