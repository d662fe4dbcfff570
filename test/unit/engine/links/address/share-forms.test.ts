import { describe, expect, test } from 'vitest'
import { findLinks, parseLink } from '../../../../../electron/engine/links/links.ts'
import { linkProviders } from '../../../../../electron/engine/links/providers/index.ts'
import type { LinkProvider } from '../../../../../electron/engine/links/providers/provider.ts'
import { asItsAddress, briefLink } from '../../../../support/drives/brief-link.ts'
import { linkFixturesOf } from '../../../../support/drives/fixtures.ts'

describe.each(Object.values<LinkProvider>(linkProviders).filter(({ id }) => id !== 'web'))(
  '$id',
  ({ id, addresses, names, sample }) => {
    const { links, hosts } = linkFixturesOf(id)

    test.each(Object.entries(links))('%s', (text, expected) => {
      const link = parseLink(text)
      expect(briefLink(link)).toBe(`${id} ${expected}`)
      if (!link) return
      expect(parseLink(link.url)).toEqual(asItsAddress(link))
    })

    test.each(Object.entries(hosts))('%s on each of its hosts', (path, hosts) => {
      const shareId = parseLink(`https://${hosts[0]}${path}`)?.shareId
      const wrong: string[] = []
      for (const host of hosts) {
        for (const own of [`https://${host}`, `http://${host.toUpperCase()}`, host]) {
          const link = parseLink(own + path)
          if (link?.provider !== id || link.shareId !== shareId) wrong.push(own)
        }
        const alike = host.replace(/[\w-]+\.\w+$/, 'not$&')
        for (const other of [alike, `${host}.example.test`, `example.test@${alike}`]) {
          if (parseLink(`https://${other}${path}`)?.provider === id) wrong.push(other)
        }
      }
      expect(wrong).toEqual([])
    })

    test('every host of its forms has a path among them', () => {
      const all = addresses.flatMap((form) => form.hosts)
      const reads = (host: string) =>
        Object.keys(hosts).some((path) => parseLink(`https://${host}${path}`)?.provider === id)
      expect(all.length).toBeGreaterThan(0)
      expect(all.filter((host) => !reads(host.replace('*.', '')))).toEqual([])
      expect(all.filter((host) => !reads(host.replace('*.', 'any.')))).toEqual([])
    })

    test('its sample is one of its links, without a passcode', () => {
      expect(parseLink(sample)).toMatchObject({ provider: id, passcode: '', folder: '' })
    })

    test.each(names)('“%s” before a link is no part of its title', (name) => {
      expect(findLinks(`庆余年 ${name}网盘：${sample}`).found[0]?.title).toBe('庆余年')
    })
  },
)
