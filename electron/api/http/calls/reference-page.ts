import { z } from 'zod'
import { apiPrefix, type OpenApiDocument } from './openapi.ts'
import { schemaText } from './schema-text.ts'

const style = `
  :root { color-scheme: light dark }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.6 system-ui, sans-serif; background: light-dark(#fff, #131519); color: light-dark(#22252b, #e4e6ea) }
  code, pre { font: 13px/1.5 ui-monospace, monospace }
  pre { overflow: auto; padding: .75rem; border-radius: 7px; background: light-dark(#f6f7f9, #22252b) }
  summary { display: flex; gap: .75rem; padding: .35rem 0; cursor: pointer }
  summary b { width: 4rem }
  summary span { margin-left: auto; opacity: .75 }
  details { border-bottom: 1px solid light-dark(#e5e8ec, #2b2f37) }`

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The calls of the API to read, rendered from its document: no script, nothing from elsewhere. */
export function referencePage(document: OpenApiDocument, nonce: string): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method]
      return operation ? [{ path, method, operation, tag: operation.tags?.[0] ?? '' }] : []
    }),
  )
  const sections = Map.groupBy(operations, ({ tag }) => tag)
  const body = [...sections].map(
    ([tag, members]) => `<h2>${escape(tag)}</h2>\n${members.map(section).join('\n')}`,
  )
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pansentry API</title>
    <style nonce="${nonce}">${style}
    </style>
  </head>
  <body>
    <h1>Pansentry API</h1>
    <p>${escape(document.info.description ?? '')} The whole contract: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
    ${body.join('\n')}
  </body>
</html>
`
}

const content = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).default({})
const operationShape = z.looseObject({
  summary: z.string().default(''),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: z.unknown().optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content }).default({ content: {} }),
  responses: z.record(z.string(), z.looseObject({ content })).default({}),
})

function section(call: { path: string; method: string; operation: object }): string {
  const { path, method, operation } = call
  const { summary, parameters, requestBody, responses } = operationShape.parse(operation)
  const parts = [
    ...parameters.map(({ in: place, name, required, schema }) =>
      part(`${place}: ${name}${required ? '' : '?'}`, schema),
    ),
    ...Object.values(requestBody.content).map(({ schema }) => part('body', schema)),
    ...Object.entries(responses).flatMap(([status, answer]) =>
      Object.values(answer.content).map(({ schema }) => part(status, schema)),
    ),
  ]
  return `<details><summary><b>${method.toUpperCase()}</b><code>${apiPrefix}${escape(path)}</code><span>${escape(summary)}</span></summary>${parts.join('')}</details>`
}

function part(title: string, schema: unknown): string {
  return `<h4>${escape(title)}</h4><pre>${escape(schemaText(schema))}</pre>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
