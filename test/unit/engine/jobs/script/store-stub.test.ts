import { expect, test } from 'vitest'
import { stubEnding } from '../../../../../electron/engine/jobs/script/store-stub.ts'

const stub = 'C:\\Users\\me\\AppData\\Local\\Microsoft\\WindowsApps\\python3.exe'

test.each([9009, 49])('exit code %i of a Python from the Store is its stub’s', (code) => {
  expect(stubEnding(code, stub, 'python3')).toMatchObject({ key: 'log.script.storeStub' })
  expect(stubEnding(code, 'C:\\Python313\\python.exe', 'python')).toBe(undefined)
  expect(stubEnding(1, stub, 'python3')).toBe(undefined)
})
