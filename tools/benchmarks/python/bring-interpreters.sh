#!/usr/bin/env bash
# Builds CPython 3.13 with and without the GIL, for a check of the Python strategies on a developer's machine: both from
# Debian's source package and with the same flags, so that they can be compared. Needs Debian or Ubuntu with apt, a C
# compiler and the headers of zlib, OpenSSL and libffi; changes nothing outside its folder.
#
#     tools/benchmarks/python/bring-interpreters.sh [FOLDER]
#
# Prints the paths of the two interpreters. The folder is kept, so that a second call is fast.
set -euo pipefail

suite=${SUITE:-trixie}
folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/parbench/pythons}
mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial" "$folder/source"
cd "$folder"

# A source list of its own, with its own state, beside that of the system.
mirror=$(apt-get indextargets --format '$(REPO_URI)' | sort --unique | sed --quiet '\#/debian/*$#{p;q}')
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb-src [signed-by=$keyring] ${mirror:?no Debian mirror in the source lists of apt} $suite main" >apt/sources.list
apt=(apt-get -o "Dir::Etc::sourcelist=$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State::lists=$folder/apt/lists" -o "Dir::Cache=$folder/apt" -o APT::Sandbox::User=root)

if [ -z "$(ls source)" ]; then
  "${apt[@]}" update >&2
  (cd source && "${apt[@]}" source --download-only python3.13 >&2 && tar --extract --strip-components 1 --file python3.13_*.orig.tar.xz)
fi

build() {
  local name=$1
  shift
  if [ ! -x "$folder/$name/bin/python3" ]; then
    mkdir -p "build-$name"
    (cd "build-$name" && ../source/configure --quiet --prefix "$folder/$name" --without-ensurepip "$@" &&
      make --silent --jobs "$(nproc)" && make --silent install) >&2
    rm -rf "build-$name"
  fi
  echo "$folder/$name/bin/python3"
}

build python3.13
build python3.13t --disable-gil
