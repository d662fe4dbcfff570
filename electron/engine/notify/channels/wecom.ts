import { z } from 'zod'
import type { Answer } from '../../links/requests/request.ts'
import type { Delivery } from '../../model/notices/delivery.ts'
import { Failures } from './answer.ts'

export const wecomOrigin = 'https://qyapi.weixin.qq.com'

// https://developer.work.weixin.qq.com/document/path/90313
export const wecomFailures = new Failures({
  codes: {
    '-1': 'later',
    40001: 'broken',
    40013: 'broken',
    40056: 'broken',
    40058: 'refused',
    40091: 'broken',
    44004: 'refused',
    45002: 'refused',
    45009: 'later',
    45033: 'later',
    60011: 'broken',
    60020: 'broken',
    81013: 'broken',
    93000: 'broken',
    93004: 'broken',
    93008: 'broken',
    301002: 'broken',
  },
})

export const wecomAnswer = z.object({
  errcode: z.coerce.number(),
  errmsg: z.string().catch(''),
})

/** All failures come with HTTP 200. */
export function readWecom(answer: Answer, now: number): Delivery {
  const state = ({ errcode, errmsg }: z.output<typeof wecomAnswer>) => ({
    isSuccess: errcode === 0,
    code: errcode,
    words: wordsIn(errmsg),
    // The minute that is counted.
    waitMs: errcode === 45_009 ? 60_000 : undefined,
  })
  return wecomFailures.read(answer, wecomAnswer, state, now)
}

/** Without the address it was sent from, which is nobody's business, and without a number of each request. */
export function wordsIn(errmsg: string): string {
  return errmsg.replace(/,? ?hint: \[[^\]]*\]/, '').replace(/,? ?from ip: [\da-fA-F.:]+/, '')
}
