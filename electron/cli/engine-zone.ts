import type { ApiClient } from '../api/control-client.ts'

/** The zone in which the engine that answers keeps its times; the shell it is asked from may have another. */
export async function engineZone(api: ApiClient): Promise<string> {
  const { timeZone } = await api.settings.get()
  return timeZone === 'system' ? (await api.system.info()).systemTimeZone : timeZone
}
