import { expect, test } from 'vitest'
import { messages as general } from '../../../electron/engine/model/engine-messages.ts'
import { hookMessages } from '../../../electron/engine/model/messages/hooks.ts'
import { savingMessages } from '../../../electron/engine/model/messages/saving.ts'
import { Language } from '../../../electron/words/language.ts'
import { messageTexts } from '../../../electron/words/message-text.ts'
import { entriesOf, mentionsIn, singular, sourcesIn } from '../../support/catalogues.ts'

const messages = { ...general, ...hookMessages, ...savingMessages }

const en = messageTexts(new Language('en').words)
const zh = messageTexts(new Language('zh-CN').words)

test('a text stays as it is in every language', () => {
  for (const text of ['', '任务开始', 'log.run.started', '{{count}} $t(app.name)']) {
    expect(en(text)).toBe(text)
    expect(zh(text)).toBe(text)
  }
})

test('a message within a message is put into words first', () => {
  const reason = { key: 'log.script.exitCode', values: { code: 3 } }
  const message = { key: 'log.run.retry', values: { attempt: 1, seconds: 5, reason } }
  expect(en(message)).toBe('Attempt 1 failed, the next one follows in 5 s: Exit code 3.')
  expect(zh(message)).toBe('第 1 次尝试失败，5 秒后重试：退出码 3。')
})

test('the language may change in between', () => {
  const language = new Language('en')
  const textOf = messageTexts(language.words)
  const message = { key: 'log.output.leftOut', values: { count: 2 } }
  expect(textOf({ key: 'log.check.paused' })).toBe('Paused; the next run goes on from here.')
  expect(textOf(message)).toBe('2 lines left out')
  language.use('zh-CN')
  expect(textOf({ key: 'log.check.paused' })).toBe('已暂停；下次运行从这里继续。')
  expect(textOf(message)).toBe('省略了 2 行')
})

test('what a stranger wrote is no place of ours', () => {
  const program = '{{program}} $t(app.name) __proto__'
  const message = { key: 'log.script.noProgram', values: { program } }
  expect(en(message)).toBe(`The program “${program}” was not found; write its whole path.`)
})

test.each(['en', 'zh-CN'] as const)('what the engine says has its words in %s', (language) => {
  const places = entriesOf(language)
    .filter(({ file, key }) => file === 'engine' || Object.hasOwn(messages, singular(key)))
    .map(({ key, text }) => {
      const names = [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, name = '']) => name)
      return [singular(key), names.toSorted()]
    })
  const given = Object.entries(messages).map(([key, names]) => [key, [...names].toSorted()])
  expect(Object.fromEntries(places)).toEqual(Object.fromEntries(given))
})

test('every message is written somewhere', () => {
  const mentions = ['engine', 'machine']
    .flatMap((folder) => sourcesIn(`electron/${folder}/**/*.ts`))
    .filter(({ name }) => !name.endsWith('engine-messages.ts'))
    .flatMap(mentionsIn)
  const silent = Object.keys(messages).filter(
    (key) => !mentions.some(({ pattern }) => pattern.test(key)),
  )
  expect(silent).toEqual([])
})

test('nor does it make lines, command a terminal or turn the sentence round', () => {
  const program = 'a\nb\u001B[2J\u202Ec'
  const message = { key: 'log.script.noProgram', values: { program } }
  expect(en(message)).toContain('“a b [2J c”')
  const { t } = new Language('en').words
  expect(t('log.script.noProgram', { program })).toContain('“a b [2J c”')
})
