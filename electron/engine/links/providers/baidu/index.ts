import type { LinkProvider } from '../provider.ts'
import { baiduCheck } from './check.ts'
import { codes } from './codes.ts'

const hosts = ['pan.baidu.com', 'yun.baidu.com', 'eyun.baidu.com']
const address = (id: string) => `https://pan.baidu.com/s/1${id}`

/** Baidu: a share is asked for by its short address; its page is read only where that leaves it open. */
export const provider: LinkProvider<'baidu'> = {
  id: 'baidu',
  addresses: [
    // Addresses with a path carry a leading 1 that `surl` leaves out: the id is kept without it.
    { hosts, shape: /^\/[se]\/1(?<id>[\w-]{3,40})(?![\w-])/, address },
    {
      hosts,
      shape: /^\/(?:share|wap)\/init\/?\?(?:[^#]*&)?surl=(?<id>[\w-]{3,40})(?![\w-])/,
      address,
    },
  ],
  passcodeKey: 'pwd',
  names: ['百度', '度盘'],
  pace: { pauseMinSeconds: 3, pauseMaxSeconds: 5, perDay: 3000 },
  sample: 'https://pan.baidu.com/s/1AbC_dEf-123',
  reasons: codes.reasons,
  check: baiduCheck(),
}
