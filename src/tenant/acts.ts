import { appPage, portal } from '../microsoft/portal.ts'

/** What somebody does about a verdict, and the page of the portal where. */
export interface Change {
  act: Act
  /** Made from this tenant's own IDs. */
  address: string
}

/** Helps people. None loosens a policy. */
type Remedy = keyof typeof remedies
/** Shows what the check could not. */
export type Look = keyof typeof looks
export type Act = Remedy | Look

export function changeFor(act: Act, ids: Ids): Change {
  return { act, address: { ...remedies, ...looks }[act](ids) }
}

export function isLook(act: Act): act is Look {
  return act in looks
}

interface Ids {
  objectId: string
  clientId: string
}

type Page = (ids: Ids) => string

/** A page of the app needs both of its IDs. */
const app =
  (name: Parameters<typeof appPage>[0]): Page =>
  (ids) =>
    ids.objectId === '' || ids.clientId === '' ? portal.apps : appPage(name, ids)

const consentSettings: Page = () => portal.settings.replace('AdminConsentSettings', 'UserSettings')
const workflowSettings: Page = () => portal.settings
const allApps: Page = () => portal.apps

const remedies = {
  decide: () => portal.requests,
  grant: app('Permissions'),
  'first-sign-in': allApps,
  workflow: workflowSettings,
  reviewers: workflowSettings,
  assign: app('Users'),
  enable: app('Properties'),
  'ask-clara': app('Properties'),
  'ask-microsoft': app('Properties'),
} satisfies Record<string, Page>

const looks = {
  'see-app': allApps,
  'see-consents': app('Permissions'),
  'see-permissions': app('Permissions'),
  'see-policy': consentSettings,
  'see-classified': consentSettings,
  'see-workflow': workflowSettings,
  try: allApps,
  'ask-publisher': app('Properties'),
} satisfies Record<string, Page>
