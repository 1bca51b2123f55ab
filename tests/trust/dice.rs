//! Dice that fall the same in every run, so that a failed one can be played again: each says its seed, and
//! `HUCHA_SEED=n` gives another.

/// Numbers from a seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// Dice of a test; the seed is printed and can be set.
    pub fn told(name: &str) -> Dice {
        let seed = std::env::var("HUCHA_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(20_261_122);
        println!("{name}: HUCHA_SEED={seed}");
        Dice::new(name.bytes().fold(seed, |n, b| n.wrapping_mul(31).wrapping_add(u64::from(b))))
    }

    /// A number below `n`; 0 if there is none.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 16) as usize % n.max(1)
    }
}
