import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { nodeProblem } from '../../../scripts/supported-node.mjs'

const root = join(import.meta.dirname, '../../..')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

const bring = /needs Node 24 or newer, and this is v\S+: run “npm install”/
const install = /needs Node 24 or newer, and this is v\S+: npm brings none for .*nodejs\.org/

test.each([
  ['v20.19.2', 'linux', 'x64', bring],
  ['v22.21.0', 'linux', 'arm64', bring],
  ['v9.11.2', 'win32', 'x64', bring],
  ['v22.21.0', 'win32', 'arm64', install],
  ['v23.11.1', 'darwin', 'arm64', install],
  ['v20.19.2', 'darwin', 'x64', install],
])('Node %s on %s-%s is refused', (version, platform, arch, sentence) => {
  expect(nodeProblem({ version, platform, arch })).toMatch(sentence)
})

test.each(['v24.0.0', 'v24.21.0', 'v26.10.0', 'v100.0.0'])('Node %s will do', (version) => {
  expect(nodeProblem({ version, platform: 'darwin', arch: 'arm64' })).toBe(undefined)
})

test('the Node of this test is asked as npm’s scripts ask theirs', () => {
  const asked = spawnSync(process.execPath, [join(root, 'scripts/supported-node.mjs')], {
    encoding: 'utf8',
  })
  expect(asked).toMatchObject({ status: 0, stderr: '' })
})

test.each(Object.entries(scripts))('npm run %s asks before anything else', (_, script) => {
  const [first = ''] = script.split(' && ')
  const [, other = ''] = /^npm run -s (\S+)$/.exec(first) ?? []
  expect(scripts[other] ?? script).toMatch(/^node scripts\/supported-node\.mjs && /)
})
