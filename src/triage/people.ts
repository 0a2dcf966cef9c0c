import type { Found } from './reading.ts'

/** The people of an input as numbers. What is kept of a name is a hash with a random key. */
export interface People {
  /** The number of the person whom a record names; `nobody` if it names none. */
  numberOf(found: Pick<Found, 'user' | 'address' | 'isEntry'>): number
  /** Two records tell of one sign-in, so that both of its names mean one person. */
  join(one: number, other: number): void
  /** The number that stands for all names of a person, once everything is read. */
  personOf(number: number): number
  hasId(number: number): boolean
  /** How many numbers there are. */
  count(): number
}

export const nobody = -1

export function startPeople(key: number): People {
  const numbers = new Map<number, number>()
  const ids: boolean[] = []
  /** The ID of each address; `nobody` for an address of several, such as a masked one. */
  const owners = new Map<number, number>()

  function numberOf(name: string): number {
    const hash = hashOf(name.toLowerCase(), key)
    const known = numbers.get(hash)
    if (known !== undefined) return known
    numbers.set(hash, ids.length)
    return ids.push(isId(name)) - 1
  }

  function own(address: number, id: number): void {
    const before = owners.get(address) ?? id
    owners.set(address, before === id ? id : nobody)
  }

  const hasId = (number: number) => ids[number] === true

  return {
    numberOf({ user, address, isEntry }) {
      if (user === null) return nobody
      const person = numberOf(user)
      // An agent of the help desk reports for many: only a log knows that both are one person.
      if (isEntry && address !== null && hasId(person)) own(numberOf(address), person)
      return person
    },
    join(one, other) {
      if (one === nobody || other === nobody || hasId(one) === hasId(other)) return
      if (hasId(one)) own(other, one)
      else own(one, other)
    },
    personOf(number) {
      const owner = owners.get(number) ?? nobody
      return owner === nobody ? number : owner
    },
    hasId,
    count: () => ids.length,
  }
}

/** Object IDs are GUIDs; every other name may be one of several. */
const isId = (name: string) => /^[\da-f]{8}-/i.test(name)

/** 53 bits, so that a number holds it: FNV-1a twice, with different beginnings. */
export function hashOf(text: string, key: number): number {
  let [low, high] = [0x811c9dc5 ^ key, 0x2f0b4c47 ^ Math.floor(key / 2 ** 32)]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
    high ^= high >>> 13
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11)
}
