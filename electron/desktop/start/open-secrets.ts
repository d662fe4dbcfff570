import { safeStorage } from 'electron'
import { SealedSecrets } from '../../machine/secrets/sealed-secrets.ts'
import { systemKeyStore } from '../secrets.ts'

/** What only the key store opens is needed by the first run; where there is nothing, nobody waits for it. */
export async function openSecrets(dataFolder: string): Promise<SealedSecrets> {
  const keyStore = systemKeyStore(safeStorage)
  const secrets = new SealedSecrets({ dataFolder, environment: process.env, keyStore })
  const opened = secrets.open()
  if (secrets.needsKeyStore) await opened
  return secrets
}
