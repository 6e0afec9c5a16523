#!/usr/bin/env bash
# Fetches the Typst compiler and the fonts from npm at the versions named here, and records what was fetched in sources.txt.
# Needs npm, node and gzip. Run it after changing a version, then run the tests: line breaks may move.
set -euo pipefail
cd "$(dirname "$0")"

compiler=@myriaddreamin/typst-ts-web-compiler@0.7.0
# package@version, then the weights that the templates use
fonts="
nunito@0.4.2 600SemiBold 700Bold 800ExtraBold
inter@0.4.2 400Regular 400Regular_Italic 600SemiBold 700Bold
noto-sans-arabic@0.4.3 400Regular 700Bold
noto-sans-hebrew@0.4.1 400Regular 700Bold
noto-sans-thai@0.4.2 400Regular 700Bold
noto-sans-devanagari@0.4.1 400Regular 700Bold
noto-sans-bengali@0.4.4 400Regular 700Bold
noto-sans-gujarati@0.4.2 400Regular 700Bold
noto-sans-gurmukhi@0.4.1 400Regular 700Bold
noto-sans-kannada@0.4.3 400Regular 700Bold
noto-sans-malayalam@0.4.2 400Regular 700Bold
noto-sans-sinhala@0.4.2 400Regular 700Bold
noto-sans-tamil@0.4.3 400Regular 700Bold
noto-sans-telugu@0.4.2 400Regular 700Bold
noto-sans-armenian@0.4.2 400Regular 700Bold
noto-sans-georgian@0.4.3 400Regular 700Bold
noto-emoji@0.4.7 400Regular
noto-sans-sc@0.4.3 400Regular
noto-sans-kr@0.4.3 400Regular
"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf compiler fonts
mkdir -p compiler fonts
echo "# sha256 of each file as it is in the npm package, the package, the file" > sources.txt

unpack() { # PACKAGE@VERSION
  rm -rf "$work/package"
  tar -xzf "$work/$(cd "$work" && npm pack --silent "$1")" -C "$work"
}

record() { # PACKAGE@VERSION FILE
  echo "$(sha256sum < "$work/package/$2" | cut -d' ' -f1)  $1  $2" >> sources.txt
}

unpack "$compiler"
for file in pkg/typst_ts_web_compiler.mjs pkg/typst_ts_web_compiler_bg.wasm; do record "$compiler" $file; done
cp "$work/package/pkg/typst_ts_web_compiler.mjs" compiler/
cp ../../../LICENSE compiler/LICENSE # Apache-2.0 as well; the package names it but carries no copy
node limit-memory.mjs "$work/package/pkg/typst_ts_web_compiler_bg.wasm" "$work/limited.wasm"
gzip -9nc "$work/limited.wasm" > compiler/typst_ts_web_compiler_bg.wasm.gz

echo "$fonts" | while read -r package weights; do
  [ -n "$package" ] || continue
  unpack "@expo-google-fonts/$package"
  for weight in $weights; do
    file=$(cd "$work/package" && ls "$weight"/*.ttf)
    record "@expo-google-fonts/$package" "$file"
    gzip -9nc "$work/package/$file" > "fonts/$(basename "$file").gz"
  done
  cp "$work/package/LICENSE_FONT" "fonts/${package%@*}-OFL.txt"
done
