#!/usr/bin/env bash
# Brings CPython 3.13, 3.13t (free-threaded) and 3.14, for a check of the Python strategies on a developer's machine:
#
# - 3.13 and 3.13t are built from Debian's source package with the same flags, so that they can be compared. That needs a C
#   compiler and the headers of zlib, OpenSSL and libffi.
# - 3.14 is the binary package of a suite that is newer than most systems. It is unpacked beside the C library that it needs,
#   which the program is then told to use. Debian optimises it more than the other two: compare strategies of one version.
#
# Needs Debian or Ubuntu with apt; changes nothing outside its folder.
#
#     tools/benchmarks/python/bring-interpreters.sh [FOLDER]
#
# Prints the paths of the interpreters. The folder is kept, so that a second call is fast.
set -euo pipefail

folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/parbench/pythons}
mkdir -p "$folder"
cd "$folder"

# Makes `apt` a command that reads only SUITE of the system's Debian mirror, with state of its own.
choose_suite() {
  local kind=$1 suite=$2 mirror state=$folder/apt/$2 keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | sort --unique | sed --quiet '\#/debian/*$#{p;q}')
  mkdir -p "$state/lists/partial" "$state/archives/partial"
  echo "$kind [signed-by=$keyring] ${mirror:?no Debian mirror in the source lists of apt} $suite main" >"$state/sources.list"
  apt=(apt-get -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$state/lists" -o "Dir::Cache=$state" -o APT::Sandbox::User=root)
  "${apt[@]}" update >&2
}

# Downloads the source of CPython 3.13, unless it is there.
bring_source() {
  if [ -d source ]; then return; fi
  choose_suite deb-src trixie
  rm -rf downloading && mkdir downloading
  (cd downloading && "${apt[@]}" source --download-only python3.13 >&2 &&
    tar --extract --strip-components 1 --file python3.13_*.orig.tar.xz)
  mv downloading source
}

build() {
  local name=$1
  shift
  if [ ! -x "$name/bin/python3" ]; then
    bring_source
    rm -rf "build-$name" && mkdir "build-$name"
    (cd "build-$name" && ../source/configure --quiet --prefix "$folder/$name" --without-ensurepip "$@" &&
      make --silent --jobs "$(nproc)" && make --silent install) >&2
    rm -rf "build-$name"
  fi
  echo "$folder/$name/bin/python3"
}

# Unpacks python NAME of SUITE and all that it depends on, as if no package were installed.
unpack() {
  local name=$1 suite=$2 package loader program=$folder/$1/bin/$1
  if [ ! -x "$name/bin/python3" ]; then
    rm -rf "$name" && mkdir "$name"
    choose_suite deb "$suite"
    "${apt[@]}" -o Dir::State::status=/dev/null --no-install-recommends --download-only --yes install \
      "$name-minimal" "lib$name-stdlib" >&2
    for package in "apt/$suite/archives"/*.deb; do
      dpkg-deb --fsys-tarfile "$package" | tar --extract --transform 's,^\./usr/,./,' --directory "$name"
    done
    (cd apt && apt-get -o APT::Sandbox::User=root download patchelf >&2 && dpkg-deb --extract patchelf_*.deb patchelf)
    loader=$folder/$name$(apt/patchelf/usr/bin/patchelf --print-interpreter "$program")
    apt/patchelf/usr/bin/patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$(dirname "$folder/$name"/lib/*/libc.so.6)" "$program"
    ln --symbolic "$name" "$name/bin/python3"
  fi
  echo "$folder/$name/bin/python3"
}

build python3.13
build python3.13t --disable-gil
unpack python3.14 forky
