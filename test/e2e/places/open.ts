// What a person does on a page, in English, until a window or a menu is there.
import type { Page } from 'playwright'
import { ask } from './place.ts'

type Step = (page: Page) => Promise<unknown>

/** Does one after the other. */
export function steps(...all: readonly Step[]): Step {
  return async (page) => {
    for (const step of all) await step(page)
  }
}

export function press(name: string | RegExp): Step {
  return (page) => page.getByRole('button', { name, exact: true }).first().click()
}

/** Opens a menu and waits for it. */
export function menuOf(name: string | RegExp): Step {
  return steps(press(name), (page) =>
    page.getByRole('menuitem').or(page.getByRole('menuitemcheckbox')).first().waitFor(),
  )
}

export function choose(name: string | RegExp): Step {
  return (page) => page.getByRole('menuitem', { name }).first().click()
}

export const dialog: Step = (page) => page.getByRole('dialog').first().waitFor()

export function dialogOf(name: string | RegExp): Step {
  return steps(press(name), dialog)
}

export function key(name: string): Step {
  return (page) => page.locator('body').press(name)
}

export function fill(name: string, text: string): Step {
  return (page) => page.getByRole('textbox', { name, exact: true }).fill(text)
}

export function shown(text: string | RegExp): Step {
  return (page) => page.getByText(text).first().waitFor()
}

/** Chooses the first links of the list. */
export const chooseLinks: Step = async (page) => {
  for (const index of [0, 1]) {
    await page.locator(`tr[data-index="${index}"]`).getByRole('checkbox').click()
  }
  await page.getByRole('toolbar').waitFor()
}

export const chooseAllLinks: Step = steps(chooseLinks, (page) =>
  page.getByRole('grid').press('ControlOrMeta+a'),
)

export const openRowMenu: Step = async (page) => {
  await page.locator('tr[data-index="0"]').click({ button: 'right' })
  await page.getByRole('menuitem').first().waitFor()
}

/** Of every kind: new, known, with a title and without, and not understood. */
const pasted = [
  '蓝色星球 第二季 4K HDR 全7集 国语中字 https://pan.quark.cn/s/0123456789ac',
  '',
  '名称：地球脉动 III',
  '链接：https://pan.baidu.com/s/1AbCdEfGhIjKlMnOpQrStUv?pwd=x9y8',
  'https://pan.quark.cn/s/0123456789ad',
  'https://pan.quark.cn/s/0123456789ad',
  '大家帮忙看看这个还能不能用，我昨天晚上试了好几次都打不开，谢谢了 https://pan.quark.cn/s/0123456789ae',
  'https://pan.quark.cn/list#/list/all',
].join('\n')

export const previewImport: Step = steps(
  press('Import'),
  fill('Text with links', pasted),
  press('Preview'),
  (page) =>
    page
      .getByRole('textbox', { name: /^Title, line/ })
      .first()
      .waitFor(),
)

export const importLinks: Step = steps(previewImport, press(/^Import \d/), (page) =>
  page.getByRole('button', { name: 'Undo import' }).waitFor(),
)

/** Saves the jobs, and hands the file back while the script job is another. */
export const openJobsFile: Step = async (page) => {
  await menuOf('More for jobs')(page)
  const [saved] = await Promise.all([page.waitForEvent('download'), choose(/^Export/)(page)])
  await ask(page, 'PATCH', '/jobs/mirror', { name: 'Mirror of the NAS' })
  await menuOf('More for jobs')(page)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(/^Import/)(page)])
  await chooser.setFiles(await saved.path())
  await dialog(page)
  await ask(page, 'PATCH', '/jobs/mirror', { name: 'Mirror' })
}

/** Saves everything, and hands the file back to be taken over. */
export const takeOver: Step = async (page) => {
  const [saved] = await Promise.all([page.waitForEvent('download'), press('Save file')(page)])
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await saved.path())
  await dialog(page)
}

/** Chooses how a job is scheduled in its editor. */
export function schedule(kind: string): Step {
  return (page) => page.getByRole('radiogroup').first().getByText(kind, { exact: true }).click()
}

export const openRunning: Step = (page) =>
  page
    .locator('section', { has: page.getByRole('heading', { name: 'Running now' }) })
    .getByRole('link')
    .first()
    .click()
