import type { LinkProvider } from '../provider.ts'
import { check } from './check.ts'
import { codes } from './codes.ts'

/** Tianyi (189): one question for the share, and one for the access code it asks for. */
export const provider: LinkProvider<'tianyi'> = {
  id: 'tianyi',
  addresses: [
    {
      hosts: ['cloud.189.cn', 'h5.cloud.189.cn', 'ecloud.189.cn'],
      shape:
        /^\/(?:t\/|share\/|share\.html#\/t\/|web\/share\?(?:[^#]*&)?code=)(?<id>[0-9A-Za-z]{6,24})(?![\w-])/,
      address: (id) => `https://cloud.189.cn/t/${id}`,
      codeIsId: true,
    },
  ],
  passcodeKey: 'pwd',
  names: ['天翼云', '天翼', '189'],
  pace: { pauseMinSeconds: 3, pauseMaxSeconds: 4, perDay: 3000 },
  sample: 'https://cloud.189.cn/t/Ab1cD2eF3gH4',
  reasons: codes.reasons,
  check,
}
