import { runCommand, UsageError } from '../../src/cli/command.ts'
import { runNode } from '../tools.ts'

await runCommand({
  usage: 'npm run gallery -- [--store | --docs]',
  purpose:
    'Builds, and saves pictures of every page in every state, language and theme. The index is artifacts/gallery/index.html.',
  options: {
    store: {
      type: 'boolean',
      default: false,
      help: 'saves the pictures for the stores instead, in dist/store',
    },
    docs: {
      type: 'boolean',
      default: false,
      help: 'saves the pictures of the documents instead, in docs/images',
    },
  },
  run: async ({ values: { store, docs } }) => {
    if (store && docs) throw new UsageError('Give --store or --docs, not both.')
    const { provideBrowser } = await import('../browsers/install.ts')
    const provided = await provideBrowser('chromium')
    if ('help' in provided) {
      console.error(provided.help)
      return 1
    }
    if (runNode('build.mjs') !== 0) return 1
    if (store || docs) {
      const { drawDocPictures, drawStorePictures } = await import('./store.ts')
      const draw = store ? drawStorePictures : drawDocPictures
      for (const file of await draw(provided.path)) console.log(file)
    } else {
      const { drawGallery } = await import('./gallery.ts')
      console.log(`Open ${await drawGallery(provided.path)}`)
    }
    return 0
  },
})
// A browser that does not end must not keep the command open.
process.exit()
