import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type LocalServer, listen } from './local-server.ts'

/** How a web site answers. */
export type Site = (request: IncomingMessage, response: ServerResponse) => unknown

/** A habit, the site that has it, and the code of what is to be said of the link. */
export type SiteRow = readonly [name: string, site: Site, code: string]

export const html = { 'content-type': 'text/html; charset=utf-8' }

export const page = (title: string, body = '') =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`

/** A site whose every path answers alike. */
export const says =
  (body: string | Buffer, status = 200, headers: Readonly<Record<string, string>> = {}): Site =>
  (_, response) =>
    response.writeHead(status, { ...html, ...headers }).end(body)

export const live = says(page('Live'))

/** A site that answers with a status and nothing else. */
export const status = (code: number, headers: Readonly<Record<string, string>> = {}): Site =>
  says('', code, headers)

/** A site whose share leads to another place, and whose other paths are pages. */
export const leadsTo =
  (location: string, headers: Readonly<Record<string, string>> = {}): Site =>
  (request, response) =>
    request.url?.startsWith('/share/')
      ? response.writeHead(302, { location, ...headers }).end()
      : live(request, response)

/** One answer to those for whom `holds`, a page for the rest. */
export const unless =
  (holds: (request: IncomingMessage) => boolean, otherwise: Site): Site =>
  (request, response) =>
    holds(request) ? live(request, response) : otherwise(request, response)

/** Bytes as they are, for what no HTTP library would send. */
export const raw =
  (answer: string | Buffer): Site =>
  ({ socket }) =>
    socket.end(answer)

/** Many web sites on one port of 127.0.0.1, told apart by the host they are asked for. */
export class WebZoo implements AsyncDisposable {
  /** Where each host is asked instead. */
  readonly origins: ReadonlyMap<string, string>
  readonly #server: LocalServer

  private constructor(server: LocalServer, hosts: readonly string[]) {
    this.#server = server
    this.origins = new Map(
      hosts.flatMap((host) =>
        [`http://${host}`, `https://${host}`].map((from) => [from, server.origin]),
      ),
    )
  }

  static async start(sites: ReadonlyMap<string, Site>): Promise<WebZoo> {
    const server = createServer((request, response) => {
      const site = sites.get(request.headers.host ?? '')
      if (site) site(request, response)
      else response.writeHead(421).end()
    })
    return new WebZoo(await listen(server), [...sites.keys()])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]()
  }
}
