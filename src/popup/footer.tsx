import browser from 'webextension-polyfill'
import { countryName, helpCentresFor } from '../report/help-centres.ts'
import { languageTags } from '../ui/language.ts'
import { Outside } from '../ui/outside.tsx'
import type { PopupContext } from './context.ts'

/** Clara's own help, the person's country first. */
export function Footer({ context: { words, language, settings } }: { context: PopupContext }) {
  const helpCentres = helpCentresFor(languageTags(), settings.supportCountry)
  return (
    <footer>
      <h2>{words.report.helpCentres}</h2>
      <ul>
        {helpCentres.map((centre) => (
          <li key={centre.country}>
            <Outside href={centre.address}>{countryName(centre, language)}</Outside>
          </li>
        ))}
      </ul>
      <p class="whole-line">
        <button
          type="button"
          class="as-link"
          data-action="options"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {words.pages.settings}
        </button>
      </p>
      <p class="whole-line">
        <Outside href="workbench.html" action="workbench">
          {words.pages.workbench}
        </Outside>
      </p>
      {settings.companyName !== null && (
        <p class="whole-line">
          {words.pages.managedBy.replace('{company}', () => settings.companyName ?? '')}
        </p>
      )}
    </footer>
  )
}
