import type { IncomingMessage, ServerResponse } from 'node:http'
import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import type { Log } from '../../../engine/model/log.ts'
import type { Caller } from '../../caller.ts'
import { contentPolicy, newNonce } from '../../page.ts'
import { logUnexpected } from '../../public-error.ts'
import type { Router } from '../../router.ts'
import { sendJson } from '../http-error.ts'
import { apiPrefix, isOffered, openApiDocument, schemaConverters } from './openapi.ts'
import { referencePage } from './reference-page.ts'

/** The typed calls: `/rpc` for the page, `/api/v1` for everybody else. False when the path is neither's. */
export function createCallHandler(router: Router, log: Log) {
  const logged = (error: unknown) => logUnexpected(error, log)
  const rpc = new RPCHandler(router, { filter: isOffered, clientInterceptors: [onError(logged)] })
  const rest = new OpenAPIHandler(router, {
    filter: isOffered,
    clientInterceptors: [onError(logged)],
    // Addresses hold text only; the schemas say what is a number.
    plugins: [new SmartCoercionPlugin({ schemaConverters })],
  })
  let document: ReturnType<typeof openApiDocument> | undefined

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { path, caller }: { readonly path: string; readonly caller: Caller },
  ): Promise<boolean> => {
    const context = { caller }
    if (request.method === 'GET' && path === `${apiPrefix}/openapi.json`) {
      document ??= openApiDocument()
      sendJson(response, 200, await document)
      return true
    }
    if (request.method === 'GET' && (path === apiPrefix || path === `${apiPrefix}/`)) {
      document ??= openApiDocument()
      const nonce = newNonce()
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': contentPolicy(nonce),
      })
      response.end(referencePage(await document, nonce))
      return true
    }
    if (path.startsWith('/rpc/')) {
      return (await rpc.handle(request, response, { prefix: '/rpc', context })).matched
    }
    if (path.startsWith(`${apiPrefix}/`)) {
      return (await rest.handle(request, response, { prefix: apiPrefix, context })).matched
    }
    return false
  }
}
