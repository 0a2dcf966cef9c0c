/** The last part of the token endpoint's access tokens. */
export interface GraphClaims {
  tid: string
  /** The account's name. */
  upn: string
  appid: string
  /** Short names of delegated permissions. */
  scp: string
}

export function claimsOf(authorization: string | null): GraphClaims | null {
  try {
    return JSON.parse(Buffer.from(authorization?.split('.').at(-1) ?? '', 'base64url').toString())
  } catch {
    return null
  }
}
