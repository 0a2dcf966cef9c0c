import browser from 'webextension-polyfill'
import { countryName, helpCentresFor } from '../report/help-centres.ts'
import { languageTags } from '../ui/language.ts'
import { Outside } from '../ui/outside.tsx'
import type { PopupContext } from './context.ts'

/** Clara's own help, the person's country first; settings; the page for IT. */
export function Footer({ context: { words, language, settings } }: { context: PopupContext }) {
  const { pages } = words
  const helpCentres = helpCentresFor(languageTags(), settings.supportCountry)
  return (
    <footer>
      <h2>{pages.help}</h2>
      <ul>
        {helpCentres.map((centre) => (
          <li key={centre.country}>
            <Outside href={centre.address}>{countryName(centre, language)}</Outside>
          </li>
        ))}
      </ul>
      <span class="last">
        <button
          type="button"
          class="as-link"
          data-action="options"
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          {pages.settings}
        </button>
        <Outside href="workbench.html" action="workbench">
          {pages.forIt}
        </Outside>
      </span>
      {settings.companyName !== null && (
        <p class="whole-line">{pages.managedBy.replace('{company}', () => settings.companyName ?? '')}</p>
      )}
    </footer>
  )
}
