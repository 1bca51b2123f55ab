//! The command line: one file per command family.

/// Runs the program with its arguments and says with which status it ends.
pub fn run(_args: impl IntoIterator<Item = std::ffi::OsString>) -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
