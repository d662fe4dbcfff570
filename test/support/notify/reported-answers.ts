import type { ChannelKind } from '../../../electron/engine/model/notices/channel.ts'
import { type AnswerCase, json } from './channel-case.ts'

const later = 'later'
const broken = 'broken'
const refused = 'refused'

/** What services answered to strangers, where they tell of it. */
export const reportedAnswers: readonly (AnswerCase & { readonly kind: ChannelKind })[] = [
  {
    kind: 'serverchan',
    // https://github.com/saddit/fjqndxx-v2/issues/60: it had been asked too often that day.
    ...json('its gateway at its limit', later, 401, {
      message: 'Custom authentication failed: authentication information, incorrect',
    }),
  },
  {
    kind: 'bark',
    // https://github.com/OreosLab/checkinpanel/issues/47: an older server.
    ...json('a key that an older server does not know', broken, 400, {
      code: 400,
      data: null,
      message: '找不到 Key 对应的 DeviceToken',
    }),
  },
  {
    kind: 'bark',
    // https://github.com/Finb/bark-server/issues/72
    ...json('too long for an older server', refused, 400, {
      code: 400,
      data: null,
      message: '推送发送失败 PayloadTooLarge',
    }),
  },
  {
    kind: 'pushplus',
    // https://github.com/jimlee2002/Actions-WoZaiXiaoYuanPuncher/issues/25
    ...json('a wrong token among the others', broken, 200, {
      code: 999,
      msg: '无效的用户token',
      data: null,
    }),
  },
  {
    kind: 'pushplus',
    // https://github.com/jxxghp/MoviePilot-Plugins/issues/789: too fast, most of the time.
    ...json('no reason at all', later, 200, { code: 999, msg: '服务端验证错误' }),
  },
  {
    kind: 'dingtalk',
    // https://github.com/RayWangQvQ/BiliBiliToolPro/issues/271
    ...json(
      'a keyword, in Chinese',
      broken,
      200,
      { errcode: 310_000, errmsg: 'description:关键词不匹配;solution:请联系群管理员' },
      '关键词不匹配',
    ),
  },
  {
    kind: 'dingtalk',
    ...json('a bot that is switched off', broken, 200, {
      errcode: 400_102,
      errmsg:
        'description:机器人已经停用或者未启用;solution:请让企业管理员前往开放平台后台启用对应机器人',
    }),
  },
  {
    kind: 'wecom-bot',
    // https://github.com/RayWangQvQ/BiliBiliTool/issues/569
    ...json('too long, in Markdown', refused, 200, {
      errcode: 40_058,
      errmsg: 'markdown.content exceed max length 4096. Invalid input invalid Request Parameter',
    }),
  },
  {
    kind: 'wxpusher',
    // https://github.com/wxpusher/wxpusher-client/issues/71
    ...json('what it cannot read', refused, 200, {
      code: 1005,
      msg: '接口 [/api/send/message] 出现异常：Cannot construct instance of `java.util.HashSet`',
      data: null,
      success: false,
    }),
  },
  {
    kind: 'wxpusher',
    // https://github.com/wxpusher/wxpusher-client/issues/33
    ...json(
      'somebody who does not follow',
      broken,
      200,
      {
        code: 1000,
        msg: '处理成功',
        data: [{ uid: 'UID_x', topicId: null, code: 1001, status: '用户UID=[UID_x]未关注应用' }],
      },
      '未关注应用',
    ),
  },
  {
    kind: 'ntfy',
    // https://github.com/2manyvcos/enable-actual/issues/19
    ...json('what is no JSON to it', refused, 400, {
      code: 40_024,
      http: 400,
      error: 'invalid request: request body must be valid JSON',
    }),
  },
  {
    kind: 'ntfy',
    // It counts by the day of UTC: https://docs.ntfy.sh/config/#message-limits
    ...json('its day is full', later, 429, {
      code: 42_908,
      http: 429,
      error: 'limit reached: daily message quota reached',
    }),
    // From 22:13:20 until a minute after midnight.
    waitMs: 6_460_000,
  },
  {
    kind: 'gotify',
    name: 'sent on to https',
    result: broken,
    status: 301,
    headers: { location: 'https://gotify.example/message' },
    words: '→ https://gotify.example/message',
  },
  {
    kind: 'telegram',
    // https://github.com/luc-ass/docker-telegram-notifier/issues/121
    ...json('no such topic', broken, 400, {
      ok: false,
      error_code: 400,
      description: 'Bad Request: message thread not found',
    }),
  },
  {
    kind: 'telegram',
    // https://github.com/rteixeirax/qbittorrent_telegram_notification/issues/12
    ...json('a closed topic', broken, 400, {
      ok: false,
      error_code: 400,
      description: 'Bad Request: TOPIC_CLOSED',
    }),
  },
  {
    kind: 'discord',
    // https://github.com/discord/discord-api-docs/issues/5810
    ...json('an address that was shut out', later, 429, {
      code: 0,
      message: 'You are being blocked from accessing our API temporarily',
    }),
  },
  {
    kind: 'discord',
    // https://github.com/discord/discord-api-docs/issues/5385
    name: 'its gatekeeper',
    result: later,
    status: 429,
    headers: { 'retry-after': '3600' },
    text: 'error code: 1015',
    waitMs: 3_600_000,
  },
  {
    kind: 'slack',
    // https://github.com/louislam/uptime-kuma/issues/247: Mattermost, which takes the same message.
    ...json(
      'a webhook that Mattermost does not know',
      broken,
      400,
      {
        id: 'web.incoming_webhook.invalid.app_error',
        message: 'Invalid webhook.',
        status_code: 400,
      },
      'Invalid webhook.',
    ),
  },
  {
    kind: 'slack',
    // Rocket.Chat, and Zulip below.
    ...json('taken by Rocket.Chat', 'delivered', 200, { success: true }),
  },
  { kind: 'slack', ...json('taken by Zulip', 'delivered', 200, { result: 'success', msg: '' }) },
  { kind: 'slack', ...json('not taken', later, 200, { success: false, error: 'no' }) },
  {
    kind: 'apprise',
    // https://github.com/caronc/apprise-api/issues/158
    ...json(
      'a tag that nobody has',
      'unsure',
      424,
      { error: 'One or more notification could not be sent.' },
      'One or more notification could not be sent.',
    ),
  },
  {
    kind: 'healthchecks',
    // https://github.com/healthchecks/healthchecks/issues/553
    name: 'too fast, with a hyphen',
    result: later,
    status: 200,
    text: 'OK (rate-limited)',
  },
  {
    kind: 'healthchecks',
    // https://healthchecks.io/docs/http_api/: several checks of one slug.
    name: 'a name that two have',
    result: broken,
    status: 409,
    text: 'ambiguous slug',
  },
]
