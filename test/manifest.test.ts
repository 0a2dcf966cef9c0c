import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { nationalClouds } from '../src/microsoft/hosts.ts'

test('the manifest asks for what docs/permissions.md and docs/security.md describe, and for nothing else', async () => {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'))
  expect(manifest.permissions).toEqual(['activeTab', 'identity', 'scripting', 'storage', 'webRequest'])
  expect(manifest.host_permissions).toEqual(['https://login.microsoftonline.com/*', 'https://*.clara.com/*'])
  expect(manifest.content_scripts).toEqual([
    { matches: ['https://login.microsoftonline.com/*'], js: ['content.js'], run_at: 'document_start' },
  ])
  expect(manifest.content_security_policy).toEqual({
    extension_pages: [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      'connect-src https://login.microsoftonline.com https://graph.microsoft.com',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  })
  expect(manifest.optional_host_permissions).toEqual(
    Object.values(nationalClouds)
      .flat()
      .map((host) => `https://${host}/*`),
  )
  for (const key of ['externally_connectable', 'web_accessible_resources', 'optional_permissions'])
    expect(manifest).not.toHaveProperty(key)
})

test('a keyboard command opens the popup; the person can change its keys', async () => {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'))
  expect(manifest.commands).toEqual({ _execute_action: { suggested_key: { default: 'Alt+Shift+C' } } })
})
