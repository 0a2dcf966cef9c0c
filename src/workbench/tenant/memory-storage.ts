/**
 * Replaces `sessionStorage` for MSAL, so that tokens are in memory only.
 * Without a storage MSAL refuses to redirect (`in_mem_redirect_unavailable`).
 */
export class MemoryStorage implements Storage {
  [key: string]: unknown

  get length(): number {
    return Object.keys(this).length
  }

  key(index: number): string | null {
    return Object.keys(this)[index] ?? null
  }

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }

  setItem(key: string, value: string): void {
    this[key] = value
  }

  removeItem(key: string): void {
    delete this[key]
  }

  clear(): void {
    for (const key of Object.keys(this)) delete this[key]
  }
}
