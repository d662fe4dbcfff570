import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Provider } from '../../../../../electron/engine/model/provider.ts'
import { type Fixture, fixturesOf } from '../../../../support/drives/fixtures.ts'
import { judge, scenariosOf } from '../../../../support/drives/scenarios.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'

/** One scenario of the project's own file, rewritten. */
function scenario(provider: Provider, name: string, change: (fixture: Fixture) => Fixture) {
  const fixtures = fixturesOf(provider)
    .filter(({ scenario }) => scenario === name)
    .map(change)
  const [found] = scenariosOf(new Map([[provider, fixtures]]))
  if (!found) throw new Error(`There is no scenario ${name}.`)
  return found
}
const at = (host: string, path?: string) => (fixture: Fixture) => ({
  ...fixture,
  request: { ...fixture.request, host, path: path ?? fixture.request.path },
})
const outcomeOf = async (...wanted: Parameters<typeof scenario>) => {
  const { outcome, got } = await judge(scenario(...wanted))
  return `${outcome} ${got}`.trim()
}

describe('a scenario', () => {
  test('agrees with the verdict its own answers lead to', async () => {
    expect(await outcomeOf('uc', 'code_41012', (fixture) => fixture)).toBe(
      'agrees cancelled (uc.41012)',
    )
  })

  test.each([
    ['state', { state: 'deleted' }],
    ['code', { code: 'uc.41004' }],
  ] as const)('differs by its %s', async (_name, change) => {
    expect(await outcomeOf('uc', 'code_41012', (fixture) => ({ ...fixture, ...change }))).toBe(
      'differs cancelled (uc.41012)',
    )
  })

  test.each([
    ['quark', 'cancelled_41012', 'drive-h.quark.cn', undefined],
    ['quark', 'cancelled_41012', 'drive-m.quark.cn', undefined],
    ['quark', 'cancelled_41012', 'drive.quark.cn', undefined],
    ['aliyun', 'code_ShareLink.Cancelled', 'api.alipan.com', undefined],
    ['115', 'errno_4100010', 'webapi.115.com', '/share/snap'],
  ] as const)('of %s: %s may be written for %s', async (provider, name, host, path) => {
    expect(await outcomeOf(provider, name, at(host, path))).toMatch(/^agrees cancelled/)
  })

  test('is checked with its passcode when its link carries none', async () => {
    const bare = (fixture: Fixture) => ({ ...fixture, link: fixture.link.split('?')[0] ?? '' })
    expect(await outcomeOf('aliyun', 'passcode_right', bare)).toBe('agrees valid (aliyun.ok)')
    const unlocked = (fixture: Fixture) => ({ ...bare(fixture), passcode: null })
    expect(await outcomeOf('aliyun', 'passcode_right', unlocked)).toMatch(/^differs passcode_req/)
  })

  test('for another endpoint is not counted, even when the verdict would agree', async () => {
    const elsewhere = (fixture: Fixture) => ({
      ...at('drive.uc.cn', '/s/x')(fixture),
      state: 'error' as const,
      code: undefined,
    })
    expect(await outcomeOf('uc', 'html_for_json', elsewhere)).toBe('not_called')
  })

  test('for our endpoint, asked otherwise than written, differs', async () => {
    const stricter = (fixture: Fixture) => ({
      ...fixture,
      state: 'error' as const,
      code: undefined,
      request: { ...fixture.request, headers: { origin: 'https://fast.uc.cn' } },
    })
    expect(await outcomeOf('uc', 'html_for_json', stricter)).toMatch(/^differs .*than written$/)
  })

  test('of a drive that is not asked differs', async () => {
    const link = 'https://pan.xunlei.com/s/VNsampleSample'
    expect(await outcomeOf('uc', 'valid', (fixture) => ({ ...fixture, link }))).toMatch(
      /^differs unsupported/,
    )
  })

  test('that leads into a private network is refused, and not by the simulated drives', async () => {
    expect(await outcomeOf('web', 'redirect_to_loopback', (fixture) => fixture)).toBe(
      'agrees error (network.private)',
    )
  })

  test('is also answered from the rest of its group', async () => {
    const scenarios = scenariosOf(new Map([['quark', fixturesOf('quark')]]))
    const redirect = scenarios.find(({ first }) => first.scenario === 'short_link_redirect')
    if (!redirect) throw new Error('There is no redirect.')
    expect(await judge(redirect)).toMatchObject({ outcome: 'agrees', got: 'valid (quark.ok)' })
  })
})

test('the command says where a file differs, and fails then', async () => {
  using folder = temporaryFolder()
  const [first] = fixturesOf('uc').filter(({ scenario }) => scenario === 'code_41012')
  const run = async (state: string) => {
    const file = join(folder.path, `${state}.json`)
    writeFileSync(file, JSON.stringify({ _meta: {}, uc: [{ ...first, state }] }))
    return promisify(execFile)(process.execPath, ['scripts/fixtures.ts', file]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )
  }
  expect(await run('cancelled')).toEqual({
    code: 0,
    stdout: [
      'uc',
      '  ✓ code_41012: expected cancelled, got cancelled (uc.41012)',
      '  1 agree, 0 differ, 0 other endpoint, not called',
      'All: 1 agree, 0 differ, 0 other endpoint, not called',
      '',
    ].join('\n'),
  })
  const { code, stdout } = await run('deleted')
  expect(code).toBe(1)
  expect(stdout).toContain('✗ code_41012: expected deleted, got cancelled (uc.41012)')
})
