import { expect, test } from 'vitest'
import { trayMenu } from '../../../../electron/desktop/tray/tray-menu.ts'
import { type TrayFacts, trayModel } from '../../../../electron/desktop/tray/tray-model.ts'
import { Format } from '../../../../electron/words/format.ts'
import { Language } from '../../../../electron/words/language.ts'

const { words } = new Language('en-GB')
const format = new Format(words, 'UTC')

const facts: TrayFacts = {
  paused: false,
  pausedUntil: null,
  problems: 0,
  died: 0,
  lastDied: [],
  saved: [],
  failuresSeenUntil: 0,
  health: { alive: 0, dead: 0, undecided: 0, unchecked: 0, uncheckable: 0 },
  jobs: [],
}

const news = [
  { taskId: 2, taskName: '北风', name: '北风.S01E08.mkv' },
  { taskId: 7, taskName: 'Tom & Jerry', name: 'a.mkv' },
  { taskId: 2, taskName: '北风', name: '北风.S01E07.mkv' },
]

test('what was saved calls, unless something is worse, and lies in a menu by its task', () => {
  const model = trayModel({ ...facts, saved: news }, words, format)
  const opening = { type: 'open-saved', place: '/saving' }
  expect(model).toMatchObject({ state: 'attention', status: '3 new episodes', opening })
  expect(trayModel({ ...facts, saved: news, died: 1 }, words, format).status).toMatch(/died/)
  const menu = trayMenu({ ...model, startAtLogin: { on: false, hindrance: null } }, words, format)
  expect(menu.find((entry) => entry.type === 'submenu' && /episodes/.test(entry.label))).toEqual({
    type: 'submenu',
    label: '3 new episodes',
    entries: [
      { type: 'text', label: '北风' },
      ...['北风.S01E08.mkv', '北风.S01E07.mkv'].map((label) => ({
        type: 'item',
        label,
        enabled: true,
        action: { type: 'open-saved', place: '/saving/2' },
      })),
      { type: 'text', label: 'Tom & Jerry' },
      {
        type: 'item',
        label: 'a.mkv',
        enabled: true,
        action: { type: 'open-saved', place: '/saving/7' },
      },
    ],
  })
  const chinese = new Language('zh-CN').words
  expect(trayModel({ ...facts, saved: news }, chinese, new Format(chinese, 'UTC')).status).toBe(
    '3 集新内容',
  )
})
