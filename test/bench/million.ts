import { temporaryFolder } from '../support/temporary-folder.ts'
import { childFigures } from './child-figures.ts'
import { fillStore } from './million-fill.ts'
import type { CampaignFigures, SelectFigures } from './million-process.ts'
import { startZoo } from './zoo-process.ts'

/** A store with so many resources: choosing what is due, writing verdicts, and a campaign's memory. */
export async function benchMillion(resources = 1_000_000) {
  using folder = temporaryFolder()
  await using zoo = await startZoo()
  const startedAt = Date.now()
  fillStore(folder.path, resources, zoo.ports.http, startedAt)
  const fillS = (Date.now() - startedAt) / 1000
  const args = [folder.path, String(startedAt)]
  const script = 'million-process.ts'
  const selection = await childFigures<SelectFigures>(script, ['select', ...args])
  const campaign = await childFigures<CampaignFigures>(script, ['campaign', ...args])
  const campaignOverIdleMiB = campaign.peakRssMiB - campaign.idleRssMiB
  return { resources, fillS, ...selection, campaign, campaignOverIdleMiB }
}
