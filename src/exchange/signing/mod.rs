//! Who made it: an Ed25519 key per device, bundles signed in minisign's format, a signed tip per device that proves
//! its author on every way round, and the roster of devices that a coordinator signs.
//!
//! - [`key`] the key of this laptop; signing and verifying (the only user of the library)
//! - [`tip`] the table of signed tips in a bundle
//! - [`keep`] how a person changes it, and decides about what waits
//! - [`roster`] the signed table of whose devices count
//! - [`seen`] what the signatures of a bundle that was handed over are worth

pub mod keep;
pub mod key;
pub mod roster;
pub mod seen;
pub mod tip;

pub use key::{Key, fingerprint};
pub use seen::{Seen, Worth};

/// The public key of the device that made a bundle, for stock minisign.
pub const PUBLIC: &str = "hucha.pub";
/// The table of signed tips.
pub const TIPS: &str = "tips.csv";
/// The roster, if one is in force.
pub const ROSTER: &str = "roster.csv";
/// Its signature.
pub const ROSTER_SIGNATURE: &str = "roster.csv.minisig";
