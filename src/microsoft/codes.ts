/** The scenarios that a code can stand for; the ids are those of the diagnosis. */
export type CodeScenario =
  | 'approval-request'
  | 'approval-pending'
  | 'approval-request-failed'
  | 'admin-approval'
  | 'consent-declined'
  | 'consent-missing'
  | 'app-blocked'
  | 'not-assigned'
  | 'app-misconfigured'
  | 'resource-missing'
  | 'wrong-account'
  | 'account-blocked'
  | 'password'
  | 'mfa'
  | 'mfa-setup'
  | 'conditional-access'
  | 'device'
  | 'tenant-restricted'
  | 'federation'
  | 'session'
  | 'browser-blocked'
  | 'service'
  | 'transient'
  | 'unknown'

export interface CodeEntry {
  /** Microsoft's symbolic name; null if its list has none. */
  name: string | null
  /** null: an interrupt, which is part of every healthy sign-in. */
  scenario: CodeScenario | null
  /** Who can fix it, if not the scenario's usual owner. */
  owner?: 'you' | 'it' | 'clara' | 'microsoft' | 'wait'
  /** Who acts after this owner. */
  then?: NonNullable<CodeEntry['owner']>
  /** Values of OAuth's `error` beside this code, in answers that people published. */
  errors: readonly string[]
  /** One plain sentence, for IT and the terminal. */
  meaning: string
}

/** Finds an AADSTS code by its digits; null if it is not in the table. Never throws. */
export function lookUpCode(code: string): CodeEntry | null {
  return codes[code] ?? null
}

/**
 * Codes that only say "it failed": a second code behind them gives the reason.
 * Alone, 50000 ("no token could be made") is a fault of Microsoft's.
 */
export const wrappers: ReadonlySet<string> = new Set(['70002', '70000', '50000'])

/** Codes of questions in a healthy sign-in, such as "Stay signed in?". */
export const interrupts: ReadonlySet<string> = new Set(['50058', '50140', '50199', '50158'])

type Row = [
  code: string,
  name: string | null,
  meaning: string,
  more?: Pick<CodeEntry, 'owner' | 'then'> & { errors?: string[] },
]

