import { afterAll, beforeAll, expect, test } from 'vitest'
import { CommandHome } from '../../support/command/command-home.ts'

let home: CommandHome

beforeAll(async () => {
  home = await CommandHome.start()
})
afterAll(() => home[Symbol.asyncDispose]())

test('checks links and tells the dead by the exit code', async () => {
  const alive = await home.command.run(['check', 'https://pan.quark.cn/s/a1b2c3d40001'])
  expect(alive).toMatchObject({ code: 0 })
  expect(alive.out).toContain('✓ Alive')
  const text = '一个 https://pan.quark.cn/s/a1b2c3d40404\n另一个 https://files.example.com/a'
  const mixed = await home.command.run(['check', '-', '--json'], text)
  expect(mixed.code).toBe(3)
  const answers = mixed.out
    .trim()
    .split(/\r?\n/)
    .map((line) => JSON.parse(line))
  expect(answers.toSorted((a, b) => a.index - b.index)).toMatchObject([
    {
      index: 0,
      total: 2,
      title: '一个',
      provider: 'quark',
      state: 'deleted',
      code: 'quark.41004',
      exchanges: [],
    },
    { index: 1, total: 2, provider: 'web', state: 'valid' },
  ])
  const undecided = await home.command.run(['check', 'https://pan.quark.cn/s/a1b2c3d40429'])
  expect(undecided).toMatchObject({ code: 0 })
  expect(undecided.out).toContain('? Rate limited')
})

test('tells a death that is not proven apart, and does not exit with 3 for it', async () => {
  const url = 'https://pan.quark.cn/s/a1b2c3d40204'
  const { code, out } = await home.command.run(['check', url, '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ state: 'empty', unproven: true })
  expect((await home.command.run(['check', url])).out).toContain('? Empty (unproven)')
  const proven = await home.command.run(['check', url.replace('204', '404'), '--json'])
  expect(proven.code).toBe(3)
  expect(JSON.parse(proven.out)).toMatchObject({ state: 'deleted', unproven: false })
})

test('explains every exchange, passcode shown, cookies not', async () => {
  const url = 'https://pan.quark.cn/s/a1b2c3d40001?pwd=a1B2'
  const { out } = await home.command.run(['check', url, '--explain'])
  expect(out).toMatch(
    /→ POST https:\/\/drive-pc\.quark\.cn\/.*\n[^]*"passcode":"a1B2"[^]*← 200 \d+ ms/,
  )
  expect(out).toMatch(/→ GET https:\/\/drive-pc\.quark\.cn/)
  expect(out.toLowerCase()).not.toContain('cookie:')
})
