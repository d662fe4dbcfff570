import { type ChannelCase, json, text, title, whole } from './channel-case.ts'

const later = 'later'
const broken = 'broken'
const refused = 'refused'
const longHint =
  'hint: [1708397705432012366598976], from ip: 1.2.3.4, more info at https://open.work.weixin.qq.com'

/** What services in China answer, as it was observed or is written in their code. */
export const chineseChannels: readonly ChannelCase[] = [
  {
    kind: 'bark',
    settings: { key: 'a-device-key' },
    origin: 'https://api.day.app',
    sent: {
      path: '/push',
      body: {
        device_key: 'a-device-key',
        title,
        body: text,
        group: 'Pansentry',
        level: 'active',
        isArchive: '1',
      },
    },
    accepted: { status: 200, json: { code: 200, message: 'success', timestamp: 1_710_000_000 } },
    answers: [
      json(
        'no key',
        broken,
        400,
        { code: 400, message: 'device key is empty' },
        'device key is empty',
      ),
      json('an unknown key', broken, 400, {
        code: 400,
        message: 'failed to get device token: failed to get [x] device token',
      }),
      json('Apple away', later, 500, { code: 500, message: 'push failed: timeout' }, 'push failed'),
      json('a dead device', broken, 500, { code: 500, message: 'push failed: BadDeviceToken' }),
      json('too large for Apple', refused, 500, {
        code: 500,
        message: 'push failed: APNS push failed: PayloadTooLarge',
      }),
      json('too many headers', refused, 431, {
        code: 431,
        message: 'Request Header Fields Too Large',
      }),
    ],
  },
  {
    kind: 'serverchan',
    settings: { key: 'SCT12345TabcdefgHIJ' },
    origin: 'https://sctapi.ftqq.com',
    sent: {
      path: '/SCT12345TabcdefgHIJ.send',
      body: String(new URLSearchParams({ title, desp: text.replace('\n', '\n\n') })),
    },
    accepted: {
      status: 200,
      json: {
        code: 0,
        message: '',
        data: { pushid: '1663686', readkey: 'SCTP', error: 'SUCCESS', errno: 0 },
      },
    },
    answers: [
      json(
        'a wrong key',
        broken,
        400,
        { message: '[AUTH]错误的Key', code: 40_001, info: '错误的Key', scode: 461 },
        '错误的Key',
      ),
      json('too many today', later, 400, {
        message: '[AUTH]超过当天的发送次数限制[5]',
        code: 40_001,
      }),
      json('too many today, as 200', later, 200, {
        message: '[AUTH]超过当天的发送次数限制[5]',
        code: 40_001,
      }),
      json('no title', refused, 400, { message: '[INPUT]title 不能为空', code: 20_001 }),
      json('an unknown user', broken, 400, { message: '用户不存在或者权限不足', code: 40_001 }),
    ],
  },
  {
    kind: 'serverchan',
    settings: { key: 'sctp1234tabcdefghij' },
    origin: 'https://1234.push.ft07.com',
    sent: {
      path: '/send/sctp1234tabcdefghij.send',
      body: String(new URLSearchParams({ title, desp: text.replace('\n', '\n\n') })),
    },
    accepted: { status: 200, json: { code: 0, errno: 0, message: 'SUCCESS' } },
    answers: [json('a wrong key', broken, 400, { message: '[AUTH]错误的Key', code: 40_001 })],
  },
  {
    kind: 'pushplus',
    settings: { token: 'a-push-plus-token' },
    origin: 'https://www.pushplus.plus',
    sent: {
      path: '/send',
      body: { token: 'a-push-plus-token', title, content: text, template: 'txt' },
    },
    accepted: { status: 200, json: { code: 200, msg: '请求成功', data: '7f8d' } },
    answers: [
      json(
        'a wrong token',
        broken,
        200,
        { code: 903, msg: '无效的用户令牌', data: null },
        '无效的用户令牌 (903)',
      ),
      json('not verified', broken, 200, { code: 905, msg: '账户未进行实名认证' }),
      json('too many', later, 200, { code: 900, msg: '用户账号使用受限' }),
      json('out of order', later, 200, { code: 500, msg: '系统异常' }),
      json('another address', broken, 200, { code: 403, msg: 'IP 未授权' }),
      json('the same again', refused, 200, { code: 999, msg: '请勿频繁推送相同内容' }),
    ],
  },
  {
    kind: 'wecom-bot',
    settings: { key: 'a-wecom-key-0000' },
    origin: 'https://qyapi.weixin.qq.com',
    sent: { path: '/cgi-bin/webhook/send', body: { msgtype: 'text', text: { content: whole } } },
    accepted: { status: 200, json: { errcode: 0, errmsg: 'ok' } },
    answers: [
      json(
        'a wrong key',
        broken,
        200,
        { errcode: 93_000, errmsg: `invalid webhook url, ${longHint}` },
        'invalid webhook url',
      ),
      {
        ...json('too fast', later, 200, { errcode: 45_009, errmsg: 'api freq out of limit' }),
        waitMs: 60_000,
      },
      json('too long', refused, 200, {
        errcode: 40_058,
        errmsg: 'text.content exceed max length 2048',
      }),
    ],
  },
  {
    kind: 'dingtalk',
    settings: { token: 'a-dingtalk-token', secret: 'SECtest' },
    origin: 'https://oapi.dingtalk.com',
    sent: { path: '/robot/send', body: { msgtype: 'text', text: { content: whole } } },
    accepted: { status: 200, json: { errcode: '0', errmsg: 'ok' } },
    answers: [
      json(
        'a keyword',
        broken,
        200,
        { errcode: 310_000, errmsg: 'keywords not in content' },
        'keywords not in content',
      ),
      json('a wrong sign', broken, 200, {
        errcode: 310_000,
        errmsg: 'sign not match, more: [https://ding-doc.dingtalk.com]',
      }),
      json('another address', broken, 200, {
        errcode: 310_000,
        errmsg: 'ip 1.2.3.4 not in whitelist',
      }),
      {
        ...json('too fast', later, 200, {
          errcode: 130_101,
          errmsg: 'send too fast, exceed 20 times per minute',
        }),
        waitMs: 600_000,
      },
      // As it has been said since 2022: https://github.com/qd-today/qd/issues/510
      json('a wrong sign, in Chinese', broken, 200, {
        errcode: 310_000,
        errmsg:
          'description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中',
      }),
      json('a clock that is not set', later, 200, {
        errcode: 310_000,
        errmsg: 'invalid timestamp, more: [https://ding-doc.dingtalk.com]',
      }),
      json('no such token', broken, 200, { errcode: 300_005, errmsg: 'token is not exist' }),
      json('busy', later, 200, { errcode: -1, errmsg: '系统繁忙' }),
      json('too long', refused, 200, {
        errcode: 460_101,
        errmsg: 'message too long, exceed 20000 bytes',
      }),
    ],
  },
  {
    kind: 'feishu',
    settings: { token: 'a-feishu-token', secret: 'demo-secret' },
    origin: 'https://open.feishu.cn',
    sent: {
      path: '/open-apis/bot/v2/hook/a-feishu-token',
      body: {
        msg_type: 'text',
        content: { text: whole },
        timestamp: '1700000000',
        sign: 'mYHw2R2SOm8Rw/sne3lQdmz4sOfntKR+1P/8RKKTwmA=',
      },
    },
    accepted: {
      status: 200,
      json: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' },
    },
    answers: [
      json('a wrong token', broken, 200, {
        code: 19_001,
        msg: 'param invalid: incoming webhook access token invalid',
      }),
      json('a wrong sign', broken, 200, {
        code: 19_021,
        msg: 'sign match fail or timestamp is not within one hour from current time',
      }),
      json('another address', broken, 200, { code: 19_022, msg: 'Ip Not Allowed' }),
      json(
        'a keyword',
        broken,
        200,
        { code: 19_024, msg: 'Key Words Not Found' },
        'Key Words Not Found',
      ),
      json('too fast', later, 200, { code: 11_232, msg: 'frequency limited psm' }),
      json('a bad request', refused, 200, { code: 9499, msg: 'Bad Request' }),
      json('too many', later, 400, { code: 9499, msg: 'too many request', data: {} }),
      json('out of order', later, 200, { code: 2200, msg: 'internal error' }),
    ],
  },
  {
    kind: 'wxpusher',
    settings: { appToken: 'AT_abcdefgh', uids: 'UID_abcdefgh' },
    origin: 'https://wxpusher.zjiecode.com',
    sent: {
      path: '/api/send/message',
      body: {
        content: whole,
        summary: title,
        contentType: 1,
        appToken: 'AT_abcdefgh',
        uids: ['UID_abcdefgh'],
        topicIds: [],
      },
    },
    accepted: {
      status: 200,
      json: {
        code: 1000,
        msg: '处理成功',
        data: [{ uid: 'UID_abcdefgh', code: 1000, status: '创建发送任务成功' }],
        success: true,
      },
    },
    answers: [
      json('a wrong token', broken, 200, { code: 1002, msg: 'appToken 错误', data: null }),
      json(
        'one who is not told',
        broken,
        200,
        {
          code: 1000,
          msg: '处理成功',
          data: [
            { uid: 'UID_abcdefgh', code: 1000, status: '创建发送任务成功' },
            { uid: 'UID_other', code: 1004, status: 'UID 不存在' },
          ],
        },
        'UID 不存在',
      ),
      json('too long', refused, 200, { code: 1007, msg: '内容太长' }),
    ],
  },
  {
    kind: 'pushdeer',
    settings: { key: 'a-pushdeer-key' },
    origin: 'https://api2.pushdeer.com',
    sent: {
      path: '/message/push',
      body: String(
        new URLSearchParams({ pushkey: 'a-pushdeer-key', text: title, desp: text, type: 'text' }),
      ),
    },
    accepted: {
      status: 200,
      json: { code: 0, content: { result: ['{"counts":1,"logs":[],"success":"ok"}'] } },
    },
    answers: [
      json('nobody told', broken, 200, { code: 0, content: { result: [] } }),
      json('no device', broken, 200, { code: 80_501, error: '该用户没有设备' }),
      json('far end', later, 200, { code: 80_502, error: 'remote' }),
    ],
  },
]
