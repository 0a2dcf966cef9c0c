import { createHash } from 'node:crypto'

/** The update manifest of Chrome and Edge. */
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

/** The update manifest of Firefox. `xpi` is the content of `address`. */
export function updatesJson({
  id,
  version,
  address,
  xpi,
  minVersion,
}: {
  id: string
  version: string
  address: string
  xpi: Uint8Array
  minVersion: string
}): string {
  const update = {
    version,
    update_link: address,
    update_hash: `sha256:${createHash('sha256').update(xpi).digest('hex')}`,
    applications: { gecko: { strict_min_version: minVersion } },
  }
  return `${JSON.stringify({ addons: { [id]: { updates: [update] } } }, null, 2)}\n`
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
