#!/bin/sh
# Writes the roll-out files of the Clara Sign-in Helper, without Node.
# It opens rollout.html of this kit in Chrome, Edge or Chromium, without a window; nothing is sent anywhere.
set -eu
umask 022
system=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
# The same order of companies everywhere.
export LC_ALL=C

usage() {
  cat <<'END'
Usage: sh clara-rollout.sh [--config FILE|FOLDER | --set KEY=VALUE ...] [--out FOLDER] [--browser PROGRAM] [--lang LANGUAGE]

  --config FILE      the company's file (company.example.json is one)
  --config FOLDER    a folder of such files: each company gets a folder, and all get one summary
  --set KEY=VALUE    a value of the company's file, such as settings.tenant=contoso.example; repeat it
  --out FOLDER       folder for the files (clara-rollout)
  --browser PROGRAM  Chrome, Edge or Chromium, if the script does not find it
  --lang LANGUAGE    en, es or pt-BR (that of the system)

Without --config and --set it asks for the values.
Exit code: 0 if all files are written, 2 if something is wrong.
END
}

# A sentence with its values.
say() {
  format=$1
  shift
  # shellcheck disable=SC2059
  printf "$format\\n" "$@"
}

fail() {
  say "$@" >&2
  exit 2
}

choose_language() {
  case $1 in
    es*) language=es ;;
    pt*) language=pt-BR ;;
    *) language=en ;;
  esac
SENTENCES
}
choose_language "$system"

encode() {
  base64 | tr -d '\n'
}

# macOS before 13 has only -D.
if printf 'YQ==' | base64 -d >/dev/null 2>&1; then decode='base64 -d'; else decode='base64 -D'; fi

here=$(cd "$(dirname "$0")" && pwd)
config=''
out=clara-rollout
browser=''
work=''
sets=''

while [ $# -gt 0 ]; do
  case $1 in
    --help) usage; exit 0 ;;
    --config | --set | --out | --browser | --lang) [ $# -ge 2 ] || fail "$say_noValue" "$1" ;;
    *) usage >&2; exit 2 ;;
  esac
  case $1 in
    --config) config=$2 ;;
    --set) sets="$sets
set $(printf '%s' "$2" | encode)" ;;
    --out) out=$2 ;;
    --browser) browser=$2 ;;
    --lang)
      case $2 in
        en | es | pt-BR) choose_language "$2" ;;
        *) fail "$say_noLanguage" "$2" ;;
      esac
      ;;
  esac
  shift 2
done
[ -z "$config" ] || [ -z "$sets" ] || fail "$say_notBoth"

answers=''
answer_to() {
  printf '%s\n' "$answers" | sed -n "s/^$1=//p" | tail -n 1
}

# ask KEY CHOICES-OF-OTHER OTHER-KEY TEXT: asked if the other answer is one of the choices, or there is no other.
ask() {
  if [ -n "$3" ]; then
    case " $2 " in
      *" $(answer_to "$3") "*) [ -n "$(answer_to "$3")" ] || return 0 ;;
      *) return 0 ;;
    esac
  fi
  printf '%s: ' "$4" >&2
  IFS= read -r reply || reply=''
  answers="$answers
$1=$reply"
  sets="$sets
set $(printf '%s' "$1=$reply" | encode)"
}

ask_all() {
  say "$say_empty" >&2
QUESTIONS
}

find_browser() {
  for candidate in google-chrome google-chrome-stable microsoft-edge microsoft-edge-stable chromium chromium-browser; do
    if command -v "$candidate" >/dev/null; then printf '%s\n' "$candidate"; return; fi
  done
  for candidate in 'Google Chrome' 'Microsoft Edge' Chromium; do
    program="/Applications/$candidate.app/Contents/MacOS/$candidate"
    if [ -x "$program" ]; then printf '%s\n' "$program"; return; fi
  done
}

