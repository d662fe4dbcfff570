import { expect, test } from 'vitest'
import { shareIdIn } from '../../../../../renderer/pages/saving/share-id.ts'

test('the same share is known in each form of its address', () => {
  const texts = [
    'https://pan.quark.cn/s/a1b2c3d4e5f6',
    'https://pan.quark.cn/s/a1b2c3d4e5f6?pwd=1234#/list/share/0123',
    '我用夸克网盘分享了「北风」链接：https://pan.quark.cn/s/a1b2c3d4e5f6 提取码：1234',
    'https://drive.uc.cn/s/a1b2c3d4e5f6',
  ]
  expect(new Set(texts.map(shareIdIn))).toEqual(new Set(['a1b2c3d4e5f6']))
  expect(shareIdIn('https://example.com/')).toBe('')
})
