import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromQuery, listOf, toQuery } from '../../../../renderer/live/url-state.ts'

const schema = z.object({
  text: z.string().max(20).catch(''),
  health: z.enum(['alive', 'dead']).nullable().catch(null),
  page: z.coerce.number().int().positive().catch(1),
  descending: z.stringbool().catch(true),
  providers: listOf(z.enum(['quark', 'baidu'])),
})
const usual = { text: '', health: null, page: 1, descending: true, providers: [] }

test('what is as usual stands not in the address', () => {
  expect(fromQuery(schema, '')).toEqual(usual)
  expect(toQuery(schema, usual)).toBe('')
})

test.each([
  { ...usual, text: 'A & B = 100 % 中文?#' },
  { ...usual, health: 'dead', page: 3, descending: false },
  { ...usual, providers: ['quark'] },
  { ...usual, providers: ['quark', 'baidu'] },
] as const)('%j is read back as it was written', (state) => {
  const read = fromQuery(schema, toQuery(schema, { ...state, providers: [...state.providers] }))
  expect(read).toEqual(state)
})

test('a wrong parameter is as if it were not there, and leaves the others alone', () => {
  const query =
    'health=undead&page=-1&descending=perhaps&providers=quark&providers=nobody&text=ok&x=1'
  expect(fromQuery(schema, query)).toEqual({ ...usual, text: 'ok', providers: ['quark'] })
  expect(fromQuery(schema, `text=${'a'.repeat(21)}`)).toEqual(usual)
})
