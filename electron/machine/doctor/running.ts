import type { Engine } from '../../engine/engine.ts'
import type { Finding } from '../../engine/model/doctor/finding.ts'
import type { Words } from '../../words/catalogue.ts'
import { formatFor } from '../../words/format.ts'
import { messageTexts } from '../../words/message-text.ts'
import { examine, jobFinding, type Known } from './doctor.ts'
import { wholeDatabase } from './storage.ts'

type Surroundings = Pick<Known, 'notificationProblem' | 'hasDesktop'> & {
  readonly dataFolder: string
}

/** What is found while this engine runs; it reads its database through beside its work. */
export async function examineRunning(
  engine: Engine,
  words: Words,
  { dataFolder, ...surroundings }: Surroundings,
): Promise<Finding[]> {
  const { database, health, problems, settings } = engine
  const textOf = messageTexts(words)
  const patient = { dataFolder, words, format: formatFor(words, settings.zone()) }
  await database.examine()
  // What is wrong with it is among the problems.
  const isWhole = !health.isFailing('database') && !health.isFailing('integrity')
  const listed = problems.list().map(({ text, ...place }) => ({ ...place, message: textOf(text) }))
  return examine(patient, {
    ...surroundings,
    settings: settings.get(),
    engine: [],
    database: isWhole ? [wholeDatabase(patient)] : [],
    isEngineRunning: true,
    jobProblems: async () => listed.map((problem) => jobFinding(problem, words)),
  })
}
