/** The largest file, in bytes, and the longest text, in characters. */
export const importLimit = 64 * 1024 * 1024
