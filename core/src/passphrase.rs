//! From what a person types to a key: Argon2id (RFC 9106).
//!
//! What it costs is the only thing between a short secret and whoever may guess without end, so it is as much as the device bears.

use argon2::{Algorithm, Argon2, AssociatedData, Block, ParamsBuilder, Version};
use zeroize::{Zeroize, Zeroizing};

/// What one derivation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// How often the memory is passed over.
    pub passes: u32,
    /// Independent lanes. They are worked on one after the other here.
    pub lanes: u32,
}

/// Why no key was derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeriveError {
    /// The cost is less than Argon2id takes, or more than a device should be made to bear.
    #[error("the cost is out of bounds")]
    OutOfBounds,
    /// The device has not enough memory for it now.
    #[error("there is not enough memory")]
    NoMemory,
}

impl Cost {
    /// The most that is taken, whoever asks: a file can ask for anything.
    pub const MOST: Self = Self { memory_kib: 256 * 1024, passes: 64, lanes: 8 };

    /// Whether Argon2id takes it and a device bears it.
    pub fn is_in_bounds(&self) -> bool {
        let most = Self::MOST;
        (1..=most.lanes).contains(&self.lanes)
            && (1..=most.passes).contains(&self.passes)
            && (8 * self.lanes..=most.memory_kib).contains(&self.memory_kib)
    }
}

/// Derives a key.
///
/// # Errors
/// [`DeriveError`], before anything is computed.
pub fn derive(secret: &[u8], salt: &[u8; 16], cost: Cost) -> Result<Zeroizing<[u8; 32]>, DeriveError> {
    argon2id(secret, salt, &[], &[], cost)
}

/// Argon2id with all its inputs, those that are not used here too: its published vector has them.
fn argon2id(
    secret: &[u8],
    salt: &[u8],
    pepper: &[u8],
    data: &[u8],
    cost: Cost,
) -> Result<Zeroizing<[u8; 32]>, DeriveError> {
    if !cost.is_in_bounds() {
        return Err(DeriveError::OutOfBounds);
    }
    let out_of_bounds = |_| DeriveError::OutOfBounds;
    let mut builder = ParamsBuilder::new();
    builder.m_cost(cost.memory_kib).t_cost(cost.passes).p_cost(cost.lanes).output_len(32);
    builder.data(AssociatedData::new(data).map_err(out_of_bounds)?);
    let params = builder.build().map_err(out_of_bounds)?;
    let mut memory = memory(params.block_count())?;
    let argon2 = Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params).map_err(out_of_bounds)?;
    let mut key = Zeroizing::new([0; 32]);
    let done = argon2.hash_password_into_with_memory(secret, salt, key.as_mut_slice(), &mut memory);
    memory.iter_mut().for_each(Zeroize::zeroize);
    done.map_err(out_of_bounds)?;
    Ok(key)
}

/// Memory to work in; a device that has none to give answers, where it would otherwise end the app.
fn memory(blocks: usize) -> Result<Vec<Block>, DeriveError> {
    let mut memory = Vec::new();
    memory.try_reserve_exact(blocks).map_err(|_| DeriveError::NoMemory)?;
    memory.resize(blocks, Block::default());
    Ok(memory)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Cost = Cost { memory_kib: 32, passes: 3, lanes: 4 };

    /// RFC 9106, 5.3.
    #[test]
    fn the_function_is_argon2id() {
        let key = argon2id(&[1; 32], &[2; 16], &[3; 8], &[4; 12], SMALL).unwrap();
        let published = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(key.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), published);
    }

    #[test]
    fn secret_salt_and_cost_each_count() {
        let key = derive(b"one", &[1; 16], SMALL).unwrap();
        assert_eq!(derive(b"one", &[1; 16], SMALL).unwrap(), key);
        assert_ne!(derive(b"two", &[1; 16], SMALL).unwrap(), key);
        assert_ne!(derive(b"one", &[2; 16], SMALL).unwrap(), key);
        assert_ne!(derive(b"one", &[1; 16], Cost { passes: 4, ..SMALL }).unwrap(), key);
    }

    #[test]
    fn p7_a_cost_that_no_device_should_bear_is_refused() {
        for cost in [
            Cost { memory_kib: u32::MAX, ..SMALL },
            Cost { memory_kib: Cost::MOST.memory_kib + 1, ..SMALL },
            Cost { memory_kib: 31, ..SMALL },
            Cost { passes: 0, ..SMALL },
            Cost { passes: u32::MAX, ..SMALL },
            Cost { lanes: 0, ..SMALL },
            Cost { lanes: u32::MAX, ..SMALL },
        ] {
            assert_eq!(derive(b"one", &[1; 16], cost), Err(DeriveError::OutOfBounds), "{cost:?}");
        }
    }
}
