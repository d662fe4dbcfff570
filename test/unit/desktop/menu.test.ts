import { expect, test } from 'vitest'
import { applicationMenu } from '../../../electron/desktop/menu.ts'
import { Language } from '../../../electron/words/language.ts'

const { translate } = new Language('en')

/** The roles of a menu, and the labels that are not the system's. */
function itemsIn(
  template: ReturnType<typeof applicationMenu>,
): { role?: string; label?: string }[] {
  return (template ?? []).flatMap(({ submenu, ...item }) => [
    item,
    ...itemsIn(Array.isArray(submenu) ? submenu : []),
  ])
}

test('macOS takes its shortcuts from the menu: quitting, closing, copying', () => {
  const menu = applicationMenu({ platform: 'darwin', isPackaged: true, translate })
  const roles = itemsIn(menu).map(({ role }) => role)
  // Cmd Q, Cmd W, Cmd H, Cmd M, Cmd C, Cmd V
  for (const role of ['quit', 'close', 'hide', 'minimize', 'copy', 'paste']) {
    expect(roles).toContain(role)
  }
})

test('each item says what it does in the chosen language', () => {
  const language = new Language('zh-CN')
  const { translate } = language
  const menu = applicationMenu({ platform: 'darwin', isPackaged: true, translate })
  const labels = itemsIn(menu).flatMap(({ label }) => label ?? [])
  expect(labels).toContain('退出盘哨')
  expect(labels.filter((label) => !/^\p{Script=Han}/u.test(label))).toEqual([])
  language.use('en')
  const [app] = applicationMenu({ platform: 'darwin', isPackaged: true, translate }) ?? []
  expect(app?.label).toBe('Pansentry')
})

test('elsewhere there is none but the developer’s', () => {
  expect(applicationMenu({ platform: 'win32', isPackaged: true, translate })).toBeNull()
  expect(applicationMenu({ platform: 'linux', isPackaged: false, translate })).toEqual([
    { role: 'viewMenu' },
  ])
})
