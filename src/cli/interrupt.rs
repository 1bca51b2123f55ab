//! Ctrl-C during a long command: the command ends in order after what it is at, instead of being cut off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the user asked to stop.
#[derive(Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on Ctrl-C only asks; where the system has no such signal it ends the program as ever.
    pub fn watch() -> Interrupt {
        let asked = Interrupt::default();
        #[cfg(unix)]
        {
            let flag = asked.0.clone();
            // Without the handler Ctrl-C ends the program at once: no file is half then either, but a part may stay.
            signal_hook::flag::register(signal_hook::consts::SIGINT, flag).ok();
        }
        asked
    }

    /// Whether it was asked.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
