// Loaded before a program (NODE_OPTIONS=--import=…), lets its clock begin at PANSENTRY_TEST_TIME.
const system = globalThis.Date
const shiftMs = Number(process.env['PANSENTRY_TEST_TIME']) - system.now()

globalThis.Date = class extends system {
  /** @param {[]} given */
  constructor(...given) {
    if (given.length === 0) super(system.now() + shiftMs)
    else super(...given)
  }

  static now() {
    return system.now() + shiftMs
  }
}
