import { expect, test } from 'vitest'
import { allPermissions } from '../../src/tenant/checks.ts'
import { registrationScripts } from '../../src/tenant/registration.ts'

const { powershell, az } = registrationScripts("https://abc.chromiumapp.org/'; Remove-Item *; '")

test('the scripts ask for the permissions of the checks', () => {
  for (const script of [powershell, az]) for (const name of allPermissions) expect(script).toContain(name)
})

test('an address cannot add a command to a script', () => {
  expect(powershell).toContain("'https://abc.chromiumapp.org/''; Remove-Item *; '''")
  expect(az).not.toContain("/'; Remove")
})
