import { readFileSync } from 'node:fs'

/** Whether Linux knows a way out of its own networks; true where it does not tell. */
export function hasDefaultRoute(folder = '/proc/net'): boolean {
  const routes = linesOf(`${folder}/route`).map((line) => line.split(/\s+/))
  // Interface, destination, gateway, flags, three counts, mask, … in hexadecimal.
  if (routes.some((route) => isZero(route[1]) && isZero(route[7]))) return true
  const routes6 = linesOf(`${folder}/ipv6_route`).map((line) => line.split(/\s+/))
  // Destination, its length, …, interface; the kernel's own rejecting route is on lo.
  if (
    routes6.some(([to, length, ...rest]) => isZero(to) && length === '00' && rest.at(-1) !== 'lo')
  )
    return true
  return routes.length === 0 && routes6.length === 0
}

const isZero = (address: string | undefined) => /^0+$/.test(address ?? '')

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\n')
  } catch {
    return []
  }
}
