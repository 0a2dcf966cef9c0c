import { loadSettingWords } from '../../src/_locales/index.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import type { FormName } from '../../src/settings/forms.ts'
import { type Setting, settingsTable } from '../../src/settings/table.ts'
import { wordsOfSetting } from '../../src/settings/words.ts'

const words = await loadSettingWords('en')

/** `docs/settings.md`, made from the settings table. */
export function settingsDoc(): string {
  return `${intro}\n${settingsTable.map(row).join('\n')}\n${rest}`
}

function row(setting: Setting): string {
  const { key, builtIn } = setting
  const { title, text } = wordsOfSetting(words, key)
  const cells = [
    `\`${key}\``,
    kindOf(setting),
    code(builtIn),
    setBy(setting),
    `**${title}.** ${text}`,
    code(exampleOf(setting)),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function setBy({ who, grants }: Setting): string {
  if (who === 'person') return 'person, policy'
  return grants ? 'policy alone, grants' : 'policy alone'
}

function kindOf({ type, form, choices, longest, most }: Setting): string {
  if (type === 'boolean') return 'true or false'
  if (type === 'choice') return `one of ${choices?.map((choice) => `\`${choice}\``).join(', ')}`
  const one = `${kinds[form ?? 'line']}, ${longest} characters at most`
  return type === 'text' ? one : `list of up to ${most}: ${one}`
}

const kinds: Readonly<Record<FormName, string>> = {
  guid: 'GUID with dashes',
  host: 'host name',
  tenant: 'GUID or domain',
  account: 'e-mail address or sign-in name',
  phone: 'telephone number',
  scope: 'permission',
  address: 'https address',
  formAddress: 'https address with places behind its `?` or `#`',
  line: 'text on one line',
}

const code = (value: unknown) => (value === null ? 'none' : `\`${JSON.stringify(value)}\``)

const intro = `<!-- Made from src/settings/table.ts: npx vitest run --project unit test/settings -u -->
# Settings

Every setting is optional. It comes from, the strongest first:

1. what the company's **policy** says (enforced: the person sees it and cannot change it),
2. what the **person** has chosen on the options page,
3. what the policy suggests under \`defaults\` (the person may change it),
4. the **build** (\`--client-id\`, \`--redirect-host\`),
5. what is built in.

Lists add to what the build and the product have built in; of everything else the strongest alone counts. A wrong value is left out by itself, the next
source has the word, and the options page names it. What is marked *grants* decides where a link for admin consent leads, or whom IT is told to trust: it
comes from an enforced policy (client IDs also from the build), never from a person, an imported file or \`defaults\`.

| Key | Value | Built in | Who | What it does | Example |
|---|---|---|---|---|---|`

const rest = `
A key with a dot stands in an object: \`report.level\` is \`{"report": {"level": "full"}}\`. Two more places in a policy:

| Key | Value | What it does |
|---|---|---|
| \`defaults\` | object with the keys that are the person's | values that hold until the person chooses others |
| \`locked\` | list of keys, such as \`["history", "report.level"]\` | the person cannot change these, whatever their value |

\`\`\`json
{
  "clientIds": ["c1a7a000-1111-4222-8333-0123456789ab"],
  "tenant": "contoso.example",
  "companyName": "Contoso",
  "itContact": { "name": "IT help desk", "email": "help@contoso.example" },
  "report": { "account": "off" },
  "defaults": { "language": "es", "report": { "level": "full" } },
  "locked": ["history"]
}
\`\`\`

In \`itContact.form\`, behind its \`?\` or \`#\`, stand the places \`{title}\`, \`{summary}\`, \`{code}\`, \`{correlationId}\`, \`{requestId}\` and \`{report}\`.

## When a policy is late, wrong or gone

Chrome and Edge deliver a policy some seconds after the extension's very first start and take up changes while they run, within seconds. Firefox reads its policies at its own
start alone. The helper asks for the policy at every event and waits a quarter of a second at most; where the browser is late or fails, what it said last is used.
A sign-in is explained in any case. When the browser says that there is no policy any more, the old one is forgotten.

Chrome and Edge drop a value of the wrong type, and keys that the table does not have, before the extension sees them: \`chrome://policy\` and \`edge://policy\` name those. Everything else that is
wrong, and in Firefox all of it, is named on the options page under "Policy check".

A policy can add hosts to *recognise*; it cannot give the extension access to them: that takes a build with \`--redirect-host\`.
`
