import type { Locator } from 'playwright'

/** What a person does on a page, counted: each click, each key that is no text, each field that is typed into. */
export class Counted {
  clicks = 0
  keys = 0
  fields = 0

  /** Clicks and keys together, as the limits count them. */
  get steps(): number {
    return this.clicks + this.keys
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1
    await target.click()
  }

  /** Types into a field that has the focus, or gets it by being the next one typed into. */
  async type(target: Locator, text: string): Promise<void> {
    this.fields += 1
    await target.focus()
    await target.press('ControlOrMeta+a')
    await target.pressSequentially(text)
  }

  async press(target: Locator, key: string): Promise<void> {
    this.keys += 1
    await target.press(key)
  }
}
