/** Words in the place of a tenant's ID: each lets accounts of many tenants in. */
export const sharedTenant = { anyone: 'common', anyCompany: 'organizations', personal: 'consumers' } as const

export const sharedTenants: readonly string[] = Object.values(sharedTenant)

/** Whether a tenant's name names no single company. */
export function isSharedTenant(tenant: string): boolean {
  return sharedTenants.includes(tenant.toLowerCase())
}
