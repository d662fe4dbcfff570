/** Parameters of the check job that leave nothing between the links, 50 at once. */
export const noPauses = {
  pauseMinSeconds: 0,
  pauseMaxSeconds: 0,
  restSeconds: 0,
  concurrency: 50,
  budgetMinutes: null,
  // No lane is stricter than the others.
  lanes: {},
}
