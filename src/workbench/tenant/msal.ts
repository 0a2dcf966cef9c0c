/* By itself, so that it is loaded only when somebody signs in, and only what is used of it. */
export { AuthError, PublicClientApplication } from '@azure/msal-browser'
