import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { HeldMenu } from '../../../../electron/desktop/tray/held-menu.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

function held() {
  const clock = new ManualClock('2026-11-26T00:00:00Z')
  const shown: EventEmitter[] = []
  const menu = new HeldMenu<EventEmitter>((each) => void shown.push(each), clock)
  const made = Array.from({ length: 3 }, () => new EventEmitter())
  const [first = made[0], second, third] = made
  if (!first || !second || !third) throw new Error('three menus')
  return { clock, first, menu, second, shown, third }
}

test('a menu that is closed is replaced at once', () => {
  const { first, menu, second, shown } = held()
  menu.replace(first)
  menu.replace(second)
  expect(shown).toEqual([first, second])
})

test('an open one stays, and the newest follows once what was chosen is done', async () => {
  const { clock, first, menu, second, shown, third } = held()
  menu.replace(first)
  first.emit('menu-will-show')
  menu.replace(second)
  menu.replace(third)
  expect(shown).toEqual([first])
  first.emit('menu-will-close')
  expect(shown).toEqual([first])
  await clock.pass(1000)
  expect(shown).toEqual([first, third])
})

test('one that is opened again at once still stays', async () => {
  const { clock, first, menu, second, shown } = held()
  menu.replace(first)
  first.emit('menu-will-show')
  menu.replace(second)
  first.emit('menu-will-close')
  first.emit('menu-will-show')
  await clock.pass(1000)
  expect(shown).toEqual([first])
  first.emit('menu-will-close')
  await clock.pass(1000)
  expect(shown).toEqual([first, second])
})
