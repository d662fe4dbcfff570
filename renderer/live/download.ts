// Safari and Firefox begin to read a file after the click that saves it.
const keptMs = 60_000

/** Lets the browser keep what an address answers as a file; the session lets it in. */
export function download(path: string, name: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
}

/** Saves a file where the person chooses. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  download(url, name)
  setTimeout(() => URL.revokeObjectURL(url), keptMs)
}
