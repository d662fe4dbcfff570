/** How long anything on the screen may take. A machine that does much else at once is slow, not wrong. */
export const patienceMs = 60_000
