import { defineChannel } from './channel.ts'

/** A notice of the desktop this process runs on. */
export const desktop = defineChannel({
  kind: 'desktop',
  isHttp: false,
  isGlance: true,
  fields: {},
  limit: { unit: 'characters', text: 250, title: 100 },
  paceMs: 0,
  send: (_, { target, text, title }, post) =>
    post.desktop
      ? post.desktop({ title, text, target }, post.signal)
      : Promise.resolve({ result: 'later', words: '' }),
})
