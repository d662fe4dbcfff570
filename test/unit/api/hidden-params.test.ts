import { expect, test } from 'vitest'
import { hideSecrets, withSecrets } from '../../../electron/api/hidden-params.ts'

test.each([
  [
    'numbers and switches',
    { keep: 14, limit: null, isOn: true },
    { keep: 14, limit: null, isOn: true },
  ],
  [
    'every value of an environment',
    { environment: { HOME: '/root', A_TOKEN: '' } },
    { environment: { HOME: '***', A_TOKEN: '***' } },
  ],
  ['an option and its value', ['--token=abc', '-v'], ['--token=***', '-v']],
  ['an option before its value', ['--api-key', 'abc', 'file'], ['--api-key', '***', 'file']],
  ['a header', ['-H', 'Authorization: Bearer abc'], ['-H', 'Authorization: ***']],
  ['an address', ['https://me:abc@nas.lan/a'], ['https://me:***@nas.lan/a']],
  ['a name at any depth', { a: [{ cookie: 'abc', b: 1 }] }, { a: [{ cookie: '***', b: 1 }] }],
  ['an address without one', ['https://pan.quark.cn/s/a'], ['https://pan.quark.cn/s/a']],
  ['a switch that only sounds like one', ['--no-cookie'], ['--no-cookie']],
])('hides %s', (_, params, shown) => {
  expect(hideSecrets(params)).toEqual(shown)
})

test('what comes back as it was shown has the value it had', () => {
  const kept = {
    program: 'curl',
    arguments: ['--token=abc', 'https://a.example'],
    environment: { A: '1', B: '2' },
  }
  expect(withSecrets({ ...kept, ...Object(hideSecrets(kept)) }, kept)).toEqual(kept)
  expect(
    withSecrets({ arguments: ['--token=new'], environment: { A: '***', C: '***' } }, kept),
  ).toEqual({ arguments: ['--token=new'], environment: { A: '1', C: '***' } })
})
