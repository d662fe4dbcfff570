/** The page that edits a job; an id may hold what means something in an address. */
export const editPath = (id: string) => `/jobs/${encodeURIComponent(id)}/edit`
