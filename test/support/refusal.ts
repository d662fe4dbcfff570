import { expect } from 'vitest'
import type { RefusalCode } from '../../electron/engine/model/refusal.ts'

/** Fits a refusal of this code with this data: `expect(…).toThrow(refusal('JOB_EXISTS', { id: 'a' }))`. */
export function refusal(code: RefusalCode, data: Readonly<Record<string, unknown>> = {}): unknown {
  return expect.objectContaining({ name: 'Refusal', code, data: expect.objectContaining(data) })
}
