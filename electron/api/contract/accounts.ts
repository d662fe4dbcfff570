import { z } from 'zod'
import {
  accountDraftSchema,
  accountIdSchema,
  accountNameSchema,
  accountSchema,
  accountSecretSchema,
} from '../../engine/model/account/account.ts'
import { refusals } from '../../engine/model/refusal.ts'
import { chosenPlaceSchema, secretsStateSchema } from '../../engine/model/secrets/place.ts'
import { call } from './call.ts'

export {
  type Account,
  type AccountDrive,
  accountDriveSchema,
  accountDrives,
  accountName,
  accountNameSchema,
  accountSecretSchema,
  loginCauses,
} from '../../engine/model/account/account.ts'
export {
  chosenPlaceSchema,
  chosenPlaces,
  secretHindrances,
  secretPlaces,
} from '../../engine/model/secrets/place.ts'

const {
  ACCOUNT_EXISTS,
  ACCOUNT_INVALID,
  ACCOUNT_NOT_FOUND,
  ACCOUNT_REFUSED,
  ACCOUNT_UNTESTED,
  SECRETS_UNKEPT,
} = refusals
const ofSignIn = {
  ACCOUNT_EXISTS,
  ACCOUNT_INVALID,
  ACCOUNT_REFUSED,
  ACCOUNT_UNTESTED,
  SECRETS_UNKEPT,
}

const tags = ['Accounts']
const byId = z.strictObject({ id: accountIdSchema })

/** A person's own accounts at drives. Their secrets are kept and used, and never answered. */
export const accounts = {
  list: call('read')
    .route({ method: 'GET', path: '/accounts', summary: 'The accounts', tags })
    .output(z.array(accountSchema)),
  /** Asks the drive before anything is kept. */
  add: call('write')
    .route({
      method: 'POST',
      path: '/accounts',
      summary: 'Add an account',
      tags,
      successStatus: 201,
    })
    .meta({ takesLong: true })
    .errors(ofSignIn)
    .input(accountDraftSchema)
    .output(accountSchema),
  test: call('run')
    .route({
      method: 'POST',
      path: '/accounts/{id}/test',
      summary: 'Ask the drive how an account stands',
      tags,
    })
    .meta({ takesLong: true })
    .errors({ ACCOUNT_INVALID, ACCOUNT_NOT_FOUND, ACCOUNT_UNTESTED })
    .input(byId)
    .output(accountSchema),
  /** Asks the drive first; what there was stays where that fails. */
  replace: call('write')
    .route({
      method: 'PUT',
      path: '/accounts/{id}/secret',
      summary: 'Replace the sign-in of an account',
      tags,
    })
    .meta({ takesLong: true })
    .errors({ ...ofSignIn, ACCOUNT_NOT_FOUND })
    .input(byId.extend({ secret: accountSecretSchema }).strict())
    .output(accountSchema),
  rename: call('write')
    .route({ method: 'PATCH', path: '/accounts/{id}', summary: 'Rename an account', tags })
    .errors({ ACCOUNT_NOT_FOUND })
    .input(byId.extend({ name: accountNameSchema }).strict())
    .output(accountSchema),
  /** It can be restored for a day; then its sign-in is erased. */
  remove: call('write')
    .route({
      method: 'DELETE',
      path: '/accounts/{id}',
      summary: 'Remove an account',
      tags,
      successStatus: 204,
    })
    .errors({ ACCOUNT_NOT_FOUND })
    .input(byId)
    .output(z.void()),
  restore: call('write')
    .route({
      method: 'POST',
      path: '/accounts/{id}/restore',
      summary: 'Take the removal of an account back',
      tags,
    })
    .errors({ ACCOUNT_NOT_FOUND, ACCOUNT_EXISTS })
    .input(byId)
    .output(accountSchema),
  /**
   * Opens the drive's own page in a window and adds, or with an id replaces, the account that is signed in at there;
   * null when the window is closed before.
   */
  signIn: call('owner')
    .meta({ atTheMachine: true, asksPerson: true })
    .errors({ ...ofSignIn, ACCOUNT_NOT_FOUND })
    .input(z.union([accountDraftSchema.omit({ secret: true }).strict(), byId.strict()]))
    .output(accountSchema.nullable()),
  secrets: call('read')
    .route({
      method: 'GET',
      path: '/secrets',
      summary: 'Where secrets are kept, or why none can be',
      tags,
    })
    .output(secretsStateSchema),
  /** Holds where no key store protects anything; what is kept in the other place moves along. */
  chooseSecrets: call('owner')
    .route({ method: 'PUT', path: '/secrets', summary: 'Choose where secrets are kept', tags })
    .input(z.strictObject({ place: chosenPlaceSchema }))
    .output(secretsStateSchema),
}
