//! Enumerations and the words they are written as: in packs, in an editor's files and in JSON.

/// The text is none of an enumeration's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no word that is known here; write one of: {}", .allowed.join(", "))]
#[non_exhaustive]
pub struct UnknownWord {
    /// The words there are.
    pub allowed: &'static [&'static str],
}

/// Gives an enumeration of plain cases its words, each once: `ALL`, `WORDS`, `as_str`, `FromStr`, `Display`, and serde by the words.
macro_rules! words {
    ($type:ident { $($case:ident = $word:literal),+ $(,)? }) => {
        impl $type {
            /// Every case, in order.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];
            /// The word of every case, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word it is written as.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$case => $word),+
                }
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::words::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$case),)+
                    _ => Err($crate::words::UnknownWord { allowed: Self::WORDS }),
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::doorstep::SavedState;
    use crate::handbook::{BoxKind, OwnNumber};
    use crate::locale::Direction;
    use crate::pack::{Change, Freshness, ReviewStatus, TopicKind};

    macro_rules! each_way {
        ($($type:ident),+) => {$(
            assert_eq!($type::ALL.len(), $type::WORDS.len());
            for (case, word) in $type::ALL.iter().zip($type::WORDS) {
                assert_eq!(case.as_str(), *word);
                assert_eq!(word.parse(), Ok(*case));
                assert_eq!(serde_json::to_string(case).unwrap(), format!("\"{word}\""));
                assert_eq!(serde_json::from_str::<$type>(&format!("\"{word}\"")).unwrap(), *case);
            }
            assert!("Machine ".parse::<$type>().is_err());
        )+};
    }

    #[test]
    fn every_enumeration_is_written_and_read_by_the_same_words() {
        each_way!(BoxKind, Change, Direction, Freshness, OwnNumber, ReviewStatus, SavedState, TopicKind);
    }

    #[test]
    fn a_word_that_is_not_known_is_answered_with_those_that_are() {
        let told = "big".parse::<Change>().unwrap_err().to_string();
        assert_eq!(told, "this is no word that is known here; write one of: editorial, substantive, critical");
    }
}
