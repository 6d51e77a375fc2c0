# Sourced by the test scripts: getting the tools they need. They set LOGS, a folder for what the tools print.

# Says why nothing was tested; exit code 77 means that to ./test.
skipped() {
    echo "skipped: $*" >&2
    exit 77
}

# Installs Debian packages, as root on Debian: install PACKAGE...
install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    mkdir -p "$LOGS"
    # A list of packages that is days old may name some that are gone.
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } \
        >"$LOGS/apt.log" 2>&1
}

# Whether a command is there, or could be installed: has COMMAND PACKAGE...
has() {
    command -v "$1" >/dev/null || { install "${@:2}" && command -v "$1" >/dev/null; }
}

# Skips the test unless a command is there or can be installed: need COMMAND PACKAGE...
need() {
    has "$@" || skipped "$1 is not here; on Debian: apt-get install ${*:2}"
}

# Maven on ./pom.xml, without the network once it has fetched all that it needs for a goal: maven GOAL [OPTION...]
maven() {
    local stamp=$LOGS/.maven-${1%%:*} offline=
    [ "$(cat "$stamp" 2>/dev/null)" != "$(cksum <pom.xml)" ] || offline=-o
    mvn -B -ntp -Dstyle.color=never $offline "$@" && cksum <pom.xml >"$stamp"
}
