/** The files that were dropped, and those in dropped folders, in their order. */
export async function droppedFiles(data: DataTransfer | null): Promise<File[]> {
  // Both lists are empty after the first wait.
  const files = [...(data?.files ?? [])]
  const entries = [...(data?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some(({ isDirectory }) => isDirectory)) return files
  const all: File[] = []
  for (const entry of entries) await addFiles(entry, all)
  return all
}

async function addFiles(entry: FileSystemEntry, all: File[]): Promise<void> {
  if (all.length >= mostFiles) return
  if (isFile(entry)) {
    const file = await new Promise<File | null>((done) => entry.file(done, () => done(null)))
    if (file !== null) all.push(file)
  } else if (isFolder(entry)) for (const inner of await entriesIn(entry)) await addFiles(inner, all)
}

const mostFiles = 5000

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** Chromium gives a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])))
    if (some.length === 0) return all
    all.push(...some)
  }
}
