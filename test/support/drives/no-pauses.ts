/** Parameters of the check job that leave nothing between the links, and no lane stricter than the others. */
export const noPauses = {
  pauseMinSeconds: 0,
  pauseMaxSeconds: 0,
  restSeconds: 0,
  backOffSeconds: 0,
  lanes: {},
}

/** The same, and trouble is not asked about again in the same run. */
export const oneLook = { ...noPauses, attempts: 1 }

/** Without pauses, 50 links at once for as long as it takes. */
export const fullSpeed = { ...noPauses, concurrency: 50, budgetMinutes: null }
