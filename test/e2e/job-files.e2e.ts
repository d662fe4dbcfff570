import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './pansentry.ts'

const greeting = `
export default ({ task }: { task: Function }) => {
  task('interval', { id: 'greeting', seconds: 1 }, async ({ log, progress }: any) => {
    const words: string[] = ['good', 'morning']
    progress(1, 2)
    log(words.join(' '))
  })
}
`

test('runs a job of a person’s own from a TypeScript file, and notices when it goes', async ({
  pansentry,
}) => {
  const folder = join(pansentry.dataFolder, 'jobs')
  mkdirSync(folder, { recursive: true })
  await pansentry.start({ args: ['--hidden'] })
  writeFileSync(join(folder, 'greeting.ts'), greeting)
  await expect.poll(() => pansentry.log()).toMatch(/\[greeting\] good morning/)
  rmSync(join(folder, 'greeting.ts'))
  const quiet = async () => {
    const before = pansentry.log().length
    await new Promise((resolve) => setTimeout(resolve, 2500))
    return pansentry.log().length - before
  }
  await expect.poll(quiet).toBe(0)
})

test('a file that cannot be read breaks only itself', async ({ pansentry }) => {
  const folder = join(pansentry.dataFolder, 'jobs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'broken.ts'), 'export default ({ task }) => {\n  task(\n')
  writeFileSync(join(folder, 'greeting.ts'), greeting)
  await pansentry.start({ args: ['--hidden'] })
  await expect.poll(() => pansentry.log()).toMatch(/\[greeting\] good morning/)
})
