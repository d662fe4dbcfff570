/** The page that edits a job; an id may hold what means something in an address. */
export const editPath = (id: string) => `/jobs/${encodeURIComponent(id)}/edit`

/** The page that edits a file of the scripts folder. */
export const scriptPath = (name: string) => `/jobs/scripts/${encodeURIComponent(name)}`

/** The page that adds a job of a command line. */
export const newJobPath = (command: string) =>
  `/jobs/new?${new URLSearchParams({ command }).toString()}`
