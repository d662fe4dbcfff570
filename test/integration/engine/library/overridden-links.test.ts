import { expect, test } from 'vitest'
import { CheckedLinks } from '../../../support/drives/checked-links.ts'
import { refusal } from '../../../support/refusal.ts'

const dayMs = 24 * 3_600_000
const pace = { pauseMinSeconds: 0, pauseMaxSeconds: 0, lanes: {} }

/** Checks one link though it is not due. */
async function look(links: CheckedLinks, id: number) {
  await links.ended(links.engine.checkResources([id]).runId)
  return links.engine.resources.get(id)
}

test('what a person says holds through checks, and the first after it decides', async () => {
  await using links = await CheckedLinks.start()
  links.open(pace)
  const id = links.addShare('a1b2c3d40001', 'cancelled')
  expect(await look(links, id)).toMatchObject({ isExpired: true, health: 'dead' })

  const until = links.clock.now() + 3 * dayMs
  const said = links.engine.resources.override(id, { life: 'alive', until })
  expect(said).toMatchObject({
    override: { life: 'alive', until },
    health: 'alive',
    code: 'person.alive',
    isExpired: false,
    expiredAt: null,
    nextCheckAt: until,
  })
  expect(links.engine.resources.health()).toMatchObject({ alive: 1, dead: 0 })

  const held = await look(links, id)
  expect(held).toMatchObject({ health: 'alive', code: 'person.alive', nextCheckAt: until })
  // What the drive answered meanwhile is remembered as it is.
  expect(links.engine.resources.checks(id, 5)).toMatchObject([
    { state: 'cancelled' },
    { state: 'cancelled' },
  ])
  await links.check()
  expect(links.engine.resources.checks(id, 5)).toHaveLength(2)

  links.clock.setTo(until + 1)
  await links.check()
  expect(links.engine.resources.get(id)).toMatchObject({ override: null, health: 'dead' })
})

test('a link that lives is dead as long as a person says so, over a restart too', async () => {
  await using links = await CheckedLinks.start()
  links.open(pace)
  const id = links.addShare('a1b2c3d40002')
  const until = links.clock.now() + dayMs
  const { expiredAt } = links.engine.resources.override(id, { life: 'dead', until })
  await links.close()
  links.open(pace)
  const held = await look(links, id)
  expect(held).toMatchObject({ health: 'dead', expiredAt, override: { life: 'dead', until } })
  expect(held.checkedAt).not.toBeNull()

  // Taken back, it is due at once.
  expect(links.engine.resources.override(id, null)).toMatchObject({ override: null })
  await links.check()
  expect(links.engine.resources.get(id)).toMatchObject({ health: 'alive', expiredAt: null })
})

test('it ends in the future, and with the link it was said of', async () => {
  await using links = await CheckedLinks.start()
  links.open(pace)
  const { resources } = links.engine
  const id = links.addShare('a1b2c3d40003')
  const now = links.clock.now()
  expect(() => resources.override(id, { life: 'dead', until: now - 1 })).toThrow(
    refusal('OVERRIDE_PAST'),
  )
  expect(resources.get(id)).toMatchObject({ override: null, state: null })
  resources.override(id, { life: 'dead', until: now + dayMs })
  const { undo } = await links.engine.library.bulk.delete({ ids: [id] })
  await links.engine.library.bulk.restore(undo)
  expect(resources.get(id)).toMatchObject({ override: { life: 'dead' }, health: 'dead' })
  const url = 'https://pan.quark.cn/s/a1b2c3d40004'
  expect(resources.replaceLink(id, { url, passcode: '' })).toMatchObject({
    override: null,
    health: 'unchecked',
  })
})
