//! Sentences of the exchange area.
