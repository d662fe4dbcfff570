import { expect, test } from 'vitest'
import { killEverywhere } from '../../../../support/saving/kills.ts'
import { scenes } from '../../../../support/saving/scenes.ts'

// All ten, at every request: `npm run test:saving-kills`.
test.for(['renamed', 'another folder in its place'])('killed at any request: %s', async (name) => {
  const scene = scenes.find((each) => each.name === name)
  if (!scene) throw new Error('There is no such scene.')
  const { findings, kills } = await killEverywhere(scene, 3)
  expect(findings).toEqual([])
  expect(kills).toBeGreaterThan(5)
})
