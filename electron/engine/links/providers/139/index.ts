import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

/** China Mobile (139): one plain question; the encrypted twin of it is not needed. */
export const provider: LinkProvider<'139'> = {
  id: '139',
  addresses: [
    {
      // Here the id may stand in the fragment, or be the whole query.
      hosts: ['yun.139.com', 'caiyun.139.com'],
      shape:
        /^\/(?:shareweb\/?(?:\?[^#]*)?#\/w\/i\/|(?:link\/)?w\/i\/|m\/i\/?\?|front\/?#\/detail\?(?:.*&)?linkID=)(?<id>[0-9A-Za-z]{6,24})(?![\w=-])/,
      address: (id) => `https://yun.139.com/shareweb/#/w/i/${id}`,
    },
    {
      hosts: ['caiyun.feixin.10086.cn'],
      shape: /^\/(?:\w{1,16}\/i\/)?(?<id>[0-9A-Za-z]{8,14})(?![\w-])(?!\/)/,
      address: (id) => `https://yun.139.com/shareweb/#/w/i/${id}`,
    },
  ],
  names: ['中国移动云', '中国移动', '移动云', '移动', '和彩云', '139'],
  sample: 'https://yun.139.com/shareweb/#/w/i/0a1B2c3D4e5F6',
  reasons: codes.reasons,
  check,
}
