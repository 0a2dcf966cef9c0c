#!/usr/bin/env node
// A fake `chromium --dump-dom`: runs a page in happy-dom. The last argument is its address.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Window } from 'happy-dom'

const html = readFileSync(fileURLToPath(process.argv.at(-1)), 'utf8')
const window = new Window({
  settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
})
window.document.write(html)
window.document.dispatchEvent(new window.Event('DOMContentLoaded'))
await window.happyDOM.waitUntilComplete()
await new Promise((resolve) => setImmediate(resolve))
const text = window.document.documentElement.outerHTML
process.stdout.write(text, () => process.exit(0))
