import { expect, test } from 'vitest'
import { Suspension } from '../../../../electron/machine/surroundings/suspension.ts'

test('the time that only one of the clocks counts is sleep', () => {
  let difference = 5
  const suspension = new Suspension(() => difference)
  expect(suspension.hasSlept()).toBe(false)
  difference += 1500
  expect(suspension.hasSlept()).toBe(false)
  difference += 3600_000
  expect(suspension.hasSlept()).toBe(true)
  expect(suspension.hasSlept()).toBe(false)
})

test('a machine that is awake has not slept', () => {
  expect(new Suspension().hasSlept()).toBe(false)
})
