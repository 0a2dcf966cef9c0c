import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { graph } from '../triage/forms/sign-ins.ts'

/** Half of the sign-ins fail; 10,000 of 20,000 people have failures. Returns the size in bytes. */
export async function writeLog(file: string, records: number): Promise<number> {
  const out = createWriteStream(file)
  for (let index = 0; index < records; index += 1)
    if (!out.write(`${JSON.stringify(graph(signIn(index)))}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  return out.bytesWritten
}

const codes = [90094, 0, 90095, 50105, 0, 90096, 65001, 0, 50140, 0]

function signIn(index: number) {
  const [number, person] = [index, (index * 7919) % 20_000].map((one) => one.toString(16).padStart(8, '0'))
  return {
    code: codes[index % codes.length] ?? 0,
    reason: 'A sentence of the log.',
    at: new Date(Date.UTC(2026, 10, 1) + index * 2000).toISOString(),
    requestId: `${number}-2a4b-4c6d-8e0f-a1b2c3d4e500`,
    correlationId: `${number}-5b3a-4d21-9c77-0f1e2d3c4b00`,
    userId: `${person}-7777-4888-9999-aaaabbbbcccc`,
    upn: `person${person}@contoso.example`,
  }
}
