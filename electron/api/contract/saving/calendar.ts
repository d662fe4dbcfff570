import { z } from 'zod'
import { monthSchema, savingCalendarSchema } from '../../../engine/model/saving/calendar.ts'
import { call } from '../call.ts'

export { monthSchema, type SavingCalendar } from '../../../engine/model/saving/calendar.ts'

/** What came when, by the days of the zone in the settings; without a month, in the present one. */
export const savingCalendar = call('read')
  .route({
    method: 'GET',
    path: '/saving/calendar',
    summary: 'What was saved on each day of a month',
    tags: ['Saving'],
  })
  .input(z.strictObject({ month: monthSchema.optional() }))
  .output(savingCalendarSchema)
