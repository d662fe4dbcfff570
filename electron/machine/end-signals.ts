/**
 * The signals that ask a process to end. On Windows a closed console comes as SIGHUP and Ctrl+Break as SIGBREAK; elsewhere
 * nothing sends SIGBREAK.
 * https://nodejs.org/api/process.html#signal-events
 */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const
