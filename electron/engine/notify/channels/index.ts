import type { ChannelKind } from '../../model/notices/channel.ts'
import { apprise } from './apprise.ts'
import { bark } from './bark.ts'
import type { ChannelType } from './channel.ts'
import { desktop } from './desktop.ts'
import { dingtalk } from './dingtalk.ts'
import { discord } from './discord.ts'
import { feishu } from './feishu.ts'
import { gotify } from './gotify.ts'
import { healthchecks } from './healthchecks.ts'
import { ntfy } from './ntfy.ts'
import { pushdeer } from './pushdeer.ts'
import { pushplus } from './pushplus.ts'
import { serverchan } from './serverchan.ts'
import { slack } from './slack.ts'
import { smtp } from './smtp.ts'
import { telegram } from './telegram.ts'
import { webPush } from './web-push.ts'
import { webhook } from './webhook.ts'
import { wecomApp } from './wecom-app.ts'
import { wecomBot } from './wecom-bot.ts'
import { wxpusher } from './wxpusher.ts'

/** Every kind of channel there is. */
export const channelTypes: Readonly<Record<ChannelKind, ChannelType>> = {
  desktop,
  bark,
  serverchan,
  'wecom-bot': wecomBot,
  'wecom-app': wecomApp,
  pushplus,
  telegram,
  smtp,
  webhook,
  dingtalk,
  feishu,
  wxpusher,
  ntfy,
  gotify,
  discord,
  slack,
  pushdeer,
  apprise,
  healthchecks,
  'web-push': webPush,
}