mkdir -p "$out" && out=$(cd "$out" && pwd) || fail "$say_unwritable" "$out"
# A Chromium in a Snap sees no /tmp.
work=$out/clara-kit.$$
mkdir "$work" || fail "$say_unwritable" "$out"
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

printf 'language %s\n' "$(printf '%s' "$language" | encode)" >"$work/request"
if [ -z "$config" ]; then
  [ -n "$sets" ] || ask_all
  printf 'company %s%s\n' "$(printf company | encode)" "$sets" >>"$work/request"
elif [ -d "$config" ]; then
  for file in "$config"/*.json; do
    [ -e "$file" ] || fail "$say_noCompany" "$config"
    name=$(basename "$file" .json)
    printf 'company %s\njson %s\n' "$(printf '%s' "$name" | encode)" "$(encode <"$file")" >>"$work/request"
  done
else
  [ -r "$config" ] || fail "$say_unreadable" "$config"
  printf 'company %s\njson %s\n' "$(printf company | encode)" "$(encode <"$config")" >>"$work/request"
fi

[ -n "$browser" ] || browser=$(find_browser)
[ -n "$browser" ] || fail "$say_noBrowser"
{
  cat "$here/rollout.html"
  printf '<pre id="request" hidden>'
  cat "$work/request"
  printf '</pre>'
} >"$work/page.html"

# The path as an address: these characters would end it.
address=file://$(printf '%s' "$work/page.html" | sed 's/%/%25/g; s/#/%23/g; s/?/%3F/g')

# A browser of root runs only without its sandbox; the page is our own.
sandbox=''
if [ "$(id -u)" = 0 ]; then sandbox=--no-sandbox; fi
"$browser" --headless --disable-gpu --no-first-run $sandbox "--user-data-dir=$work/profile" \
  --dump-dom "$address" >"$work/dump" 2>"$work/errors" || true
sed -n 's/^.*@ \([a-z]*\)/\1/p' "$work/dump" >"$work/answer"
if [ "$(tail -n 1 "$work/answer" | cut -c1-4)" != 'done' ]; then
  tail -n 5 "$work/errors" >&2
  fail "$say_notRun" "$browser"
fi

text_of() {
  if [ "$1" = - ]; then return; fi
  printf '%s' "$1" | $decode
}

# Nothing of the page's may be written outside the folder.
is_below() {
  case /$1/ in
    *//* | */./* | */../* | *\\* | *:*) return 1 ;;
  esac
}

folder_of() {
  if [ -d "$config" ] && [ "$1" != - ]; then printf '%s/%s' "$out" "$(text_of "$1")"; else printf '%s' "$out"; fi
}

# What an earlier run wrote and this one does not is deleted.
sed -n 's/^file \([^ ]*\) \([^ ]*\) .*/\1 \2/p' "$work/answer" >"$work/written"
for name in $(cut -d ' ' -f 1 "$work/written" | sort -u); do
  folder=$(folder_of "$name")
  [ -r "$folder/rollout-files.sha256" ] || continue
  cut -c 67- "$folder/rollout-files.sha256" | while IFS= read -r path; do
    is_below "$path" || continue
    grep -qxF -- "$name $path" "$work/written" || rm -f "$folder/$path"
  done
done

code=0
last=''
while read -r kind name first second; do
  case $kind in
    file)
      if [ "$name" = - ] && [ ! -d "$config" ]; then continue; fi
      is_below "$first" || fail "$say_noPath" "$first"
      if [ "$name" != "$last" ]; then folder=$(folder_of "$name"); fi
      last=$name
      target=$folder/$first
      [ -d "${target%/*}" ] || mkdir -p "${target%/*}"
      text_of "$second" >"$target"
      ;;
    wrong)
      printf '%s: %s\n' "$(text_of "$name")" "$(text_of "$first")" >&2
      code=2
      ;;
    note) say "$say_note" "$(text_of "$name")" "$(text_of "$first")" ;;
  esac
done <"$work/answer"
count=$(grep -vc '^- ' "$work/written" || true)
say "$say_done" "$count" "$out"
exit "$code"
