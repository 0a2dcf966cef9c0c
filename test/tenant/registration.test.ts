import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { allPermissions } from '../../src/tenant/checks.ts'
import { type Registration, registrationScripts } from '../../src/tenant/registration.ts'
import { parsePowershell } from '../rollout/read-powershell.ts'
import { type FakeDirectory, startFakeAz } from './fake-az.ts'

const chrome = `https://${'a'.repeat(32)}.chromiumapp.org/`
const firefox = `https://${'0'.repeat(40)}.extensions.allizom.org/`
const scripts = (more: Partial<Registration> = {}) =>
  registrationScripts({ redirectUri: chrome, clientId: null, tenant: null, ...more })

const hostile = [
  "https://abc.chromiumapp.org/'; Remove-Item *; '",
  'https://abc.chromiumapp.org/$(touch x)`touch x`"; rm -rf ~; "',
  "x' || true #\n)\nrm -rf ~",
  '‘ ’ ‚ ‛ “ ” „ \u2028',
]

describe.each([
  ['a new registration', {}],
  ['one that exists', { clientId: 'c4ec4000-1111-4222-8333-0123456789ab', tenant: 'contoso.example' }],
  ...hostile.map((text): [string, Partial<Registration>] => [
    `the hostile ${JSON.stringify(text)}`,
    { redirectUri: text, clientId: text, tenant: text },
  ]),
])('the scripts for %s', (_, values) => {
  const { powershell, bash } = scripts(values)

  test('are PowerShell without a syntax error, with every value in one literal', () => {
    const literals = parsePowershell(powershell).descendantsOfType('string_literal')
    const texts = literals.map((one) => one?.text ?? '')
    for (const permission of allPermissions) expect(texts).toContain(`'${permission}'`)
    for (const name of ['uri', 'appId'])
      expect(powershell).toMatch(new RegExp(`^  \\$${name} = '[\\w:/.%-]*'$`, 'm'))
    expect(powershell.split('\n')).toHaveLength(23)
  })
  test('are bash without a syntax error', async () => {
    expect(await runBash(bash, ['-n'])).toEqual({ code: 0, output: '', errors: '' })
    for (const name of ['uri', 'app']) expect(bash).toMatch(new RegExp(`^${name}='[\\w:/.%-]*'$`, 'm'))
    expect(bash.split('\n')).toHaveLength(24)
  })
})

test('the scripts name the shell that they need, and how to sign in to the tenant', () => {
  const { powershell, bash } = scripts({ tenant: 'contoso.example' })
  expect(powershell).toMatch(/^# PowerShell\./)
  expect(powershell).toContain(
    "Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome -TenantId 'contoso.example'",
  )
  expect(bash).toMatch(/^# bash .* az login --allow-no-subscriptions --tenant 'contoso.example'\n/)
})

test('the PowerShell script makes one call for all permissions, and appends to the redirect URIs', () => {
  const { powershell } = scripts()
  const commands = parsePowershell(powershell)
    .descendantsOfType('command_name')
    .map((one) => one?.text)
  const count = (name: string) => commands.filter((one) => one === name).length
  for (const name of ['New-MgApplication', 'Update-MgApplication', 'New-MgServicePrincipal'])
    expect([name, count(name)]).toEqual([name, 1])
  expect(powershell).toContain('@($app.Spa.RedirectUris) + $uri')
})

describe('the bash script', () => {
  const empty = (): FakeDirectory => ({
    tenantId: 'tenant of the account',
    apps: [],
    principals: [],
    commands: [],
  })
  const ran = async (directory: FakeDirectory, more: Partial<Registration> = {}) => {
    const az = await startFakeAz(directory)
    try {
      return await runBash(scripts(more).bash, [], az.env)
    } finally {
      await az.close()
    }
  }

  test('registers an app for one tenant, with all permissions in one call, and prints its IDs', async () => {
    const directory = empty()
    const { code, output } = await ran(directory)
    expect([code, output]).toEqual([
      0,
      'Client ID: 0a99ac00-0000-4000-8000-000000000000\nTenant ID: tenant of the account\n',
    ])
    expect(directory.apps).toEqual([
      {
        id: 'object-0',
        appId: '0a99ac00-0000-4000-8000-000000000000',
        displayName: 'Tenant check for Clara',
        signInAudience: 'AzureADMyOrg',
        spa: { redirectUris: [chrome] },
        requiredResourceAccess: [
          {
            resourceAppId: '00000003-0000-0000-c000-000000000000',
            resourceAccess: [...allPermissions]
              .sort()
              .map((name) => ({ id: `id of ${name}`, type: 'Scope' })),
          },
        ],
      },
    ])
    expect(directory.principals).toEqual(['0a99ac00-0000-4000-8000-000000000000'])
    expect(directory.commands.filter((one) => one === 'ad app create')).toHaveLength(1)
  })

  test('changes nothing at a second run, and names what it found: a name proves nothing', async () => {
    const directory = empty()
    await ran(directory)
    const before = structuredClone({ ...directory, commands: [] })
    const { code, output, errors } = await ran(directory)
    expect([code, output]).toEqual([1, ''])
    expect(errors).toContain('0a99ac00-0000-4000-8000-000000000000')
    expect({ ...directory, commands: [] }).toEqual(before)
  })

  test('adds a second browser to the registration with this ID, and only once', async () => {
    const directory = empty()
    await ran(directory)
    const second = { redirectUri: firefox, clientId: '0a99ac00-0000-4000-8000-000000000000' }
    for (const _ of [1, 2]) {
      const { code, output } = await ran(directory, second)
      expect([code, output]).toEqual([
        0,
        'Client ID: 0a99ac00-0000-4000-8000-000000000000\nTenant ID: tenant of the account\n',
      ])
      expect(directory.apps.map(({ spa }) => spa.redirectUris)).toEqual([[chrome, firefox]])
    }
    expect(directory.principals).toHaveLength(1)
  })

  test('makes the service principal that an earlier run did not reach', async () => {
    const directory = empty()
    await ran(directory)
    directory.principals = []
    await ran(directory, { clientId: '0a99ac00-0000-4000-8000-000000000000' })
    expect(directory.principals).toEqual(['0a99ac00-0000-4000-8000-000000000000'])
  })

  test('stops at an ID that no registration has', async () => {
    const directory = empty()
    const { code, output } = await ran(directory, { clientId: '0a99ac00-0000-4000-8000-00000000000f' })
    expect([code, output, directory.apps]).toEqual([3, '', []])
  })
})

function runBash(
  script: string,
  options: readonly string[],
  env = process.env,
): Promise<{ code: number | null; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const bash = spawn('bash', [...options], { env })
    let [output, errors] = ['', '']
    bash.stdout.on('data', (part: Buffer) => {
      output += part.toString()
    })
    bash.stderr.on('data', (part: Buffer) => {
      errors += part.toString()
    })
    bash.on('error', reject)
    bash.on('close', (code) => resolve({ code, output, errors }))
    bash.stdin.end(script)
  })
}
