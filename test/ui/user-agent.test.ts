import { expect, it } from 'vitest'
import { readUserAgent } from '../../src/ui/user-agent.ts'

const chromium = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

it.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chromium}`, 'Chrome 156', 'Windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chromium} Edg/156.0.0.0`, 'Edge 156', 'Windows'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chromium} OPR/120.0.0.0`, 'Opera 120', 'macOS'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chromium}`, 'Chrome 156', 'ChromeOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153', 'Linux'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', 'Firefox 153', 'Android'],
  ['something else', '–', '–'],
])('%s', (userAgent, browser, os) => {
  expect(readUserAgent(userAgent)).toEqual({ browser, os })
})
