import { runCommand } from '../../src/cli/command.ts'
import { choiceOf } from '../../src/cli/option-values.ts'
import { type BrowserKind, findBrowser } from '../browsers/find.ts'
import { runNode } from '../tools.ts'

const kinds = ['chromium', 'chrome', 'edge', 'firefox'] as const

await runCommand({
  usage: 'npm start -- [--browser NAME]',
  purpose: `Builds the extension and starts it in a real browser, with a simulated Microsoft and Clara on this machine.
With a display, the browser stays open so that you can try it. Without one, the command plays two blocked sign-ins,
prints their diagnoses and reports, and saves pictures in artifacts.`,
  options: {
    browser: {
      type: 'string',
      value: 'NAME',
      help: `${kinds.join(', ')} (default: Chromium, Chrome or Edge, whichever is installed)`,
    },
  },
  run: async ({ values: { browser } }) => {
    const kind = browser === undefined ? defaultKind() : choiceOf('--browser', browser, kinds)
    const { provideBrowser } = await import('../browsers/install.ts')
    const provided = await provideBrowser(kind)
    if ('help' in provided) {
      console.error(provided.help)
      return 1
    }
    console.log(`Browser: ${provided.path}\nBuilding the extension …`)
    if (runNode('build.mjs') !== 0) return 1
    const { show } = await import('./show.ts')
    return show(kind, provided.path)
  },
})
// A browser that does not end must not keep the command open.
process.exit()

/** An installed browser of Chromium's family, or Chromium, which the command then installs. */
function defaultKind(): BrowserKind {
  return (['chromium', 'chrome', 'edge'] as const).find((kind) => findBrowser(kind) !== null) ?? 'chromium'
}
