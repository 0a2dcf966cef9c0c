import { firefoxId } from '../release/channels.ts'
import { browserNames } from './install.ts'
import { linuxPathOf } from './policy-files.ts'
import type { Company, RollOutFile } from './types.ts'

/** The scripts set, detect and remove for Linux. They take `DESTDIR`, as `make install` does. */
export function linuxScripts(company: Company): RollOutFile[] {
  const data = browserNames.map((browser) => {
    const kind = browser === 'firefox' ? 'shared' : 'own'
    return `${kind} ${company.browsers[browser] === undefined ? 'unwanted' : 'wanted'} '${linuxPathOf(browser)}'\n`
  })
  return Object.entries(scripts).map(([name, { comment, own, shared, end }]) => ({
    path: `linux/${name}.sh`,
    content: [
      `#!/bin/sh\n# ${comment}\n`,
      start,
      `\n# A file that holds the extension only: is it wanted, where is it?\nown() {\n${own}}\n`,
      `\n# A file that may hold other policies of the company.\nshared() {\n${shared}}\n\n`,
      ...data,
      end,
    ].join(''),
  }))
}

/** Python reads and writes JSON; a system without it has no other tool that can. */
const start = `set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=\${DESTDIR:-}
state=0

say() {
  printf '%s\\n' "$1"
}

different() {
  say "$1: $2"
  state=1
}

refuse() {
  say "$1: $2" >&2
  exit 2
}

unwritable() {
  refuse "$1" 'cannot be changed. Run this script as root (sudo). Is the file system read-only or full?'
}

# In one step, so that no browser reads half a file. Chromium reads every file of the folder itself.
place() {
  folder=$(dirname "$2")
  new=$folder/../.clara-sign-in-helper.new
  (umask 022 && mkdir -p "$folder") && install -m 0644 "$1" "$new" && mv -fT "$new" "$2" || unwritable "$2"
}

drop() {
  rm -f "$1" || unwritable "$1"
}

# set, detect or remove our part of Firefox's policies.json. Exit code 3: detect finds a difference.
merge() {
  if ! command -v python3 >/dev/null; then
    refuse "$root/$2" 'there is a file already. Install python3, or edit the file by hand.'
  fi
  python3 - "$1" "$root/$2" "$here/$2" <<'END'
import json, os, sys

mode, target, ours = sys.argv[1], os.path.realpath(sys.argv[2]), sys.argv[3]
addon = '${firefoxId}'
places = (('ExtensionSettings',), ('3rdparty', 'Extensions'))

def refuse(sentence):
    sys.stderr.write(target + ': ' + sentence + '\\n')
    sys.exit(2)

def read(path):
    with open(path, encoding='utf-8-sig') as file:
        return json.load(file)

def take_out(policies, place):
    parents = [policies]
    for name in place:
        parents.append(parents[-1].get(name, {}))
    if parents[-1].pop(addon, None) is None:
        return
    for parent, name in reversed(list(zip(parents, place))):
        if not parent[name]:
            del parent[name]

def put_in(policies, place, value):
    for name in place:
        policies = policies.setdefault(name, {})
    policies[addon] = value

def value_at(policies, place):
    for name in place:
        policies = policies[name]
    return policies[addon]

try:
    found = read(target)
    before = json.dumps(found, sort_keys=True)
    policies = found.setdefault('policies', {})
    for place in places:
        take_out(policies, place)
        if mode != 'remove':
            put_in(policies, place, value_at(read(ours)['policies'], place))
except (ValueError, AttributeError, TypeError, RecursionError) as error:
    refuse('nothing changed, because the file is not a policies.json: ' + str(error))
except OSError as error:
    refuse('cannot be read: ' + str(error.strerror) + '. Run this script as root (sudo).')

if json.dumps(found, sort_keys=True) == before:
    sys.exit(0)
if mode == 'detect':
    sys.exit(3)
try:
    if not policies and len(found) == 1:
        os.remove(target)
        sys.exit(0)
    with open(target + '.new', 'w', encoding='utf-8') as file:
        json.dump(found, file, indent=2, ensure_ascii=False)
        file.write('\\n')
    os.chmod(target + '.new', 0o644)
    os.replace(target + '.new', target)
except OSError as error:
    refuse('cannot be changed: ' + str(error.strerror) + '. Run this script as root (sudo).')
END
}
`

const scripts = {
  set: {
    comment: 'Puts the policies of the Clara Sign-in Helper at their places. Run as root.',
    own: `  if [ "$1" = wanted ]; then
    place "$here/$2" "$root/$2"
    say "$root/$2: set"
    for other in "$(dirname "$root/$2")"/*; do
      if [ "$other" != "$root/$2" ] && grep -qs ExtensionSettings "$other"; then
        say "Note: $other sets ExtensionSettings too, and the browser takes one of the two. Read linux.md."
      fi
    done
  else
    drop "$root/$2"
  fi
`,
    shared: `  if [ "$1" = unwanted ]; then
    if [ -e "$root/$2" ]; then merge remove "$2"; fi
  elif [ -e "$root/$2" ]; then
    merge set "$2"
    say "$root/$2: set, other policies are kept"
  else
    place "$here/$2" "$root/$2"
    say "$root/$2: set"
  fi
`,
    end: '',
  },
  detect: {
    comment: 'Exit code 0: the policies are as set.sh writes them. Exit code 1: they are different.',
    own: `  if [ "$1" = unwanted ]; then
    if [ -e "$root/$2" ]; then different "$root/$2" 'left by an earlier version'; fi
  elif ! cmp -s "$here/$2" "$root/$2"; then
    different "$root/$2" 'missing or different'
  elif [ -z "$(find "$root/$2" -perm -0444)" ]; then
    different "$root/$2" 'not everybody can read it'
  else
    say "$root/$2: correct"
  fi
`,
    shared: `  if [ ! -e "$root/$2" ]; then
    if [ "$1" = wanted ]; then different "$root/$2" 'missing'; fi
    return
  fi
  if [ "$1" = unwanted ]; then
    if grep -qF '${firefoxId}' "$root/$2"; then different "$root/$2" 'left by an earlier version'; fi
    return
  fi
  code=0
  merge detect "$2" || code=$?
  case $code in
    0) say "$root/$2: correct" ;;
    3) different "$root/$2" 'missing or different' ;;
    *) exit "$code" ;;
  esac
`,
    end: 'exit "$state"\n',
  },
  remove: {
    comment: 'Removes the policies of the Clara Sign-in Helper, and nothing else. Run as root.',
    own: `  if [ -e "$root/$2" ]; then
    drop "$root/$2"
    say "$root/$2: removed"
  else
    say "$root/$2: not there"
  fi
`,
    shared: `  if [ -e "$root/$2" ]; then
    merge remove "$2"
    say "$root/$2: no policy of ours is left"
  else
    say "$root/$2: not there"
  fi
`,
    end: '',
  },
} as const
