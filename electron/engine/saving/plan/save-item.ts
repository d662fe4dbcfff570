import type { SaveItem, Step } from '../../model/saving/step.ts'
import type { ShareItem } from '../drive/saving-drive.ts'

/** Whether a step saves something of which an episode was read that is not sure. */
export const isUnsure = (step: Step) =>
  step.kind === 'save' && step.items.some(({ unsure }) => unsure !== '')

/** A file of the share as a plan saves it. */
export const saveItem = (
  { id, isFolder, name, size }: ShareItem,
  newName: string,
  { own, unsure = '' }: Pick<Partial<SaveItem>, 'own' | 'unsure'> = {},
): SaveItem => ({
  id,
  isFolder,
  name,
  size,
  newName,
  unsure,
  ...(own && { own }),
})
