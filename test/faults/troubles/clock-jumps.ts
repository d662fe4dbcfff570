import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import en from '../../../electron/words/en/engine.json' with { type: 'json' }
import zh from '../../../electron/words/zh-CN/engine.json' with { type: 'json' }
import { between, type TroubleKind } from './trouble.ts'

// Each pulls the process along, wherever its clock was: a wrong time zone, an empty battery, a good server of time.
const jumps = ['+0s', '+0s', '+90s', '-90s', '+1h', '-1h', '+26h', '-26h', '+400d', '-400d']

const unitMs: Readonly<Record<string, number>> = { s: 1000, h: 3_600_000, d: 86_400_000 }

// https://github.com/wolfcw/libfaketime, as Debian and Fedora put it.
function library(): string | undefined {
  return globSync('/usr/lib{,64}/{,*-linux-gnu/}faketime/libfaketime.so.1')[0]
}

/** The clock of the machine jumps ahead and back. */
export const clockJumps: TroubleKind = {
  label: 'clock',
  share: 0.05,
  hindrance: () => (library() === undefined ? 'libfaketime is not installed' : undefined),
  begin(_, random) {
    const folder = mkdtempSync(join(tmpdir(), 'pansentry-clock-'))
    const file = join(folder, 'clock')
    let offsetMs = 0
    const set = (jump: string) => {
      writeFileSync(file, jump)
      offsetMs = Number.parseInt(jump, 10) * (unitMs[jump.slice(-1)] ?? 0)
    }
    set('+0s')
    return {
      environment: {
        LD_PRELOAD: library(),
        FAKETIME_TIMESTAMP_FILE: file,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
      now: () => Date.now() + offsetMs,
      async strike() {
        for (let count = 1 + random() * 3; count > 0; count -= 1) {
          await delay(between(200, 1500, random))
          set(jumps[Math.floor(random() * jumps.length)] ?? '+0s')
        }
        return true
      },
      mend() {},
      // A date that the clock leaps over by hours is missed, and that is told, in whatever language was set meanwhile.
      isToldOf: (problem) => [en, zh].some((words) => problem.includes(words.log.job.dateMissed)),
      ending: () => (random() < 0.7 ? 'SIGKILL' : 'SIGTERM'),
      close: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
}
