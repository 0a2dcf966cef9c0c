import { benchBigRecording } from './big-recording.ts'

/* `npm run bench`: what has to be measured and is no test. `npm run bench -- NAME` runs one. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = { 'big-recording': benchBigRecording }

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}: there is ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
let isGood = true
for (const [name, run] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n== ${name}`)
  if (await run()) console.log('Within its goal.')
  else {
    console.log('NOT within its goal.')
    isGood = false
  }
}
process.exit(isGood ? 0 : 1)
