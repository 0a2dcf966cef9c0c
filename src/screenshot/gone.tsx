import browser from 'webextension-polyfill'
import type { PictureWords } from '../_locales/index.ts'
import { Title } from './title.tsx'

/** The picture was shown before: the first read has deleted it. */
export function Gone({ words }: { words: PictureWords }) {
  return (
    <main>
      <Title text={words.goneTitle} />
      <p class="lead">{words.none}</p>
      <button type="button" class="primary" data-action="close" onClick={closeTab}>
        {words.close}
      </button>
    </main>
  )
}

async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent()
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id)
}
