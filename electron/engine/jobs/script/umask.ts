/** What Pansentry was started with; undefined as long as its own is none other. */
let given: number | undefined

/** What this process makes from now on is its owner's alone: links have passcodes, and the database scripts' secrets. */
export function keepFilesPrivate(): void {
  given = process.umask(0o077)
}

/** Starts something with the umask Pansentry was started with: a script may write where others are to read. */
export function withGivenUmask<T>(start: () => T): T {
  if (given === undefined) return start()
  const own = process.umask(given)
  try {
    return start()
  } finally {
    process.umask(own)
  }
}
