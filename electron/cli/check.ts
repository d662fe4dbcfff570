import { z } from 'zod'
import type { SpotAnswer } from '../api/contract/links.ts'
import { lifeOf } from '../api/contract/resources.ts'
import { oneLine } from '../engine/model/terms/one-line.ts'
import { healthTone, stateText } from '../words/health.ts'
import { reasonText } from '../words/reason.ts'
import { defineCommand } from './command.ts'
import { CommandError, type ExitCode, exitCode } from './exit-code.ts'
import { readText } from './input/text-file.ts'
import { progressLine } from './progress.ts'
import { startRun } from './run/run.ts'
import type { Session } from './session.ts'

export const check = defineCommand({
  name: 'check',
  arguments: '[url...]',
  options: ['--explain', '--all', '-w, --wait'],
  examples: [
    'check https://pan.quark.cn/s/0123456789ab',
    'check https://pan.quark.cn/s/0123456789ab --explain',
    'check - < links.txt',
    'check --all --wait',
  ],
  input: z.object({
    url: z.array(z.string()).default([]),
    explain: z.boolean().default(false),
    all: z.boolean().default(false),
    wait: z.boolean().default(false),
  }),
  run({ all, explain, url, wait }, session) {
    const { t } = session.words
    if (all === url.length > 0) throw new CommandError('USAGE', t('cli.check.urlOrAll'))
    if (all) return startRun((api) => api.resources.check({ ids: 'all' }), wait, session)
    return askAbout(url, explain, session)
  },
})

function askAbout(url: readonly string[], explain: boolean, session: Session): Promise<ExitCode> {
  return session.withApi(async (api) => {
    const { json, signal, terminal, words } = session
    const text = url.includes('-') ? await readText('-', session) : ''
    const urls = url.filter((address) => address !== '-')
    const answers = await api.links.check({ text, urls, explain }, { signal })
    let done = 0
    let dead = 0
    for await (const answer of answers) {
      done += 1
      if (lifeOf(answer.state) === 'dead' && !answer.unproven) dead += 1
      terminal.out(json ? JSON.stringify(answer) : answerText(answer, session))
      if (!json && done < answer.total) {
        terminal.status(progressLine({ done, total: answer.total }, session))
      }
    }
    terminal.status('')
    signal.throwIfAborted()
    if (done === 0) throw new CommandError('NO_LINKS', words.t('cli.check.none'))
    return dead > 0 ? exitCode.dead : exitCode.ok
  })
}

function answerText(answer: SpotAnswer, session: Session): string {
  const { terminal, words } = session
  const { paint } = terminal
  const { unproven } = answer
  const life = unproven ? 'undecided' : lifeOf(answer.state)
  const mark = { alive: '✓', dead: '✗', undecided: '?' }[life]
  const named = stateText(words, answer.state)
  const state = unproven ? words.t('cli.check.unproven', { state: named }) : named
  const why = life === 'alive' && answer.reason === '' ? '' : reasonText(words, answer)
  const code = life === 'alive' ? '' : paint('dim', answer.code)
  const title = answer.title === '' ? '' : `${answer.title} · `
  const place = answer.finalUrl === '' ? '' : ` → ${answer.finalUrl}`
  const head = [
    paint(healthTone[life], `${mark} ${state}`),
    oneLine(`${title}${answer.url}${place}`),
    oneLine(why),
    code,
    paint('dim', session.format.milliseconds(answer.latencyMs)),
  ]
  return [head.filter((part) => part !== '').join('  '), ...answer.exchanges.map(explained)].join(
    '\n',
  )

  function explained(exchange: SpotAnswer['exchanges'][number]): string {
    const { error, method, ms, status, url } = exchange
    const lines = [
      `  ${paint('strong', `→ ${method}`)} ${oneLine(url)}`,
      ...headerLines(exchange.requestHeaders),
      ...bodyLines(exchange.requestBody),
      `  ${paint('strong', `← ${status ?? error}`)} ${paint('dim', session.format.milliseconds(ms))}`,
      ...headerLines(exchange.responseHeaders),
      ...bodyLines(exchange.responseBody),
    ]
    return lines.join('\n')
  }

  function headerLines(headers: Readonly<Record<string, string>>): string[] {
    return Object.entries(headers).map(([name, value]) =>
      paint('dim', `    ${name}: ${oneLine(value)}`),
    )
  }

  function bodyLines(body: string): string[] {
    return body === '' ? [] : body.split('\n').map((line) => `    ${oneLine(line)}`)
  }
}
