import type { z } from 'zod'
import { DriveFault } from '../drive-fault.ts'
import type {
  Downloads,
  DriveContext,
  DriveItem,
  Handle,
  OpenShare,
  SavingDrive,
  ShareAddress,
  ShareItem,
} from '../saving-drive.ts'
import { rootFolder } from '../saving-drive.ts'
import { wholeListing } from '../whole-listing.ts'
import {
  accountAnswer,
  accountObject,
  downloadsAnswer,
  envelope,
  exactJson,
  folderAnswer,
  listingAnswer,
  maybeTaskAnswer,
  pathsAnswer,
  pollAnswer,
  taskAnswer,
  tokenAnswer,
} from './quark-answers.ts'
import { QuarkClient, type QuarkSaving, type Question, TokenSpent } from './quark-client.ts'

const sharePage = 'share/sharepage'
const order = 'file_type:asc,updated_at:desc'
const pageSize = '50'
const pathsAtOnce = 50
const downloadsAtOnce = 50
// The answer to the poll names at most 100.
const saveLimit = 100

/** Saving at Quark, and at UC, which speaks its protocol: the calls of the drive's own page. */
export function quarkDrive(drive: QuarkSaving, context: DriveContext): SavingDrive {
  return new QuarkDrive(new QuarkClient(drive, context))
}

class QuarkDrive implements SavingDrive {
  readonly saveLimit = saveLimit
  readonly #client: QuarkClient
  /** Tokens by share, as they were renewed. */
  readonly #tokens = new Map<string, string>()

  constructor(client: QuarkClient) {
    this.#client = client
  }

