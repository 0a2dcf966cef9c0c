/** A value of JSON, or a copied part of an object such as `"id": …,`. Null for anything else. */
export function valueIn(text: string): unknown {
  const trimmed = text.trim()
  if (!/^[[{"]/.test(trimmed)) return null
  const inner = trimmed.replace(/^\{/, '').replace(/,$/, '')
  for (const whole of [trimmed, ...ends.map((end) => `{${inner}${end}`)]) {
    try {
      return JSON.parse(whole)
    } catch {}
  }
  return null
}

/** What may be missing behind it. */
const ends = ['}', '', '}}', '"}', '"}}']
