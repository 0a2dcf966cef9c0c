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
  account: 'email address or sign-in name',
  phone: 'telephone number',
  scope: 'permission',
  address: 'https address',
  formAddress: 'https address with placeholders behind its `?` or `#`',
  line: 'text on one line',
}

const code = (value: unknown) => (value === null ? 'none' : `\`${JSON.stringify(value)}\``)

const intro = `<!-- Made from src/settings/table.ts: npx vitest run --project unit test/settings -u -->
# Settings

Every setting is optional.
The strongest source wins, in this order:

1. the company's **policy** (enforced: the person sees it and cannot change it),
2. the **person**, on the options page,
3. the policy's \`defaults\` (the person may change them),
4. the **build** (\`--client-id\`, \`--redirect-host\`),
5. what is built in.

Lists are different: they add to what is built in.
A wrong value is left out, the next source applies, and the options page names it.

*grants* marks a setting that decides where a link for admin consent leads, or whom IT is told to trust.
It comes only from enforced policy (client IDs also from the build), never from a person, an imported file or \`defaults\`.

| Key | Value | Built in | Who | What it does | Example |
|---|---|---|---|---|---|`

const rest = `
A key with a dot is part of an object: \`report.level\` is \`{"report": {"level": "full"}}\`.
A policy has two more keys:

| Key | Value | What it does |
|---|---|---|
| \`defaults\` | object with keys that a person may set | values that apply until the person chooses others |
| \`locked\` | list of keys, such as \`["history", "report.level"]\` | the person cannot change these keys |

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

A policy that sets one of the \`itContact\` settings owns all of them: the person's own do not count.

\`itContact.form\` may have these placeholders, behind its \`?\` or \`#\`: \`{title}\`, \`{summary}\`, \`{code}\`, \`{correlationId}\`, \`{requestId}\`, \`{report}\`.

## When a policy is late, wrong or gone

Chrome and Edge deliver a policy some seconds after the extension's very first start, and later changes within seconds.
Firefox reads policies only when it starts.
The extension asks for the policy at every event and waits at most a quarter of a second.
If the browser is late or fails, the last policy applies.
When the browser says that there is no policy any more, the last one is forgotten.

Chrome and Edge drop values of a wrong type and unknown keys before the extension sees them: \`chrome://policy\` and \`edge://policy\` name those.
"Policy check" on the options page names everything else that is wrong, and in Firefox all of it.

A policy adds hosts to *recognize*. Access to them needs a build with \`--redirect-host\`.
`
