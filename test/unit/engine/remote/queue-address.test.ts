import { expect, test } from 'vitest'
import { queueAddress } from '../../../../electron/engine/remote/queue-address.ts'
import { refusal } from '../../../support/refusal.ts'

test.each([
  ['postgres://a:b@127.0.0.1/c', 'postgres://a:b@127.0.0.1/c'],
  ['postgresql://localhost:5433/c', 'postgresql://localhost:5433/c'],
  ['postgres://a@[::1]/c', 'postgres://a@[::1]/c'],
  ['postgres://db.lan/c?sslmode=verify-full', 'postgres://db.lan/c?sslmode=verify-full'],
  ['postgres:///c?host=/var/run/postgresql', 'postgres:///c?host=/var/run/postgresql'],
  ['postgres://a:b@%2Frun%2Fpostgresql/c', 'postgres://a:b@%2Frun%2Fpostgresql/c'],
  ['postgres://a:%40%25@localhost/my-db', 'postgres://a:%40%25@localhost/my-db'],
  ['postgres://a:b@localhost', 'postgres://a:b@localhost/a'],
  // Both mean the same to node-postgres today.
  ['postgres://db.lan/c?sslmode=require', 'postgres://db.lan/c?sslmode=verify-full'],
])('%s is taken', (text, address) => {
  expect(queueAddress(text).href).toBe(address)
})

test.each([
  ['', 'QUEUE_ADDRESS_INVALID'],
  ['db.lan', 'QUEUE_ADDRESS_INVALID'],
  ['mysql://db.lan/c', 'QUEUE_ADDRESS_INVALID'],
  ['postgres:///c', 'QUEUE_ADDRESS_INVALID'],
  ['postgres://a:100%@localhost/c', 'QUEUE_ADDRESS_INVALID'],
  ['postgres://a:%FF@localhost/c', 'QUEUE_ADDRESS_INVALID'],
  ['postgres://db.lan/c', 'QUEUE_UNENCRYPTED'],
  ['postgres://db.lan/c?sslmode=prefer', 'QUEUE_UNENCRYPTED'],
  ['postgres://db.lan/c?sslmode=no-verify', 'QUEUE_UNENCRYPTED'],
  ['postgres://127.0.0.1.example.com/c', 'QUEUE_UNENCRYPTED'],
  // node-postgres would connect to the host in the query.
  ['postgres://127.0.0.1/c?host=db.lan', 'QUEUE_UNENCRYPTED'],
] as const)('%s is refused as %s', (text, code) => {
  expect(() => queueAddress(text)).toThrow(refusal(code))
})
