/** Hashes of people differ in each run: nobody can compare them. Node loads its module slowly. */
export async function randomKey(): Promise<number> {
  const { randomInt } = await import('node:crypto')
  return randomInt(2 ** 47)
}
