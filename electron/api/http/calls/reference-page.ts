import { z } from 'zod'
import { apiPrefix, type OpenApiDocument, operationsOf } from './openapi.ts'
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

/** The calls of the API to read, rendered from its document: no script, nothing from elsewhere. */
export function referencePage(document: OpenApiDocument, nonce: string): string {
  const shapes = Object.entries(document.components?.schemas ?? {})
  const links = linkTo(shapes.map(([name]) => name))
  const sections = Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? '')
  const body = [...sections].map(([tag, members]) => {
    const calls = members.map((call) => section(call, links))
    return `<h2>${escape(tag)}</h2>\n${calls.join('\n')}`
  })
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
    <h2>Shapes</h2>
    ${shapes.map(([name, schema]) => shape(name, schema, links)).join('\n')}
  </body>
</html>
`
}

const content = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).default({})
const operationShape = z.looseObject({
  summary: z.string().default(''),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
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

type Links = (text: string) => string

/** Makes the names of shapes lead to them; nothing else in the text of a type begins like one. */
function linkTo(names: readonly string[]): Links {
  const name = new RegExp(`\\b(?:${names.join('|')})\\b`, 'g')
  return (text) => text.replaceAll(name, (found) => `<a href="#${found}">${found}</a>`)
}

function section(call: { path: string; method: string; operation: object }, links: Links): string {
  const { path, method, operation } = call
  const { summary, security, parameters, requestBody, responses } = operationShape.parse(operation)
  const rights = security.flatMap((each) => Object.values(each).flat())
  const parts = [
    ...rights.map((right) => `<h4>right: ${escape(right)}</h4>`),
    ...parameters.map(({ in: place, name, required, schema }) =>
      part(`${place}: ${name}${required ? '' : '?'}`, schema, links),
    ),
    ...Object.values(requestBody.content).map(({ schema }) => part('body', schema, links)),
    ...Object.entries(responses).flatMap(([status, answer]) =>
      Object.values(answer.content).map(({ schema }) => part(status, schema, links)),
    ),
  ]
  return `<details><summary><b>${method.toUpperCase()}</b><code>${apiPrefix}${escape(path)}</code><span>${escape(summary)}</span></summary>${parts.join('')}</details>`
}

function part(title: string, schema: unknown, links: Links): string {
  return `<h4>${escape(title)}</h4><pre>${links(escape(schemaText(schema)))}</pre>`
}

function shape(name: string, schema: unknown, links: Links): string {
  const { description } = z.looseObject({ description: z.string().default('') }).parse(schema)
  return `<h4 id="${name}">${name}</h4>${description && `<p>${escape(description)}</p>`}<pre>${links(escape(schemaText(schema)))}</pre>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
