//! Sentences of the screens area.
