//! Keys made from what a person can remember: Argon2id, version 1.3 (RFC 9106).

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

/// How much work a key costs whoever tries passphrases, and everybody who opens what it seals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB: at least 8 for each lane.
    pub memory_kib: u32,
    /// How often the memory is gone through.
    pub passes: u32,
    /// In how many lanes. They are gone through one after another here.
    pub lanes: u32,
}

/// Why no key was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PassphraseError {
    /// The cost is none that Argon2 knows, or one that would keep the device busy or take its memory.
    #[error("the cost of the passphrase is out of bounds")]
    Cost,
    /// There is not so much memory.
    #[error("there is not enough memory")]
    Memory,
}

impl Cost {
    /// RFC 9106's choice for where memory is scarce: 64 MiB, three passes, four lanes.
    pub const USUAL: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

    /// The most memory that is taken, whatever a file asks for.
    pub const MOST_MEMORY_KIB: u32 = 128 * 1024;

    /// The most lanes.
    pub const MOST_LANES: u32 = 16;

    /// The most work, as memory in KiB times passes: about a second on a phone.
    pub const MOST_WORK: u64 = 4 * Self::MOST_MEMORY_KIB as u64;

    /// Whether it is taken: see [`derive`].
    pub fn is_sound(self) -> bool {
        self.params().is_ok()
    }

    /// Looked at before any memory is taken: a file may ask for anything.
    fn params(self) -> Result<Params, PassphraseError> {
        let work = u64::from(self.memory_kib) * u64::from(self.passes);
        if self.memory_kib > Self::MOST_MEMORY_KIB || self.lanes > Self::MOST_LANES || work > Self::MOST_WORK {
            return Err(PassphraseError::Cost);
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(|_| PassphraseError::Cost)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} KiB, {} passes, {} lanes", self.memory_kib, self.passes, self.lanes)
    }
}

/// Makes a key. The memory that it took is wiped.
///
/// # Errors
/// [`PassphraseError::Cost`] where the cost is above [`Cost::MOST_MEMORY_KIB`], [`Cost::MOST_LANES`] or
/// [`Cost::MOST_WORK`], or below what Argon2 asks for; [`PassphraseError::Memory`].
pub fn derive(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<Zeroizing<[u8; 32]>, PassphraseError> {
    let params = cost.params()?;
    let blocks = params.block_count();
    let mut memory = Zeroizing::new(Vec::new());
    memory.try_reserve_exact(blocks).map_err(|_| PassphraseError::Memory)?;
    memory.resize(blocks, Block::new());
    let mut key = Zeroizing::new([0; 32]);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    // What is left to fail is a secret of gigabytes.
    argon2
        .hash_password_into_with_memory(secret, salt, key.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| PassphraseError::Cost)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};

    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// RFC 9106, 5.3: the library computes what the RFC does.
    #[test]
    fn the_library_is_argon2id_of_rfc_9106() {
        let data = AssociatedData::new(&[4; 12]).unwrap();
        let params = ParamsBuilder::new().m_cost(32).t_cost(3).p_cost(4).data(data).output_len(32).build().unwrap();
        let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut memory = vec![Block::new(); 32];
        let mut tag = [0; 32];
        argon2.hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, memory.as_mut_slice()).unwrap();
        assert_eq!(hex(&tag), "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /// What another implementation (OpenSSL's, through Python's `cryptography`) makes of the same.
    #[test]
    fn a_key_is_what_others_make() {
        let key = |secret: &[u8], memory_kib, passes, lanes| {
            hex(derive(secret, b"0123456789abcdef", Cost { memory_kib, passes, lanes }).unwrap().as_slice())
        };
        assert_eq!(
            key(b"four plain words here", 65_536, 3, 4),
            "4fa56b53b3212a451622a1287e1c4f5b05bda3c011fcd7d8a59b09e61e6de758"
        );
        assert_eq!(
            key("contraseña".as_bytes(), 256, 2, 1),
            "51e2d40f5e60d410c215723f028d338bb48519ecc9c8b4fd490529d6b1f6e91e"
        );
    }

    #[test]
    fn a_cost_that_is_out_of_bounds_is_refused_before_any_work() {
        let most = Cost { memory_kib: Cost::MOST_MEMORY_KIB, passes: 4, lanes: 16 };
        assert!(most.is_sound() && Cost::USUAL.is_sound());
        for cost in [
            Cost { memory_kib: u32::MAX, passes: u32::MAX, lanes: u32::MAX },
            Cost { memory_kib: Cost::MOST_MEMORY_KIB + 1, ..Cost::USUAL },
            Cost { passes: 5, ..most },
            Cost { passes: u32::MAX, ..Cost::USUAL },
            Cost { lanes: 17, ..Cost::USUAL },
            Cost { lanes: 0, ..Cost::USUAL },
            Cost { passes: 0, ..Cost::USUAL },
            Cost { memory_kib: 31, passes: 1, lanes: 4 },
            Cost { memory_kib: 0, passes: 0, lanes: 0 },
        ] {
            assert_eq!(derive(b"secret", &[0; 16], cost), Err(PassphraseError::Cost), "{cost}");
        }
    }

    #[test]
    fn secret_salt_and_cost_all_count() {
        let cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };
        let key = |secret: &[u8], salt, cost| derive(secret, &[salt; 16], cost).unwrap();
        let usual = key(b"a", 1, cost);
        assert_eq!(usual, key(b"a", 1, cost));
        assert_ne!(usual, key(b"b", 1, cost));
        assert_ne!(usual, key(b"a", 2, cost));
        assert_ne!(usual, key(b"a", 1, Cost { passes: 2, ..cost }));
    }
}
