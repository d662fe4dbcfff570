import { describe, expect, test } from 'vitest'
import {
  isForbiddenHost,
  isPrivateHost,
  lookupPublic,
} from '../../../../../electron/engine/links/requests/public-address.ts'

const hosts = {
  public: [
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.63.255.255',
    '[2606:4700::1111]',
    'example.com',
  ],
  private: [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.2',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '[::1]',
    '[fd12::1]',
    '[fe80::1]',
    '[::ffff:8.8.8.8]',
    '[2001:db8::1]',
    '[64:ff9b::a00:1]',
    'localhost',
    'a.localhost',
    'LOCALHOST.',
  ],
  forbidden: [
    '169.254.169.254',
    '100.100.100.200',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
    '[::ffff:100.100.100.200]',
  ],
}

describe('a host', () => {
  test.each(hosts.public)('%s is public', (host) => {
    expect([isPrivateHost(host), isForbiddenHost(host)]).toEqual([false, false])
  })
  test.each(hosts.private)('%s is of one’s own network', (host) => {
    expect(isPrivateHost(host)).toBe(true)
  })
  test.each(hosts.forbidden)('%s is never asked', (host) => {
    expect([isPrivateHost(host), isForbiddenHost(host)]).toEqual([true, true])
  })
})

const resolved = (name: string) =>
  new Promise((resolve) => {
    lookupPublic(name, { all: true }, (error, addresses) => resolve(error ?? addresses))
  })

// A name that is an address is resolved without a question to anybody.
test.each(['8.8.8.8', '2606:4700::1111'])('a name that leads to %s is public', async (address) => {
  expect(await resolved(address)).toEqual([{ address, family: address.includes(':') ? 6 : 4 }])
})

test.each(['127.0.0.1', '::1', 'localhost'])('a name that leads to %s is refused', async (name) => {
  expect(await resolved(name)).toBeInstanceOf(Error)
})
