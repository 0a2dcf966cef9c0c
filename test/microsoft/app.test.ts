import { describe, expect, test } from 'vitest'
import { readApp, severalApps } from '../../src/microsoft/app.ts'
import { clientId, otherClientId } from '../builders.ts'

const clara = { clientId, appName: 'Clara' }
const travel = { clientId: otherClientId, appName: 'Travel' }
const noApp = { clientId: null, appName: null }

describe('the apps of a text', () => {
  const id = { clientId, appName: null }
  const name = { clientId: null, appName: 'Clara' }
  test.each([
    ['none', [], {}],
    ['one', [clara], {}],
    ['one app by ID and by name', [id, name], {}],
    ['one app, named twice', [clara, noApp, clara], {}],
    [
      'two IDs',
      [clara, { ...clara, clientId: otherClientId }],
      { apps: [clara, { ...clara, clientId: otherClientId }] },
    ],
    ['two names', [name, { ...name, appName: 'Travel' }], { apps: [name, { ...name, appName: 'Travel' }] }],
    ['two apps and a mention without either', [noApp, id, noApp, travel, name], { apps: [id, travel, name] }],
  ])('%s', (_, all, several) => {
    expect(severalApps(all)).toStrictEqual(several)
  })

  test('are read from labels and mentions, the label first', () => {
    const text = `App name: Clara\nClient ID: ${clientId}\nThe application '${otherClientId}'(Travel) is disabled`
    expect(readApp(text)).toStrictEqual({ ...clara, apps: [clara, travel] })
  })

  test('are none in prose about an app', () => {
    expect(readApp('The application asks for approval.')).toStrictEqual(noApp)
    expect(readApp('Hello')).toStrictEqual(noApp)
  })

  test('have no ID that is one digit alone: it is masked', () => {
    const masked = '00000000-0000-0000-0000-000000000000'
    expect(readApp(`App id: ${masked}`)).toStrictEqual(noApp)
    expect(readApp(`The application '${masked}'(Clara)`)).toStrictEqual(name)
  })
})

describe('the name of an app', () => {
  test.each([
    ['Clara', 'Clara'],
    ["'Clara'", 'Clara'],
    ['Clara |', 'Clara'],
    ['Clara|', 'Clara'],
    ['Clara | Test', 'Clara | Test'],
    ['Clara (belongs to', 'Clara'],
    ['Clara (Test)', 'Clara (Test)'],
    ['(Clara)', '(Clara)'],
    ['365go', '365go'],
    ['aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', null],
    ['Facade', 'Facade'],
    ['Ünsal Reisen', 'Ünsal Reisen'],
    [clientId, null],
    [clientId.replaceAll('-', ''), null],
    ['5f3c1a52-8c1b', null],
    ['2026 travel', null],
    ['- Clara', null],
    ['! Clara', null],
    ['your-app-name', null],
    ['https://app.clara.com', null],
  ])('in "App name: %s" is %j', (text, appName) => {
    expect(readApp(`App name: ${text}`)).toMatchObject({ appName })
  })
})
