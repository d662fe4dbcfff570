import { OpenAPIGenerator } from '@orpc/openapi'
import type { TraverseContractProcedureCallbackOptions } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { Traits } from '../../contract/call.ts'
import { contract } from '../../contract/index.ts'

export const apiPrefix = '/api/v1'

export const schemaConverters = [new ZodToJsonSchemaConverter()]

/** Which calls are there over HTTP. */
export function isOffered({ contract }: TraverseContractProcedureCallbackOptions): boolean {
  const { atTheMachine }: Traits = contract['~orpc'].meta
  return !atTheMachine
}

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

/** The contract as OpenAPI 3.1. */
export function openApiDocument(): Promise<OpenApiDocument> {
  return new OpenAPIGenerator({ schemaConverters }).generate(contract, {
    filter: isOffered,
    info: {
      title: 'Pansentry',
      version: '1',
      description:
        'Watches over cloud-drive share links and runs scheduled jobs. Times are milliseconds since 1970.',
    },
    servers: [{ url: apiPrefix }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  })
}
