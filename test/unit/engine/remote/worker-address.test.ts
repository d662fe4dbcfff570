import { expect, test } from 'vitest'
import { shownAddress, workerAddress } from '../../../../electron/engine/remote/worker-address.ts'

const signIn = { role: 'r', password: 'p' }

test.each([
  [
    'postgres://a:b@db.lan:5433/c?sslmode=verify-full',
    undefined,
    'db.lan:5433/c?sslmode=verify-full',
  ],
  // It is the machine that is called otherwise, and its port stays.
  ['postgres://a:b@localhost:5433/c', 'db.lan', 'db.lan:5433/c?sslmode=verify-full'],
  ['postgres://a:b@localhost:5433/c', 'db.lan:6000', 'db.lan:6000/c?sslmode=verify-full'],
  ['postgres://a:b@[::1]:5433/c', '[fd00::2]', '[fd00::2]:5433/c?sslmode=verify-full'],
  ['postgres://a:b@localhost', undefined, 'localhost/a'],
  ['postgres:///c?host=/run/postgresql&port=5433', undefined, '127.0.0.1:5433/c'],
  ['postgres://a:b@%2Frun%2Fpostgresql/c', 'localhost', 'localhost/c'],
])('from %s and host %s a worker reaches %s', (own, host, address) => {
  expect(workerAddress(own, signIn, host).address).toBe(`postgres://r:p@${address}`)
})

test.each([
  ['postgres://a:b@db.lan:5433/c?sslmode=verify-full', 'db.lan:5433/c'],
  ['postgres://a:b@127.0.0.1/c?host=localhost&port=6000', 'localhost:6000/c'],
  ['postgres:///c?host=/run/postgresql', '/run/postgresql/c'],
])('%s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
})
