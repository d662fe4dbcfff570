import { expect, test } from 'vitest'
import { entriesOf } from '../../support/catalogues.ts'

// What is called the same in Chinese: products, formats, units and places.
const names = `
  NAS API APScheduler AppIndicator Big BOM Chicago America Asia Shanghai Cookie CREATEROLE CSV Crontab crontab Ctrl-C D-Bus DNS English
  EUC-KR Excel GB GBK GNOME HTTP IANA ID Date JIS JSON LF CRLF macOS Markdown MB MiB Microsoft OneDrive Store PikPak PostgreSQL Python Shift SIGTERM
  startAtLoginHindrance SQL SQLite systemd TLS TZ UC Unix UTC UTF- Windows Windows- bash fish shell zsh sudo python python.org quark-auto-save cloud-auto-save-x
  Apprise Bark CycloneDX Discord Gotify Healthchecks Lark ntfy PushDeer PushPlus Server Slack SMTP Telegram Webhook WxPusher
  VIP SVIP Wayland Esc iPhone iPad QQ IP SendKey SCT SPT PDU SEC Key BotFather userinfobot Apps Incoming Webhooks
  Emby Jellyfin Plex X-Plex-Token AList OpenList SmartStrm aria
  sct.ftqq.com sc ft com sctp www.pushplus.plus smtp.qq.com wxpusher.zjiecode.com api.slack.com apps healthchecks.io ping
  D M YYYY KEY value cron http https socks xlsx k x id
`
// Words of commands, of files and of the code of jobs, which are typed as they are.
const codes = `
  corpid agentid token webhook chat_id SPT_ AT_ UID_ secret content localhost
  count data folder hook-try list mnt names none PANSENTRY_SAVED_FILE qas_strm rpc-secret save savepath strmtask
  a-b add added alive api-token app.log autostart back_up_database backups battery bin category changes check check_resources_links
  checked chmod chown cli.md cloud_resource cmd coalesce code config crontab.guru csv d daily date day day_of_week dead
  delete died docs done env event export-all failed failure false file fs.inotify.max_user_watches gbk go-w h health hidden
  hour hourly html i included interval job js json jsonl le links.check login logs m markdown metered minute mjs mon
  mon-fri month monthly mts my_task n nas.lan network never noexec null only pansentry PANSENTRY_DATA_DIR
  PANSENTRY_QUEUE PANSENTRY_SECRET_KEY postgres presenting process.exit progress provider py quark quark. quark_auto_save.py quark_config.json
  queue r read record replace resources.transaction resume retries revived run run_date s scaling.md SCHEDULER_TIMEZONE scripts
  seconds sed shortcut skip sql sslmode succeeded success sun task taskkill text time timeLimitSeconds timeZone title tomorrow
  season episode EXT E S mp mkv p txt TV_MAGIC total true ts uc uncheckable unchecked undecided unlock update url usr
  utf- verify-full weekly worker write X-Forwarded-For X-Forwarded-Proto yearly zh-CN
`
const allowed = new Set(`${names} ${codes}`.split(/\s+/))

const latinWords = (text: string) =>
  text
    // Places for values, what is quoted, addresses, and options.
    .replaceAll(/\{\{[^}]*\}\}|“[^”]*”|https?:\/\/\S+|--[a-z-]+/g, '')
    .match(/[A-Za-z][A-Za-z.\-_]*/g) ?? []

// What another program calls it stands in quotes.
const unquoted = (text: string) => text.replaceAll(/“[^”]*”/g, '')

const chinese = entriesOf('zh-CN')

test('nothing English stands inside a Chinese sentence, but names and what is typed as it is', () => {
  const found = chinese.flatMap(({ key, text }) =>
    latinWords(text)
      .filter((word) => !allowed.has(word))
      .map((word) => `${key}: ${word}`),
  )
  expect(found).toEqual([])
})

test('every word that is allowed is used', () => {
  const used = new Set(chinese.flatMap(({ text }) => latinWords(text)))
  expect([...allowed].filter((word) => word !== '' && !used.has(word))).toEqual([])
})

// One word for one thing.
test.each([
  ['你', /您/],
  ['盘哨', /Pansentry/],
  ['面板', /仪表盘|控制台/],
  ['文件夹', /目录(?!为|（|$)/],
  ['未确认', /待定|未能判断|无法判断/],
  ['链接', /资源(?!管理器)/],
])('%s is the only word for it', (_, other) => {
  const found = chinese
    .filter(({ text }) => other.test(unquoted(text)))
    .map(({ key, text }) => [key, text])
  expect(found).toEqual([])
})
