export type { Condition } from '../../engine/model/terms/schedule.ts'
export { conditions, runEnds, signals } from '../../engine/model/terms/schedule.ts'
export type { TimeTrigger } from '../../engine/model/trigger.ts'
export { eventsOf, ownZone } from '../../engine/model/trigger.ts'
export { conditionsSchema } from '../../engine/model/triggers/condition.ts'
export type { EventTrigger, EventTriggerOf } from '../../engine/model/triggers/event-trigger.ts'
export {
  settleSecondsSchema,
  usualSettleSeconds,
  watchedPathSchema,
} from '../../engine/model/triggers/event-trigger.ts'
