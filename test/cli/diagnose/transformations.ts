/** What mail programs, chats, logs and editors do to a text on its way to a help desk. */
export const transformations: Readonly<Record<string, (text: string) => string>> = {
  'quoted in a reply': eachLine((line) => `> ${line}`),
  'quoted twice': eachLine((line) => `>> ${line}`),
  'broken at 72 columns': wrap,
  'broken and quoted': (text) => eachLine((line) => `> ${line}`)(wrap(text)),
  'escaped for HTML': escapeHtml,
  'escaped for HTML twice': (text) => escapeHtml(escapeHtml(text)),
  'with line breaks of HTML': (text) => escapeHtml(text).replaceAll('\n', '<br>\n'),
  'in paragraphs of HTML': eachLine((line) => `<p>${escapeHtml(line)}</p>`),
  'in a string of JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in a string in a string of JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  'in a field of JSON': (text) => JSON.stringify({ ticket: 4411, description: text }),
  'read as Windows-1252': (text) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text)),
  'in quoted-printable': toQuotedPrintable,
  'with spaces that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'with spaces of no width': (text) => text.replace(/(?<=[a-z]{3})(?=[a-z]{3})/g, '\u200b'),
  'with soft hyphens': (text) => text.replace(/(?<=[a-z]{4})(?=[a-z]{3})/g, '\u00ad'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'with typographic quotation marks': (text) =>
    text
      .replace(/'([^'\n]*)'/g, '‘$1’')
      .replace(/"([^"\n]*)"/g, '“$1”')
      .replaceAll("'", '’'),
  'with letters taken apart': (text) => text.normalize('NFD'),
  'with escaped apostrophes': (text) => text.replaceAll("'", "\\'"),
  'between a greeting and thanks': (text) => `Hi team,\nplease help me with this:\n\n${text}\n\nThanks,\nAna`,
  'above a signature': (text) =>
    `${text}\n\n-- \nAna Perez | Finance | Contoso | +52 55 5555 0101\n${notice}`,
  'below a mail’s head': (text) => `${mailHead}\n\n${text}`,
  'in a list': eachLine((line) => `- ${line}`),
  'in cells of a table': eachLine((line) => `| ${line} |`),
  'in one cell': (text) => `| ${text.replaceAll('\n', ' ')} | open |`,
  'with line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'with empty lines between': (text) => text.replaceAll('\n', '\n\n'),
  indented: eachLine((line) => `\t${line}`),
  'in bold': eachLine((line) => (line === '' ? line : `**${line}**`)),
  'in a block of code': (text) => `\`\`\`\n${text}\n\`\`\``,
}

const notice = 'This message is confidential. If you received it in error, please delete it.'

const mailHead = `Did you try again?

From: Ana Perez <ana@contoso.example>
Sent: Monday, September 14, 2026 10:00 AM
To: Service Desk <desk@contoso.example>
Subject: Problem`

function eachLine(change: (line: string) => string): (text: string) => string {
  return (text) => text.split('\n').map(change).join('\n')
}

function wrap(text: string): string {
  return eachLine((line) => line.replace(/(.{1,72})(?: |$)/g, '$1\n').trimEnd())(text)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function toQuotedPrintable(text: string): string {
  const octets = Array.from(new TextEncoder().encode(text), (octet) => {
    const isPlain = octet < 0x80 && octet !== 0x3d
    return isPlain ? String.fromCharCode(octet) : `=${octet.toString(16).toUpperCase()}`
  })
  return octets.join('')
}
