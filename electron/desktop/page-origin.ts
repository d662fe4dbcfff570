/** Where the page in the window comes from. */
export const pageOrigin = 'app://pansentry'
