import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasDefaultRoute } from '../../../../electron/machine/surroundings/default-route.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const header = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT'
const local = 'eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0'
const gateway = 'eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0'
const tunnel = 'wg0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0'
const zero = '0'.repeat(32)
const rejecting = `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo`
const gateway6 = `${zero} 00 ${zero} 00 fd000000000000000000000000000001 00000400 00000003 00000000 00000003     eth0`

test.each([
  ['only its own network', [header, local], [rejecting], false],
  ['a gateway', [header, local, gateway], [], true],
  ['a tunnel', [header, tunnel], [], true],
  ['IPv6 alone', [header], [rejecting, gateway6], true],
  ['nothing at all', [header], [rejecting], false],
])('%s', (_, routes, routes6, expected) => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'route'), `${routes.join('\n')}\n`)
  writeFileSync(join(folder.path, 'ipv6_route'), `${routes6.join('\n')}\n`)
  expect(hasDefaultRoute(folder.path)).toBe(expected)
})

test('where nothing tells, the network is taken to be there', () => {
  expect(hasDefaultRoute('/nowhere')).toBe(true)
})