// biome-ignore format: a table is readable with one line for each code.
const rows: Readonly<Record<CodeScenario | 'interrupt', Row[]>> = {
  'approval-request': [
    ['90095', 'AdminConsentRequiredRequestAccess', 'An admin must approve the app; the page lets the person send a request.'],
    ['900981', 'AdminConsentRequestRiskyAppWarning', 'An admin must approve an app judged risky; a request can be sent.'],
  ],
  'approval-pending': [
    ['90096', null, 'The request for approval has been sent.'],
  ],
  'approval-request-failed': [
    ['90097', null, 'The request for approval could not be handled.'],
    ['90098', null, 'Microsoft does not know the request that was named.'],
  ],
  'admin-approval': [
    ['90093', 'GraphUserUnauthorized', 'The person may not grant what the app asks for (older page).'],
    ['90094', 'AdminConsentRequired', 'An admin must approve the app, and no request can be sent from the page.'],
    ['900941', 'AdminConsentRequiredDueToRiskyApp', 'An admin must approve an app judged risky; no request can be sent.'],
    ['900942', null, 'An admin must approve this app for this API before it gets a token.'],
  ],
  'consent-declined': [
    ['65004', 'UserDeclinedConsent', 'Somebody pressed Cancel on a page that asked for consent.', { errors: ['access_denied', 'consent_required'] }],
    ['650041', null, 'The person broke the request off.'],
  ],
  'consent-missing': [
    ['65001', 'DelegationDoesNotExist', 'Neither the person nor an admin has consented to the app yet.', { errors: ['invalid_grant'] }],
    ['650011', null, 'No consent yet; two apps of the tenant may share one App ID URI.'],
    ['90099', null, 'A partner reaches this tenant through an app that it has not authorised.'],
  ],
  'app-blocked': [
    ['70001', 'UnauthorizedClient', 'The directory has no such app, or the app is disabled there.'],
    ['7000112', 'UnauthorizedClientApplicationDisabled', 'The app is switched off, in this tenant or where it was registered.'],
    ['7000116', null, 'The app is switched off in the tenant that the message names.'],
    ['1000031', null, 'The app is out of reach for now; its admin knows why.'],
  ],
  'not-assigned': [
    ['50105', 'EntitlementGrantsNotFound', 'Only assigned people may use the app, and this person is not one of them.', { errors: ['interaction_required'] }],
  ],
  'app-misconfigured': [
    ['65002', null, 'A Microsoft app lacks the fixed permission for a Microsoft API.', { owner: 'microsoft' }],
    ['65003', null, 'A Microsoft app asked for a token to itself without being set up for it.', { owner: 'microsoft' }],
    ['65005', 'MisconfiguredApplication', 'What the app asks for does not fit its registration or the tenant.', { errors: ['access_denied'] }],
    ['650053', null, 'The app asks for a scope that the API does not have.', { errors: ['invalid_client'] }],
    ['650055', null, 'The API knows none of the permissions listed for the app.'],
    ['650056', null, 'The permission list, the consent or an identifier of the app is wrong.', { owner: 'it', then: 'clara' }],
    ['650057', null, 'The app asks for an API that is not on its permission list.', { errors: ['invalid_client'] }],
    ['90008', 'TokenForItselfRequiresGraphPermission', 'The app lacks even the basic permission to sign people in.'],
    ['700016', 'UnauthorizedClient_DoesNotMatchRequest', 'The tenant in the request does not know this client ID.', { owner: 'it', then: 'clara' }],
    ['700038', null, 'The client ID is all zeros or otherwise not an ID.'],
    ['7000218', null, 'The app sent neither its secret nor an assertion.', { errors: ['invalid_client'] }],
    ['7000215', null, 'The app sent a wrong secret.', { errors: ['invalid_client'] }],
    ['7000222', 'InvalidClientSecretExpiredKeysProvided', 'The app’s secret has expired, for every customer at once.'],
    ['7000229', null, 'The app has no service principal in this tenant.', { owner: 'it' }],
    ['500113', null, 'The app has no address to return to; a consent just given is recorded all the same.'],
    ['50011', 'InvalidReplyTo', 'The address to return to is not registered for the app.'],
    ['900144', null, 'The request lacks a parameter that it must have.', { errors: ['invalid_request'] }],
    ['9002313', 'InvalidRequest', 'The request is malformed.'],
    ['900023', null, 'The tenant part of the address is not a domain that Microsoft knows.'],
    ['90002', 'InvalidTenantName', 'There is no such tenant in this cloud.'],
    ['90019', 'MissingTenantRealm', 'The request does not show which tenant is meant.'],
    ['50059', 'MissingTenantRealmAndNoUserInformationProvided', 'Neither the request nor the account shows which tenant is meant.'],
    ['50194', null, 'The app serves one tenant but was called for all of them.'],
    ['9001023', null, 'This kind of grant needs a tenant of its own in the address.'],
    ['90130', 'NonConvergedAppV2GlobalEndpointNotSupported', 'The app cannot be called without naming a tenant.'],
    ['90038', 'NationalCloudTenantRedirection', 'The tenant lives in another of Microsoft’s clouds.'],
    ['70011', 'InvalidScope', 'One of the scopes asked for is not valid.', { errors: ['invalid_scope'] }],
    ['700051', null, 'The app may not receive access tokens straight from the sign-in page.'],
    ['700054', null, 'The app may not receive ID tokens straight from the sign-in page.', { errors: ['unsupported_response_type'] }],
    ['9002325', null, 'The request lacks the PKCE proof that a browser app must send.'],
    ['9002326', null, 'A browser redeemed a code for an address not registered as a browser app’s.', { errors: ['invalid_request'] }],
    ['50196', 'LoopDetected', 'The app asks again and again within seconds.'],
  ],
  'resource-missing': [
    ['650052', null, 'The tenant has never enabled an API that the app needs.'],
    ['650054', null, 'An API that the app asks for has been removed.', { owner: 'clara' }],
    ['650058', null, 'The tenant does not subscribe to a service that the app needs.'],
    ['500011', 'InvalidResourceServicePrincipalNotFound', 'The API that the app asks for is not in this tenant.', { owner: 'clara' }],
    ['500014', 'InvalidResourceServicePrincipalDisabled', 'The tenant has switched an API off that the app needs, often by a lapsed subscription.'],
    ['50001', 'InvalidResource', 'The API that the app asks for is disabled or does not exist.', { owner: 'clara' }],
  ],
  'wrong-account': [
    ['50128', null, 'The domain of the account belongs to no tenant.'],
    ['9002332', null, 'The app takes work accounts only but was called for personal ones.', { owner: 'clara' }],
    ['50020', 'UserUnauthorized', 'The account is personal or of another company and no guest here.', { errors: ['access_denied'] }],
    ['16000', 'InteractionRequired', 'The account in use does not fit, or several could be meant.'],
    ['160011', null, 'The account that was chosen is not valid here.'],
    ['16003', 'SsoUserAccountNotFoundInResourceTenant', 'The person has not been added to this tenant.', { owner: 'it' }],
    ['50014', 'GuestUserInPendingState', 'The guest has not accepted the invitation yet.'],
    ['50034', 'UserAccountNotFound', 'There is no such account in this directory.'],
    ['51004', 'UserAccountNotInDirectory', 'The account is not in the directory that the app chose.', { owner: 'it' }],
    ['50177', 'ExternalChallengeNotSupportedForPassthroughUsers', 'An outside account met a check that only members can pass.', { owner: 'it' }],
    ['50178', 'SessionControlNotSupportedForPassthroughUsers', 'An outside account met a session rule that only members can follow.', { owner: 'it' }],
    ['90072', 'PassThroughUserMfaError', 'An outside account cannot meet the second factor of this tenant.', { owner: 'it' }],
    ['500208', null, 'This kind of account, personal or work, does not fit here.'],
    ['500204', null, 'A personal account was used where a work account is needed.'],
  ],
  'account-blocked': [
    ['500341', null, 'This account no longer exists in the directory.'],
    ['50057', 'UserDisabled', 'IT has disabled this account.'],
    ['500571', null, 'IT has disabled this guest account.'],
    ['50053', 'IdsLocked', 'Locked after too many wrong tries, or the network looked malicious.', { owner: 'you' }],
  ],
  password: [
    ['50055', 'InvalidPasswordExpiredPassword', 'The password has expired.'],
    ['50056', null, 'There is no password on record for this account.'],
    ['50126', 'InvalidUserNameOrPassword', 'User name or password is wrong.'],
    ['50144', 'InvalidPasswordExpiredOnPremPassword', 'The password of the company’s own directory has expired.'],
    ['50135', 'PasswordChangeCompromisedPassword', 'The password must be changed because it may be known to others.'],
    ['130500', null, 'Policy does not let this account sign in by phone.', { owner: 'it' }],
    ['135010', 'KeyNotFound', 'The passkey or Windows Hello key is not registered for this account.'],
  ],
  mfa: [
    ['50074', 'UserStrongAuthClientAuthNRequiredInterrupt', 'A second factor was asked for and not given.'],
    ['50076', 'UserStrongAuthClientAuthNRequired', 'Policy or a new place makes a second factor necessary.', { errors: ['interaction_required'] }],
    ['50078', 'UserStrongAuthExpired', 'The last second factor is too long ago for the policy.'],
    ['500121', null, 'The second factor failed or was refused.'],
  ],
  'mfa-setup': [
    ['50072', 'UserStrongAuthEnrollmentRequiredInterrupt', 'The person has to register a second factor.'],
    ['50079', 'UserStrongAuthEnrollmentRequired', 'The person has to register security information.'],
    ['50125', 'PasswordResetRegistrationRequiredInterrupt', 'A password reset, or registering for it, comes first.'],
    ['50203', null, 'The authenticator app is not registered yet.'],
    ['53004', 'ProofUpBlockedDueToRisk', 'A second factor cannot be registered: the attempt looked suspicious.', { owner: 'it' }],
    ['53010', 'ProofUpBlockedDueToSecurityInfoAcr', 'A second factor can be registered from certain places or devices only.', { owner: 'it' }],
  ],
  'conditional-access': [
    ['50131', 'ConditionalAccessFailed', 'An access rule refused: device, risk or another condition.'],
    ['53003', 'BlockedByConditionalAccess', 'An access rule of the company blocks this sign-in.'],
    ['530032', 'BlockedByConditionalAccessOnSecurityPolicy', 'A security rule for the whole tenant blocks this sign-in.'],
    ['530033', null, 'A device rule blocks signing in by device code.'],
    ['530034', 'DelegatedAdminBlockedDueToSuspiciousActivity', 'A partner’s admin was blocked because the account is at risk.'],
    ['530035', 'BlockedBySecurityDefaults', 'The security defaults refuse this way of signing in.'],
    ['530036', null, 'A rule about authentication flows refuses this one.'],
    ['53011', null, 'Blocked because the home tenant sees a risk.'],
  ],
  device: [
    ['53000', 'DeviceNotCompliant', 'The company asks for a device that meets its rules.'],
    ['53001', 'DeviceNotDomainJoined', 'The company asks for a device joined to its domain.'],
    ['53002', 'ApplicationUsedIsNotAnApprovedApp', 'The company asks for an approved client app.'],
    ['530002', null, 'A device that meets the rules is needed.'],
    ['530003', null, 'A device managed by the company is needed.'],
    ['530021', null, 'The client app is not on the list of approved ones.'],
    ['50097', 'DeviceAuthenticationRequired', 'The device has to prove itself, often without the person noticing.', { owner: 'you' }],
    ['50155', 'DeviceAuthenticationFailed', 'The device could not prove itself.'],
    ['50005', 'DevicePolicyError', 'Policy does not cover this kind of device.'],
    ['53008', null, 'Policy does not accept this browser.', { owner: 'you' }],
  ],
  'tenant-restricted': [
    ['500021', null, 'The network lets people into certain tenants only, and this is not one.'],
    ['500022', null, 'A tenant restriction keeps this tenant out of reach.'],
    ['50002', 'NotAllowedTenant', 'The company’s proxy does not let people into this tenant.'],
    ['530004', null, 'This tenant does not accept what another one says about devices.'],
    ['500212', 'NotAllowedByOutboundPolicyTenant', 'The home tenant does not let its people into this one.'],
    ['500213', 'NotAllowedByInboundPolicyTenant', 'This tenant does not let people of the home tenant in.'],
  ],
  federation: [
    ['50107', 'InvalidRealmUri', 'The sign-in server that the domain points to does not exist.'],
    ['50169', 'InvalidRequestBadRealm', 'The domain is not set up for this sign-in server.'],
    ['50008', 'InvalidSamlToken', 'The company’s sign-in server sent no proof, or a wrong one.'],
    ['20001', 'WsFedSignInResponseError', 'The company’s sign-in server gave a wrong answer.'],
    ['90123', 'IdentityProviderAccessDenied', 'The company’s sign-in server refused.'],
    ['80002', 'OnPremisePasswordValidatorRequestTimedout', 'The password check in the company’s own network took too long.'],
  ],
  session: [
    ['900561', 'BadResourceRequestInvalidRequest', 'The page was reloaded or reached by Back, which Microsoft does not take.'],
    ['16001', 'UserAccountSelectionInvalid', 'The account tile that was chosen is no longer valid.'],
    ['16002', 'AppSessionSelectionInvalid', 'The app named a session that does not fit.'],
    ['160021', 'AppSessionSelectionInvalidSessionNotExist', 'The app named a session that is gone.'],
    ['50143', null, 'The session is of another tenant than the app expected.'],
    ['50173', 'FreshTokenNeeded', 'The earlier sign-in was revoked, by a new password or by an admin.'],
    ['50132', 'SsoArtifactInvalidOrExpired', 'The session ended, mostly because the password was changed.'],
    ['50133', 'SsoArtifactRevoked', 'The session was revoked because the password was changed.'],
    ['50089', null, 'The sign-in page had been open for too long.'],
    ['51006', 'ForceReauthDueToInsufficientAuth', 'The sign-in has to be done again with the Windows account.'],
    ['70008', 'ExpiredOrRevokedGrant', 'The code or refresh token is too old or was revoked.'],
    ['54005', null, 'The code from this sign-in had been redeemed before.', { owner: 'clara' }],
    ['165000', 'InvalidRequestCanary', 'The page has lost its session: an old tab, several tabs or blocked cookies.'],
    ['165004', 'InvalidApiCanary', 'The page has lost its session while it talked to its own server.'],
    ['165900', 'InvalidApiRequest', 'The page sent its own server a call that it did not accept.'],
  ],
  'browser-blocked': [
    ['1002016', null, 'The client speaks a TLS version that is too old.'],
  ],
  service: [
    ['90036', 'MsodsServiceUnretryableFailure', 'Microsoft’s directory failed in a way that trying again does not mend.'],
    ['50000', 'TokenIssuanceError', 'Microsoft could not make a token.'],
    ['90055', 'TenantThrottlingError', 'Microsoft got too many requests for this tenant.'],
  ],
  transient: [
    ['650051', null, 'The app was being added to the tenant at that very moment.'],
    ['65007', null, 'The app’s permission list changed while consent was being given.'],
    ['90090', 'GraphRetryableError', 'The consent could not be written down at that moment.'],
    ['90033', 'MsodsServiceUnavailable', 'Microsoft’s directory was away for a moment.'],
    ['90006', 'ExternalServerRetryableError', 'A server behind the sign-in was away for a moment.'],
    ['90012', 'RequestTimeout', 'The request took too long.'],
    ['90024', 'RequestBudgetExceededError', 'The request took more steps or time than allowed.'],
  ],
  unknown: [
    ['240000', null, 'No more devices can be joined in bulk; not met when signing in to a site.'],
    ['240001', 'BulkAADJTokenUnauthorized', 'The account may not join devices in bulk; not met when signing in to a site.'],
    ['240002', 'RequiredClaimIsMissing', 'The ID token does not serve for this grant; not met when signing in to a site.'],
    ['240003', null, 'Joining devices in bulk got an odd answer; not met when signing in to a site.'],
    ['240005', null, 'A role for joining devices in bulk is missing; not met when signing in to a site.'],
  ],
  interrupt: [
    ['50058', 'UserInformationNotProvided', 'Nobody is signed in yet.', { errors: ['login_required'] }],
    ['50140', 'KmsiInterrupt', 'Microsoft asked whether to stay signed in.'],
    ['50199', 'CmsiInterrupt', 'Microsoft asked whether this is the app that was meant.'],
    ['50158', 'ExternalSecurityChallenge', 'A check at another service comes first.'],
  ],
}

/** The table by code. It has no prototype, so a name such as "constructor" finds nothing. */
export const codes: Readonly<Record<string, CodeEntry>> = /* @__PURE__ */ byCode()

// Marked as pure, so that a bundle that needs only the sets above does not carry the table.
function byCode(): Record<string, CodeEntry> {
  const table: Record<string, CodeEntry> = Object.create(null)
  for (const group of Object.keys(rows) as (keyof typeof rows)[]) {
    const scenario = group === 'interrupt' ? null : group
    for (const [code, name, meaning, { errors = [], ...who } = {}] of rows[group]) {
      table[code] = { name, scenario, ...who, errors, meaning }
    }
  }
  return table
}
