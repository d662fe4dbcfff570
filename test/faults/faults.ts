// `npm run test:faults [-- --kills 1000 --seed 1 --only kills,quits,disk,lock,clock]`: what is acknowledged, against what is there afterwards.
// Not part of `npm test`: a thousand kills take about half an hour. Exits with 1 where anything was lost, doubled or stuck.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Fault, faults } from './findings.ts'
import { live, roundsOfLife } from './life.ts'
import { clockJumps } from './troubles/clock-jumps.ts'
import { kills, quits } from './troubles/endings.ts'
import { foreignLock } from './troubles/foreign-lock.ts'
import { fullDisk } from './troubles/full-disk.ts'
import type { TroubleKind } from './troubles/trouble.ts'

const kinds = { kills, quits, disk: fullDisk, lock: foreignLock, clock: clockJumps }

type Name = keyof typeof kinds

type Row = Record<'tried' | 'acknowledged' | Fault, number> & { 'not tried': string }

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: Object.keys(kinds).join(',') },
  },
})
const asked = Number(values.kills)
const firstSeed = Number(values.seed)
const names = values.only.split(',').filter((name): name is Name => name in kinds)
if (!(asked >= 1) || !Number.isInteger(firstSeed) || names.length === 0) {
  console.error(
    `Usage: npm run test:faults -- --kills NUMBER --seed INTEGER --only ${Object.keys(kinds).join(',')}`,
  )
  process.exit(2)
}

const table: Record<string, Row> = {}
for (const name of names) table[kinds[name].label] = await tryOut(name, kinds[name])
console.table(table)
const isWhole = Object.values(table).every((row) => faults.every((fault) => row[fault] === 0))
process.exitCode = isWhole ? 0 : 1

/** A data folder has the next seed each, so that one that shows a fault can be lived through alone. */
async function tryOut(name: Name, kind: TroubleKind): Promise<Row> {
  const row: Row = { tried: 0, acknowledged: 0, lost: 0, doubled: 0, stuck: 0, 'not tried': '' }
  const hindrance = kind.hindrance?.()
  const rounds = Math.ceil(asked * kind.share)
  if (hindrance !== undefined) return { ...row, 'not tried': `${rounds}: ${hindrance}` }
  let next = 0
  const liveOn = async () => {
    for (let life = next; life * roundsOfLife < rounds; life = next) {
      next += 1
      const seed = firstSeed + life
      const planned = Math.min(roundsOfLife, rounds - life * roundsOfLife)
      const { tried, acknowledged, findings } = await live(kind, seed, planned)
      row.tried += tried
      row.acknowledged += acknowledged
      for (const { fault, what } of findings) {
        row[fault] += 1
        const again = `--only ${name} --seed ${seed} --kills ${Math.ceil(planned / kind.share)}`
        console.error(`${fault}: ${what}\n  again: npm run test:faults -- ${again}`)
      }
      console.error(`${kind.label}: ${row.tried} of ${rounds}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, liveOn))
  return row
}
