/** The ways in which a promise is broken. */
export const faults = ['lost', 'doubled', 'stuck'] as const

export type Fault = (typeof faults)[number]

export type Finding = { readonly fault: Fault; readonly what: string }

export const lost = (what: string): Finding => ({ fault: 'lost', what })
export const doubled = (what: string): Finding => ({ fault: 'doubled', what })
export const stuck = (what: string): Finding => ({ fault: 'stuck', what })
