import { runCommand } from '../../src/cli/command.ts'
import { choiceOf, wholeNumber } from '../../src/cli/option-values.ts'
import { runNode, seedOf } from '../tools.ts'

await runCommand({
  usage: 'npm run soak -- [options]',
  purpose:
    'Builds, plays thousands of mixed sign-ins in many tabs at once, and compares each diagnosis with what the account meets.',
  options: {
    browser: {
      type: 'string',
      default: 'chromium',
      value: 'NAME',
      help: 'chromium or firefox (default chromium)',
    },
    'sign-ins': { type: 'string', default: '10000', value: 'N', help: 'sign-ins (default 10000)' },
    tabs: { type: 'string', default: '20', value: 'N', help: 'tabs at once (default 20)' },
    seed: { type: 'string', value: 'N', help: 'repeats the run that printed this seed' },
  },
  notes: 'Exit code: 0; 1 if a diagnosis is wrong or storage exceeds its bounds.',
  run: async ({ values }) => {
    const wanted = {
      name: choiceOf('--browser', values.browser, ['chromium', 'firefox']),
      signIns: wholeNumber('--sign-ins', values['sign-ins'], 1),
      tabs: wholeNumber('--tabs', values.tabs, 1),
      seed: seedOf(values.seed),
    }
    if (runNode('build.mjs') !== 0) return 1
    const { soakBrowser } = await import('./soak-browser.ts')
    return (await soakBrowser(wanted)) ? 0 : 1
  },
})
