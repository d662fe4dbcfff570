import type { SimulatedAnswer } from '../simulated-drives.ts'

/** What is no answer of a drive, by what it is. */
export const oddAnswers: Readonly<Record<string, SimulatedAnswer>> = {
  HTML: { status: 200, html: '<html><h1>维护中</h1></html>' },
  'an error in HTML': { status: 502, html: '<h1>502 Bad Gateway</h1>' },
  'half of its JSON': { status: 200, text: '{"status":200,"code":0,"message":"ok","data":{"li' },
  nothing: { status: 200, text: '' },
  'no object': { status: 200, text: '[]' },
  null: { status: 200, text: 'null' },
  'no end': { status: 200, text: '{"code":0', reset: true },
  'far too much': { status: 200, text: `{"code":0,"data":"${'x'.repeat(9 * 1024 * 1024)}"}` },
}
