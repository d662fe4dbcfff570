import { expect, test } from 'vitest'
import { hideSecrets, reportOf } from '../../../../../../renderer/pages/resources/details/report.ts'

test('a report holds what was asked and answered, and no passcode, cookie or token', () => {
  const report = reportOf(
    {
      index: 0,
      total: 1,
      title: '我的私人文件',
      url: 'https://pan.baidu.com/s/1abc?pwd=x7 k',
      provider: 'baidu',
      state: 'cancelled',
      code: 'baidu.-7',
      reason: '啊哦，来晚了',
      unproven: false,
      finalUrl: '',
      latencyMs: 120,
      exchanges: [
        {
          method: 'POST',
          url: 'https://pan.baidu.com/share/verify?surl=abc&sign=5a5a&pwd=x7%20k',
          requestHeaders: { referer: 'https://pan.baidu.com/', cookie: 'BDCLND=c0ffee' },
          requestBody: 'pwd=x7%20k&vcode=',
          status: 200,
          responseHeaders: { 'content-type': 'application/json' },
          responseBody: '{"errno":-7,"randsk": "s3cr3t","data":{"stoken":"t0ken","title":"x7 k"}}',
          error: '',
          ms: 110,
        },
      ],
    },
    'x7 k',
    '1.2.3',
  )
  for (const secret of ['x7', '5a5a', 'c0ffee', 's3cr3t', 't0ken', '我的私人文件']) {
    expect(report).not.toContain(secret)
  }
  for (const told of ['1.2.3', 'baidu.-7', '啊哦，来晚了', 'surl=abc', 'errno']) {
    expect(report).toContain(told)
  }
})

test('what is no secret is shown as it came', () => {
  const body = '{"code":41012,"message":"signature ok","design":"x"}'
  expect(hideSecrets(body, '')).toBe(body)
  expect(hideSecrets('https://a.example/?page=2&token=abc#x', '')).toBe(
    'https://a.example/?page=2&token=***#x',
  )
})
