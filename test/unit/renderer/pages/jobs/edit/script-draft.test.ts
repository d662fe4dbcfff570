import { describe, expect, test } from 'vitest'
import { i18n, initI18n, loadWords } from '../../../../../../renderer/i18n.ts'
import {
  emptyScript,
  idFrom,
  scriptDraft,
  scriptFault,
  scriptParams,
} from '../../../../../../renderer/pages/jobs/edit/script-draft.ts'

await initI18n('en')
await loadWords('jobs')

const params = {
  program: '/usr/bin/python3',
  folder: '/opt/quark',
  arguments: ['quark_auto_save.py', '', 'two words'],
  environment: { TOKEN: 'a=b', EMPTY: '' },
  secrets: ['TOKEN'],
}
const draft = scriptDraft('Quark', params)

describe('a script as lines', () => {
  test('is read as it was written', () => {
    expect(draft.environment).toBe('TOKEN=a=b\nEMPTY=')
    expect(scriptParams(draft, emptyScript)).toEqual(params)
  })

  test('empty lines at the end are no arguments', () => {
    const typed = { ...draft, arguments: 'one\r\ntwo\n\n' }
    expect(scriptParams(typed, params).arguments).toEqual(['one', 'two'])
    expect(scriptParams({ ...draft, arguments: '\n' }, params).arguments).toEqual([])
  })

  test('a mark goes with its variable', () => {
    const typed = { ...draft, environment: 'OTHER=1' }
    expect(scriptParams(typed, params).secrets).toEqual([])
  })

  test('arguments that nobody touched keep their line breaks', () => {
    const before = { ...params, arguments: ['-c', 'one\ntwo'] }
    expect(scriptParams(scriptDraft('', before), before).arguments).toEqual(before.arguments)
  })
})

test.each([
  [{}, undefined],
  [{ name: ' ' }, 'name'],
  [{ program: '' }, 'params.program'],
  [{ folder: 'scripts' }, 'params.folder'],
  [{ folder: 'C:\\scripts' }, undefined],
  [{ environment: 'A=1\n\n=2' }, 'params.environment'],
])('%j is refused at %s', (part, field) => {
  expect(scriptFault({ ...draft, ...part }, i18n.t)?.field).toBe(field)
})

test('a line that is no variable is named by its number', () => {
  const fault = scriptFault({ ...draft, environment: 'A=1\n\nB' }, i18n.t)
  expect(fault?.text).toBe('Line 3 is not of the form KEY=value.')
})

test.each([
  ['Quark auto save', 'quark_auto_save'],
  ['夸克转存 1', '夸克转存_1'],
  ['  (!) ', ''],
])('%j makes the id %j', (name, id) => {
  expect(idFrom(name)).toBe(id)
})