  async account(): Promise<void> {
    const answer = await this.#client.askSite('/account/info?fr=pc&platform=pc')
    const json = exactJson(answer.body)
    if (accountAnswer.safeParse(json).success) return
    const isAnswer = accountObject.safeParse(json).success && answer.status < 500
    throw this.#client.fault(
      isAnswer ? 'login' : 'unreadable',
      `account/info: HTTP ${answer.status}`,
    )
  }

  async openShare({ passcode, shareId }: ShareAddress): Promise<OpenShare> {
    const { data } = await this.#client.ask(tokenAnswer, {
      step: 'token',
      path: `${sharePage}/token`,
      body: { pwd_id: shareId, passcode },
    })
    this.#tokens.set(shareId, data.stoken)
    return { shareId, passcode, token: data.stoken }
  }

  listShare(share: OpenShare, folder: string): Promise<readonly ShareItem[]> {
    return wholeListing((page) =>
      this.#withToken(share, listingAnswer, (token) => ({
        step: 'share',
        path: `${sharePage}/detail`,
        query: {
          pwd_id: share.shareId,
          stoken: token,
          pdir_fid: folder,
          force: '0',
          _page: String(page),
          _size: pageSize,
          _fetch_banner: '0',
          _fetch_share: '0',
          _fetch_total: '1',
          _sort: order,
          ver: '2',
          fetch_share_full_path: '0',
        },
        isRepeated: true,
      })),
    )
  }

  listFolder(folder: string): Promise<readonly DriveItem[]> {
    return wholeListing((page) =>
      this.#client.ask(listingAnswer, {
        step: 'own',
        path: 'file/sort',
        query: {
          pdir_fid: folder,
          _page: String(page),
          _size: pageSize,
          _fetch_total: '1',
          _fetch_sub_dirs: '0',
          _sort: order,
          _fetch_full_path: '0',
          fetch_all_file: '1',
          // Without it the names of what the drive holds for risky are hidden.
          fetch_risk_file_name: '1',
        },
        isRepeated: true,
      }),
    )
  }

  async findFolders(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    const asked = [...new Set(paths)].filter((path) => path !== '/')
    if (asked.length < paths.length) found.set('/', rootFolder)
    for (let at = 0; at < asked.length; at += pathsAtOnce) {
      const { data } = await this.#client.ask(pathsAnswer, {
        step: 'own',
        path: 'file/info/path_list',
        body: { file_path: asked.slice(at, at + pathsAtOnce), namespace: '0' },
      })
      for (const { fid, file_path } of data) found.set(file_path, fid)
    }
    return found
  }

  async makeFolder(path: string): Promise<string> {
    const { data } = await this.#client.ask(folderAnswer, {
      step: 'own',
      path: 'file',
      body: { pdir_fid: rootFolder, file_name: '', dir_path: path, dir_init_lock: false },
    })
    return data.fid
  }

  async save(share: OpenShare, items: readonly ShareItem[], folder: string): Promise<Handle> {
    const { data } = await this.#withToken(share, taskAnswer, (token) => ({
      step: 'save',
      path: `${sharePage}/save`,
      query: { app: 'clouddrive' },
      body: {
        fid_list: items.map(({ id }) => id),
        fid_token_list: items.map((item) => item.token),
        to_pdir_fid: folder,
        pwd_id: share.shareId,
        stoken: token,
        pdir_fid: rootFolder,
        scene: 'link',
      },
    }))
    const end = data.task_resp
    if (end && end.code !== 0) {
      this.#client.refuseTask(end.code, end.message, end.metadata.missing_capacity)
    }
    return data.task_id
  }

  async rename(id: string, name: string): Promise<void> {
    const body = { fid: id, file_name: name }
    await this.#client.ask(envelope, { step: 'own', path: 'file/rename', body })
  }

  move(ids: readonly string[], folder: string): Promise<Handle | null> {
    return this.#client.ask(maybeTaskAnswer, {
      step: 'own',
      path: 'file/move',
      body: { filelist: ids, to_pdir_fid: folder, exclude_fids: [], action_type: 1 },
    })
  }

  bin(ids: readonly string[]): Promise<Handle | null> {
    return this.#client.ask(maybeTaskAnswer, {
      step: 'own',
      path: 'file/delete',
      body: { action_type: 2, filelist: ids, exclude_fids: [] },
    })
  }

  async downloads(ids: readonly string[]): Promise<Downloads> {
    const files: { id: string; url: string }[] = []
    for (let at = 0; at < ids.length; at += downloadsAtOnce) {
      const { data } = await this.#client.ask(downloadsAnswer, {
        step: 'own',
        path: 'file/download',
        body: { fids: ids.slice(at, at + downloadsAtOnce) },
      })
      files.push(...data.map(({ download_url, fid }) => ({ id: fid, url: download_url })))
    }
    return { files, headers: this.#client.headers() }
  }

  async poll(handle: Handle, attempt: number): Promise<'done' | 'pending'> {
    const { data } = await this.#polled(handle, attempt)
    if (data.status === 2) return 'done'
    if (data.status === 0 || data.status === 1) return 'pending'
    throw this.#client.fault('unknown', `task.${data.status}`)
  }

  /** A refusal that nobody knows says nothing of the task. */
  async #polled(handle: Handle, attempt: number) {
    try {
      return await this.#client.ask(pollAnswer, {
        step: 'save',
        path: 'task',
        query: { task_id: handle, retry_index: String(attempt) },
      })
    } catch (error) {
      if (error instanceof TokenSpent) throw this.#client.fault('unreadable', 'token-spent')
      if (!(error instanceof DriveFault) || error.kind !== 'unknown') throw error
      throw new DriveFault({ ...error.details, kind: 'unreadable' }, { cause: error })
    }
  }

  /** Asks with the share's token, and once more with a fresh one. */
  async #withToken<T>(
    share: OpenShare,
    schema: z.ZodType<T>,
    question: (token: string) => Question,
  ): Promise<T> {
    const asked = (token: string) => this.#client.ask(schema, question(token))
    try {
      return await asked(this.#tokens.get(share.shareId) ?? share.token)
    } catch (error) {
      if (!(error instanceof TokenSpent)) throw error
    }
    const { token } = await this.openShare(share)
    try {
      return await asked(token)
    } catch (error) {
      if (error instanceof TokenSpent) throw this.#client.fault('unknown', 'token-spent')
      throw error
    }
  }
}
