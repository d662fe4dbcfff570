import type { Contents } from '../model/moves/move.ts'
import { AccountStore } from './account/accounts.ts'
import { ApiTokenStore } from './api-tokens.ts'
import { backUp } from './backup.ts'
import { BegunSlotStore } from './begun-slots.ts'
import { CampaignStore } from './campaigns.ts'
import { CheckStore } from './checks.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { Checkpoints } from './file/checkpoints.ts'
import { contentsOf } from './file/contents.ts'
import { DatabaseFile } from './file/database-file.ts'
import { type LongestWaits, pullBackFuture } from './future-times.ts'
import { HistoryStore } from './history/history.ts'
import { JobStore } from './jobs.ts'
import { LaneStore } from './lanes.ts'
import { TakenFileStore } from './moves/taken-files.ts'
import { NoticeStore } from './notices/notice-store.ts'
import { RemovalStore } from './removals.ts'
import { BeatStore } from './resources/beats.ts'
import { ChangeStore } from './resources/changes.ts'
import { DeletionStore } from './resources/deletions.ts'
import { EditStore } from './resources/edits.ts'
import { FacetStore } from './resources/facets.ts'
import { ImportStore } from './resources/imports.ts'
import { LabelStore } from './resources/labels.ts'
import { ResourceLists } from './resources/resource-lists.ts'
import { ResourceStore } from './resources/resources.ts'
import { SearchStore } from './resources/search.ts'
import { StandingCounts } from './resources/standing-counts.ts'
import { ViewStore } from './resources/views.ts'
import { RetentionStore } from './retention.ts'
import { RunResultStore } from './run-results.ts'
import { RunStore } from './runs.ts'
import { HookStore } from './save/hooks.ts'
import { SavedFileStore } from './save/saved-files.ts'
import { SaveStore } from './save/saves.ts'
import { SavingTaskStore } from './save/saving-tasks.ts'
import { SavingTurnStore } from './save/turns.ts'
import { type Database, type Statement, versionOf } from './schema.ts'
import { SessionStore } from './sessions.ts'
import { SettingsStore } from './settings.ts'

/** Everything Pansentry remembers, one part a table group, over one SQLite file. */
export class Store {
  readonly #database: Database
  readonly #revision: Statement<[], number>
  readonly file: DatabaseFile
  readonly checkpoints: Checkpoints
  readonly resources: ResourceStore
  readonly lists: ResourceLists
  readonly counts: StandingCounts
  readonly facets: FacetStore
  readonly beats: BeatStore
  readonly changes: ChangeStore
  readonly deletions: DeletionStore
  readonly edits: EditStore
  readonly labels: LabelStore
  readonly search: SearchStore
  readonly views: ViewStore
  readonly imports: ImportStore
  readonly checks: CheckStore
  readonly campaigns: CampaignStore
  readonly lanes: LaneStore
  readonly jobs: JobStore
  readonly begunSlots: BegunSlotStore
  readonly runs: RunStore
  readonly results: RunResultStore
  readonly settings: SettingsStore
  readonly retention: RetentionStore
  readonly history: HistoryStore
  readonly sessions: SessionStore
  readonly apiTokens: ApiTokenStore
  readonly notices: NoticeStore
  readonly accounts: AccountStore
  readonly hooks: HookStore
  readonly saves: SaveStore
  readonly savedFiles: SavedFileStore
  readonly savingTasks: SavingTaskStore
  readonly savingTurns: SavingTurnStore
  readonly takenFiles: TakenFileStore
  readonly removals: RemovalStore

  /** Opens or makes the file; throws a `Refusal`, `STORE_…`, for its owner. */
  constructor(file: string) {
    this.#database = openDatabase(file)
    // Of this connection, the only one that writes.
    this.#revision = this.#database.prepare<[], number>('SELECT total_changes()').pluck()
    this.file = new DatabaseFile(this.#database, file)
    this.checkpoints = new Checkpoints(this.#database, file)
    this.labels = new LabelStore(this.#database)
    this.search = new SearchStore(this.#database)
    this.counts = new StandingCounts(this.#database)
    this.resources = new ResourceStore(this.#database, this.labels)
    this.lists = new ResourceLists(this.#database, this.search, this.counts)
    this.history = new HistoryStore(this.#database, this.counts)
    this.facets = new FacetStore(this.#database, this.search, this.labels, this.counts)
    this.beats = new BeatStore(this.#database)
    this.changes = new ChangeStore(this.#database, this.labels)
    this.deletions = new DeletionStore(this.#database)
    this.edits = new EditStore(this.#database, this.deletions, this.changes)
    this.views = new ViewStore(this.#database)
    this.imports = new ImportStore(this.#database, this.resources, this.history.activity)
    this.checks = new CheckStore(this.#database, this.beats)
    this.campaigns = new CampaignStore(this.#database)
    this.lanes = new LaneStore(this.#database)
    this.jobs = new JobStore(this.#database)
    this.begunSlots = new BegunSlotStore(this.#database)
    this.runs = new RunStore(this.#database)
    this.results = new RunResultStore(this.#database)
    this.settings = new SettingsStore(this.#database)
    this.retention = new RetentionStore(this.#database)
    this.sessions = new SessionStore(this.#database)
    this.apiTokens = new ApiTokenStore(this.#database)
    this.notices = new NoticeStore(this.#database)
    this.accounts = new AccountStore(this.#database)
    this.hooks = new HookStore(this.#database)
    this.saves = new SaveStore(this.#database)
    this.savedFiles = new SavedFileStore(this.#database)
    this.savingTasks = new SavingTaskStore(this.#database)
    this.savingTurns = new SavingTurnStore(this.#database)
    this.takenFiles = new TakenFileStore(this.#database)
    this.removals = new RemovalStore(this.#database)
  }

  /** Runs several writes, and what is read for them, as one; another process waits meanwhile. */
  transaction<T>(work: () => T): T {
    try {
      return this.#database.transaction(work).immediate()
    } catch (error) {
      this.settings.reread()
      throw error
    }
  }

  /** Puts right what a clock that was ahead left behind; returns how many resources it concerned. */
  pullBackFuture(now: number, longest: LongestWaits): number {
    return pullBackFuture(this.#database, now, longest)
  }

  /** Copies everything to a file while it goes on being used; `progress` may throw to give up. */
  backUp(file: string, progress: (done: number, total: number) => void): Promise<void> {
    return backUp(this.#database, file, progress)
  }

  /** A number that is another after each write. */
  revision(): number {
    return this.#revision.get() ?? 0
  }

  /** The version of the schema, the newest this program knows. */
  get schema(): number {
    return versionOf(this.#database)
  }

  contents(): Contents {
    return contentsOf(this.#database)
  }

  close(): void {
    closeDatabase(this.#database)
  }
}
