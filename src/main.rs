//! The binary: hands its arguments to [`hucha::cli::run`] and exits with its status.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    hucha::cli::run(std::env::args_os())
}
