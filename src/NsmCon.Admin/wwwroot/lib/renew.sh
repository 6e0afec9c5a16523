#!/usr/bin/env bash
# Renews the vendored libraries from npm. Change a version here and in README.md, run it, and look at the pages.
set -euo pipefail
cd "$(dirname "$0")"
lib=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# take PACKAGE FOLDER FILE... : copies files of a published package, flat, into a folder here.
take() {
  local package=$1 folder=$2
  shift 2
  cd "$work"
  local tarball
  tarball=$(npm pack --silent "$package")
  rm -rf package
  tar -xzf "$tarball"
  mkdir -p "$lib/$folder"
  for file in "$@"; do cp "package/$file" "$lib/$folder/"; done
}

# Tabler publishes no licence file to npm; tabler/LICENSE is kept by hand.
take @tabler/core@1.6.1 tabler dist/css/tabler.min.css
take htmx.org@2.0.11 htmx dist/htmx.min.js LICENSE
take @fontsource-variable/nunito@5.3.0 nunito LICENSE files/nunito-{latin,latin-ext,cyrillic}-wght-normal.woff2
take @fontsource-variable/inter@5.3.0 inter LICENSE files/inter-{latin,latin-ext,cyrillic,greek}-wght-normal.woff2
# Its licence stands in its README; event-calendar/LICENSE is kept by hand.
take @event-calendar/build@5.10.1 event-calendar dist/event-calendar.min.js dist/event-calendar.min.css
