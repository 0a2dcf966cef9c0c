import { createHash } from 'node:crypto'

/** What Chrome and Edge ask for at the extension's own update address. */
export function updateXml({
  id,
  version,
  address,
}: {
  id: string
  version: string
  address: string
}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${attribute(address)}" version="${version}"/>
  </app>
</gupdate>
`
}

/** What Firefox asks for. `xpi` is what `address` gives. */
export function updatesJson(of: {
  id: string
  version: string
  address: string
  xpi: Uint8Array
  minVersion: string
}): string {
  const update = {
    version: of.version,
    update_link: of.address,
    update_hash: `sha256:${createHash('sha256').update(of.xpi).digest('hex')}`,
    applications: { gecko: { strict_min_version: of.minVersion } },
  }
  return `${JSON.stringify({ addons: { [of.id]: { updates: [update] } } }, null, 2)}\n`
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
