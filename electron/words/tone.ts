/** How good or bad a thing is, as page, tray and command line colour it. */
export type Tone = 'good' | 'bad' | 'warn' | 'idle' | 'live'
