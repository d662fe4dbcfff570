import type { LinkProvider } from '../provider.ts'
import { codes } from './codes.ts'

/** PikPak: its links are recognised and kept, but not asked. */
export const provider: LinkProvider<'pikpak'> = {
  id: 'pikpak',
  addresses: [
    {
      hosts: ['mypikpak.com', 'mypikpak.net', 'toapp.mypikpak.com', 'toapp.mypikpak.net'],
      shape: /^\/s\/(?<id>[\w-]{8,40})(?![\w-])(?:\/(?<folder>[\w-]{8,40}))?/,
      address: (id, host) => `https://${host}/s/${id}`,
      folder: (folder) => `/${folder}`,
    },
  ],
  passcodeKey: 'pwd',
  names: ['PikPak'],
  isKeptOnly: true,
  sample: 'https://mypikpak.com/s/VNabcdefghijklmnopqrstuvA1',
  reasons: codes.reasons,
  check: () => Promise.resolve(codes.ofContents('unsupported')),
}
