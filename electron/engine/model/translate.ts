/** Says a message key in the user's language; given from outside, so that the engine needs no catalogue. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string
