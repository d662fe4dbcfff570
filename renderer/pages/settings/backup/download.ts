/** Lets the browser keep what an address answers as a file; the session lets it in. */
export function download(path: string, name: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
}
