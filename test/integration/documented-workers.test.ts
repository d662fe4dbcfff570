import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { workerInput } from '../../electron/cli/worker/worker-options.ts'
import { queueAddress } from '../../electron/engine/remote/queue-address.ts'
import { readDocument } from '../support/markdown.ts'

const serviceSchema = z.looseObject({
  command: z.array(z.string()).default([]),
  network_mode: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
})
const composeSchema = z.looseObject({ services: z.record(z.string(), serviceSchema) })

const read = (name: string) => {
  const text = readFileSync(`resources/docker/${name}`, 'utf8')
  return composeSchema.parse(parse(text, { merge: true })).services
}
const base = read('compose.yaml')
const beside = read('workers.compose.yaml')

/** As Docker fills it in from the environment. */
const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replaceAll(/\$\{(\w+)(?::\+)?([^}]*)\}/g, (all, name: string, instead: string) => {
    const value = values[name] ?? ''
    return all.includes(':+') && value !== '' ? instead : value
  })

test('the database and the workers are where the container is, and none is without it', () => {
  const { pansentry, ...others } = beside
  expect(Object.keys(base)).toContain('pansentry')
  expect(Object.keys(others)).toEqual(['postgres', 'worker-1', 'worker-2', 'worker-3'])
  for (const { network_mode } of Object.values(others)) {
    expect(network_mode).toBe('service:pansentry')
  }
  const address = filled(pansentry?.environment['PANSENTRY_QUEUE'] ?? '', { QUEUE_PASSWORD: 'p1' })
  expect(queueAddress(address)).toMatchObject({ hostname: '127.0.0.1', password: 'p1' })
})

test('each worker is started as pansentry takes it, with an exit and a proxy of its own', () => {
  const workers = [1, 2, 3].map((number) => ({ number, ...beside[`worker-${number}`] }))
  const proxies = Object.fromEntries(
    workers.map(({ number }) => [`WORKER_${number}_PROXY`, `http://proxy${number}.lan:8080`]),
  )
  const exitsWith = (values: Readonly<Record<string, string>>) =>
    workers.map(({ command = [], environment = {}, number }) => {
      const [name, ...flags] = command
      expect(name).toBe('worker')
      expect(environment['PANSENTRY_QUEUE']).toContain(`WORKER_${number}_QUEUE`)
      expect(environment['HTTPS_PROXY']).toContain(`WORKER_${number}_PROXY`)
      const given = flags.map((flag) => filled(flag, values).replace(/^--/, '').split('='))
      return workerInput.strict().parse(Object.fromEntries(given)).exit
    })
  expect(new Set(exitsWith(proxies)).size).toBe(3)
  // Without a proxy they share the address of the machine, so that only the first asks.
  expect(new Set(exitsWith({})).size).toBe(1)
})

test('the steps of docs/scaling.md name these files', () => {
  const steps = readDocument('docs/scaling.md')
  expect(steps).toContain(
    'docker compose -f resources/docker/compose.yaml -f resources/docker/workers.compose.yaml up -d',
  )
})
