import type { Engine } from '../../../electron/engine/engine.ts'
import type { Secrets } from '../../../electron/engine/model/secrets.ts'
import { openEngine } from '../engine.ts'
import { heldSecrets } from '../secrets/held-secrets.ts'
import { temporaryFolder } from '../temporary-folder.ts'

export const nightly = { kind: 'cron', crontab: '30 3 * * *' } as const

/** Two computers, each with a Pansentry of its own. */
export async function two(
  work: (
    here: Engine,
    there: Engine,
    folders: { here: string; there: string },
  ) => Promise<void> | void,
  secretsThere: Secrets = heldSecrets(),
): Promise<void> {
  using from = temporaryFolder()
  using to = temporaryFolder()
  const { engine: here } = openEngine({ dataFolder: from.path, secrets: heldSecrets() })
  const { engine: there } = openEngine({ dataFolder: to.path, secrets: secretsThere })
  here.start()
  there.start()
  try {
    await work(here, there, { here: from.path, there: to.path })
  } finally {
    await Promise.all([here.stop(), there.stop()])
  }
}

export function addScript(engine: Engine, id = 'greet'): void {
  engine.jobs.create({
    id,
    kind: 'script',
    name: 'Greet',
    labels: ['nas'],
    trigger: nightly,
    policy: { timeLimitSeconds: 60 },
    params: {
      program: process.execPath,
      arguments: ['-e', 'console.log(process.env.TOKEN ?? "none")'],
      environment: { PLACE: 'world', TOKEN: 'hunter22' },
      secrets: ['TOKEN'],
    },
  })
}

export const textOf = (engine: Engine) => JSON.stringify(engine.moves.jobsFile.export())

/** The file of an engine with something changed in it, as by hand. */
export function edited(
  engine: Engine,
  change: (file: { jobs: Record<string, unknown>[] }) => void,
): string {
  const file = JSON.parse(textOf(engine)) as { jobs: Record<string, unknown>[] }
  change(file)
  return JSON.stringify(file)
}

export const differences = (engine: Engine, text: string) =>
  engine.moves.jobsFile
    .preview(text)
    .jobs.map(({ changes, id, refusal, state, unsetSecrets }) => ({
      id,
      state,
      ...(changes.length > 0 && { changes }),
      ...(unsetSecrets.length > 0 && { unsetSecrets }),
      ...(refusal && { code: refusal.code }),
    }))
    .filter(({ state }) => state !== 'same')

export const everything = (engine: Engine, text: string) => {
  const { jobs, settings } = engine.moves.jobsFile.preview(text)
  return {
    text,
    jobs: jobs.filter(({ refusal }) => !refusal).map(({ id }) => id),
    settings: settings.filter(({ refusal }) => !refusal).map(({ field }) => field),
  }
}
