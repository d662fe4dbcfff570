import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { atTheMachine, contract } from '../contract/index.ts'

export const apiPrefix = '/api/v1'

export const schemaConverters = [new ZodToJsonSchemaConverter()]

/** Which calls are there over HTTP. */
export function isOffered({ path }: { readonly path: readonly string[] }): boolean {
  return !atTheMachine.has(path.join('.'))
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
