//! Sentences of the model area.
