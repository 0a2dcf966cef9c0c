/* A chunk of its own: it is loaded only when an administrator signs in. */
export { AuthError, PublicClientApplication } from '@azure/msal-browser'
