#!/bin/sh
# The compiler for `cargo build` of the fuzz targets: counts what is reached in xanh itself, so that all other crates
# are those of the program's own build, compiled once.
#
# Source: cargo-fuzz 0.13, `src/project.rs`, for the flags.
case " $* " in
*" --crate-name xanh "* | *" --crate-name targets "*)
    set -- "$@" --cfg fuzzing -Cpasses=sancov-module -Ccodegen-units=16 \
        -Cllvm-args=-sanitizer-coverage-level=4 \
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
        -Cllvm-args=-sanitizer-coverage-pc-table \
        -Cllvm-args=-sanitizer-coverage-trace-compares
    ;;
esac
exec $FUZZ_RUSTC_WRAPPER "$@"
