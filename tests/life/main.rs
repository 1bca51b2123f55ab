//! The life of a problem over several laptops: nothing reaches 已销号 without a named verifier and evidence, and a problem
//! followed through two quarters ends the same on all of them.

mod journey;
mod laws;
