//! Values for the placeholders of the interface's messages.

use doorstep_core::strings::Arg;

/// A placeholder of a message, and what to put there.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Argument {
    /// The placeholder's name, without `$`.
    pub name: String,
    /// What to put there.
    pub value: Value,
}

/// What to put into a message.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Value {
    /// Words, already in the reader's language.
    Words {
        /// The words.
        text: String,
    },
    /// A count: chooses the plural form. A negative one counts as 0.
    Count {
        /// The count.
        count: i64,
    },
}

impl From<&Value> for Arg {
    fn from(value: &Value) -> Self {
        match value {
            Value::Words { text } => Self::Text(text.clone()),
            Value::Count { count } => Self::Count(u64::try_from(*count).unwrap_or(0)),
        }
    }
}
