import { expect, test } from 'vitest'
import {
  scriptEnvironment,
  valueOf,
} from '../../../../../electron/engine/jobs/script/script-environment.ts'

const run = { jobId: 'a', runId: 1, temporaryFolder: '/tmp' }

function names(platform: NodeJS.Platform, own: NodeJS.ProcessEnv, given: Record<string, string>) {
  const environment = scriptEnvironment(given, run, { environment: own, platform })
  return Object.entries(environment).filter(([name]) => !/^(?:PYTHON|PANSENTRY)/.test(name))
}

test('on Windows a variable is one, however it is spelt, and the person’s counts', () => {
  expect(
    names('win32', { Path: 'C:\\Windows', Node_Options: '-r x', TEMP: 't' }, { path: 'D:\\' }),
  ).toEqual([
    ['TEMP', 't'],
    ['path', 'D:\\'],
  ])
  const environment = scriptEnvironment({ pythonutf8: '0' }, run, {
    environment: {},
    platform: 'win32',
  })
  expect(environment).toMatchObject({ pythonutf8: '0' })
  expect(environment).not.toHaveProperty('PYTHONUTF8')
})

test('elsewhere names that differ in case are two', () => {
  expect(names('linux', { PATH: '/bin', NODE_OPTIONS: '-r x' }, { Path: '/usr' })).toEqual([
    ['PATH', '/bin'],
    ['Path', '/usr'],
  ])
})

test('the key of the secrets is nobody’s but Pansentry’s', () => {
  const own = { PANSENTRY_SECRET_KEY: 'one', PANSENTRY_DATA_DIR: '/data' }
  const environment = scriptEnvironment({}, run, { environment: own, platform: 'linux' })
  expect(environment).toMatchObject({ PANSENTRY_DATA_DIR: '/data' })
  expect(environment).not.toHaveProperty('PANSENTRY_SECRET_KEY')
})

test('a value is found by its name', () => {
  expect(valueOf('PATH', { Path: 'a' }, 'win32')).toBe('a')
  expect(valueOf('PATH', { Path: 'a', PATH: 'b' }, 'win32')).toBe('b')
  expect(valueOf('PATH', { Path: 'a' }, 'linux')).toBe(undefined)
})
