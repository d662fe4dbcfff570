import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

// All of them serve the same shares. ilanzou.com is another product.
const hosts = [
  ...(
    'lanzou lanzoua lanzoub lanzouc lanzoud lanzoue lanzouf lanzoug lanzouh lanzoui lanzouj ' +
    'lanzouk lanzoul lanzoum lanzoun lanzouo lanzoup lanzouq lanzour lanzous lanzout lanzouu ' +
    'lanzouv lanzouw lanzoux lanzouy lanzouz lanzov lanzn lanzv lanzb lanosso lanpv lanpw lanwp ' +
    'lanrar bakstotre ulanzou woozooo dmpdmp webgetstore'
  )
    .split(' ')
    .map((name) => `*.${name}.com`),
  '*.t-is.cn',
]
const address = (id: string, host: string) => `https://${host}/${id}`

/** Lanzou: the share's page, as a visitor sees it, and the passcode form on it. */
export const provider: LinkProvider<'lanzou'> = {
  id: 'lanzou',
  addresses: [
    // Names a person chose live apart from ids, and may be in any script.
    { hosts, shape: /^\/(?<id>[su]\/(?:[\w-]|%[0-9A-Fa-f]{2}){2,120})(?=[?#]|$)/, address },
    {
      hosts,
      shape: /^\/(?:tp\/|[^?#]*\?(?:[^#]*&)?webpage=)?(?<id>[\w-]{5,22})(?![\w/.-])/,
      address,
    },
  ],
  passcodeKey: 'pwd',
  // rachpt/lanzou-gui#85
  takesPhrases: true,
  names: ['蓝奏云', '蓝奏'],
  sample: 'https://demo.lanzouc.com/iDemo01',
  reasons: codes.reasons,
  check,
}
