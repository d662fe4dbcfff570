import { STATUS_CODES } from 'node:http'
import type { OpenAPI, Route } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import {
  type TraverseContractProcedureCallbackOptions,
  traverseContractProcedures,
} from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { ZodDefault } from 'zod'
import type { Need } from '../../../engine/model/tokens/api-token.ts'
import type { Traits } from '../../contract/call.ts'
import { contract } from '../../contract/index.ts'
import { namedShapes, refusalName, refusalShapes } from './shapes.ts'

export const apiPrefix = '/api/v1'

export const schemaConverters = [
  new ZodToJsonSchemaConverter({
    interceptors: [
      // What has a default may be left out of a request, but an answer always has it.
      (conversion) => {
        const [required, json] = conversion.next()
        const { options, schema } = conversion
        const isFilledIn = options.strategy === 'output' && schema instanceof ZodDefault
        return [required || isFilledIn, json]
      },
    ],
  }),
]

/** Which calls are there over HTTP. */
export function isOffered({ contract }: TraverseContractProcedureCallbackOptions): boolean {
  const { atTheMachine }: Traits = contract['~orpc'].meta
  return !atTheMachine
}

/** What each offered call asks of its caller, by method and path. */
function rightsAsked(): ReadonlyMap<string, Need> {
  const asked = new Map<string, Need>()
  traverseContractProcedures({ path: [], router: contract }, (call) => {
    const { meta, route }: { meta: Traits; route: Route } = call.contract['~orpc']
    if (!isOffered(call) || meta.right === undefined) return
    asked.set(`${route.method?.toLowerCase()} ${route.path}`, meta.right)
  })
  return asked
}

/** The codes that an offered call may be refused with. */
function offeredRefusals(): ReadonlySet<string> {
  const codes = new Set<string>()
  traverseContractProcedures({ path: [], router: contract }, (call) => {
    if (!isOffered(call)) return
    for (const code of Object.keys(call.contract['~orpc'].errorMap)) codes.add(code)
  })
  return codes
}

export type OpenApiDocument = OpenAPI.Document

/** The contract as OpenAPI 3.1. */
export async function openApiDocument(): Promise<OpenApiDocument> {
  const document = await new OpenAPIGenerator({ schemaConverters }).generate(contract, {
    filter: isOffered,
    info: {
      title: 'Pansentry',
      version: '1',
      description:
        'Watches over cloud-drive share links and runs scheduled jobs. Times are milliseconds since 1970.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: apiPrefix }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token with a name may what it was given: each call names the right it asks for. The one of the file `api-token` is the owner’s, who may all.',
        },
      },
      responses: {
        BadRequest: httpError('The input does not fit the call; `data` tells what does not.'),
        Unauthorized: httpError(
          'The request has no token that lets in and no cookie of a session; `TOKEN_ENDED` where the time of the token is over.',
        ),
        TooManyRequests: httpError(
          'Too many requests came from this address; `Retry-After` tells when to ask again.',
        ),
        InternalServerError: httpError('A fault of Pansentry’s; its log says more.'),
      },
    },
    security: [{ token: [] }],
    commonSchemas: { ...namedShapes, ...refusalShapes(offeredRefusals()) },
    customErrorResponseBodySchema: (defined) => ({
      oneOf: defined.map(([code]) => reference('schemas', refusalName(code))),
    }),
  })
  const asked = rightsAsked()
  for (const { method, path, operation } of operationsOf(document)) {
    const right = asked.get(`${method} ${path}`)
    if (right !== undefined) operation.security = [{ token: [right] }]
    nameBody(operation, document)
    completeResponses(operation)
  }
  return document
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The calls of a document, in its order. */
export function operationsOf({ paths = {} }: OpenApiDocument) {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
}

/** A body without the parts that stand in the path may be a shape that has a name. */
function nameBody({ requestBody }: OpenAPI.OperationObject, { components }: OpenApiDocument): void {
  if (!requestBody || !('content' in requestBody)) return
  for (const content of Object.values(requestBody.content)) {
    const text = JSON.stringify(content.schema)
    const [name] =
      Object.entries(components?.schemas ?? {}).find(
        ([, shape]) => JSON.stringify(shape) === text,
      ) ?? []
    if (name !== undefined) content.schema = reference('schemas', name)
  }
}

/** Adds what the generator does not know: what HTTP itself answers, and that a 204 has no content. */
function completeResponses(operation: OpenAPI.OperationObject): void {
  const { parameters, requestBody, responses = {} } = operation
  for (const [status, response] of Object.entries(responses)) {
    if ('description' in response && response.description === status) {
      response.description = STATUS_CODES[status] ?? status
    }
  }
  if (responses[204]) responses[204] = { description: 'OK' }
  operation.responses = {
    ...responses,
    ...((parameters || requestBody) && { 400: reference('responses', 'BadRequest') }),
    401: reference('responses', 'Unauthorized'),
    429: reference('responses', 'TooManyRequests'),
    500: reference('responses', 'InternalServerError'),
  }
}

function reference(kind: 'schemas' | 'responses', name: string) {
  return { $ref: `#/components/${kind}/${name}` }
}

function httpError(description: string): OpenAPI.ResponseObject {
  return {
    description,
    content: { 'application/json': { schema: reference('schemas', 'HttpError') } },
  }
}
