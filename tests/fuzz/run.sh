#!/usr/bin/env bash
# Tries targets for some seconds each, from their seeds: `tests/fuzz/run.sh 20`, or `tests/fuzz/run.sh 300 html plan`.
# What is found lies below the target folder, in `tests/fuzz/found`; the way to see it again is the last line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../../target}
room=$CARGO_TARGET_DIR/tests/fuzz
program=$CARGO_TARGET_DIR/debug/targets

build() { FUZZ_RUSTC_WRAPPER=${RUSTC_WRAPPER:-} RUSTC_WRAPPER=$PWD/rustc.sh cargo build --locked --jobs 2; }

try() {
    local name=$1 seconds=$2 log=$room/$1.log status=0
    mkdir -p "$room/corpus/$name" "$room/found"
    FUZZ_TARGET=$name "$program" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=4096 \
        -print_final_stats=1 -artifact_prefix="$room/found/$name-" "$room/corpus/$name" "seeds/$name" >"$log" 2>&1 || status=$?
    printf '%s: %s executions in %s s%s\n' "$name" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$seconds" "$([ $status = 0 ] || echo ', failed')"
    [ $status = 0 ] || tail -n 40 "$log"
    return $status
}

main() {
    local seconds=$1 name failed=()
    shift
    build
    [ $# != 0 ] || set -- seeds/*
    for name in "${@#seeds/}"; do
        try "$name" "$seconds" || failed+=("$name")
    done
    [ ${#failed[@]} = 0 ] && return
    printf 'failed: %s; again: FUZZ_TARGET=NAME %s FILE\n' "${failed[*]}" "$program" >&2
    return 1
}

main "$@"; exit
