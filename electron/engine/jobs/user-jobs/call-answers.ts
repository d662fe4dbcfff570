import { z } from 'zod'
import type { Resources } from '../../library/resources.ts'
import { message } from '../../model/engine-messages.ts'
import type { Translatable } from '../../model/message.ts'
import { isRefusal } from '../../model/refusal.ts'
import { refusalText } from '../../model/refusals/refusal-text.ts'
import { resourceChangesSchema, resourceInputSchema } from '../../model/resource.ts'
import {
  largestPage,
  pageSizeSchema,
  resourceFilterSchema,
} from '../../model/resources/resource-filter.ts'
import { resourceIdSchema } from '../../model/resources/resource-id.ts'
import { CallError, readInput } from './call-input.ts'
import type { FromWorker } from './messages.ts'
import type { Resource } from './pansentry.d.ts'

const id = resourceIdSchema

const listSchema = resourceFilterSchema.extend({
  after: id.optional(),
  limit: pageSizeSchema.default(largestPage),
})

const newSchema = z.strictObject(resourceInputSchema.shape)

const largestTransaction = 1000

const operationsSchema = z.object({
  operations: z.array(z.record(z.string(), z.unknown())).max(largestTransaction),
})

type Call = Extract<FromWorker, { type: 'call' }>

/** What a run of a job may ask of the engine. */
export type Tools = {
  readonly resources: Resources
  /** Throws a `CallError`, or a `Refusal` for an address that is none. */
  readonly checkLinks: (input: unknown) => Promise<unknown>
}

/** What the engine answers to a call of a job; rejects with what the handler is to see. */
export async function answerCall(
  { method, input }: Pick<Call, 'method' | 'input'>,
  { resources, checkLinks }: Tools,
): Promise<unknown> {
  switch (method) {
    case 'resources.list()': {
      const { after, limit, ...filter } = readInput(method, listSchema, input)
      const rows = resources.list({
        filter,
        order: 'added',
        descending: false,
        after: after === undefined ? undefined : { value: after, id: after },
        limit,
      })
      return rows satisfies readonly Resource[]
    }
    case 'resources.count()':
      return resources.count(readInput(method, resourceFilterSchema, input))
    case 'resources.get()':
      return resources.get(readInput(method, z.object({ id }), input).id) satisfies Resource
    case 'resources.add()':
      return add(method, input, resources)
    case 'resources.update()':
      return update(method, input, resources)
    case 'resources.delete()':
      return remove(method, input, resources)
    case 'resources.transaction()':
      return transaction(readInput(method, operationsSchema, input).operations, resources)
    case 'links.check()':
      return checkLinks(input)
  }
}

function add(call: string, input: unknown, resources: Resources): Resource {
  return resources.add(readInput(call, newSchema, input))
}

const updateSchema = z.object({ id, changes: resourceChangesSchema })

function update(call: string, input: unknown, resources: Resources): Resource {
  const { id, changes } = readInput(call, updateSchema, input)
  const { title, url, passcode, category, note } = resources.get(id)
  return resources.edit(id, { title, url, passcode, category, note, ...given(changes) })
}

const removeSchema = z.object({ ids: z.union([id, z.array(id)]) })

function remove(call: string, input: unknown, resources: Resources): number {
  const { ids } = readInput(call, removeSchema, input, message('log.call.reason.ids'))
  return resources.delete([ids].flat())
}

function transaction(
  operations: readonly Readonly<Record<string, unknown>>[],
  resources: Resources,
): (Resource | number)[] {
  return resources.transaction(() =>
    operations.map((operation, index) => {
      try {
        return apply(operation, resources)
      } catch (error) {
        const values = { index: index + 1, reason: callText(error) }
        throw new CallError(message('log.call.operation', values), codeOf(error), { cause: error })
      }
    }),
  )
}

function apply(operation: Readonly<Record<string, unknown>>, resources: Resources) {
  const { add: added, update: id, changes, delete: ids } = operation
  switch (Object.keys(operation).toSorted().join(' ')) {
    case 'add':
      return add('add', added, resources)
    case 'changes update':
      return update('update', { id, changes }, resources)
    case 'delete':
      return remove('delete', { ids }, resources)
    default:
      throw new CallError(message('log.call.operations'))
  }
}

/** The stable code of what a call threw; empty where it has none. */
export function codeOf(error: unknown): string {
  return isRefusal(error) || error instanceof CallError ? error.code : ''
}

/** Why a call cannot be answered. */
export function callText(error: unknown): Translatable {
  return error instanceof CallError ? error.text : refusalText(error)
}

/** Without what is not given: an undefined would overwrite. */
function given<T extends object>(changes: { [Key in keyof T]: T[Key] }) {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
