/** A copy with every text changed, at any depth. */
export function withTexts<T extends object>(
  holder: T,
  change: (text: string, key: string) => string | null,
): T {
  const copy = structuredClone(holder)
  changeTexts(copy, change)
  return copy
}

function changeTexts(holder: object, change: (text: string, key: string) => string | null): void {
  for (const [key, value] of Object.entries(holder)) {
    if (typeof value === 'string') Reflect.set(holder, key, change(value, key))
    else if (typeof value === 'object' && value !== null) changeTexts(value, change)
  }
}
