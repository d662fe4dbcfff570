/** Something this machine lacks; the message is a sentence that says what to do. */
export class MissingPrerequisite extends Error {}

/** Finds an Electron to run, fetching one if need be; resolves with the executable's path. */
export function resolveElectron(): Promise<string>

/** Whether an address answers well within a few seconds. */
export function isReachable(url: string): Promise<boolean>
