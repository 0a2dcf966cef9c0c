/** Replaces a secret. */
export const removed = '[removed]'
