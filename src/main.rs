//! The program: all of it is the command line of the library.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    xanh::cli::main()
}
