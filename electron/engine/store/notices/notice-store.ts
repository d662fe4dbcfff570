import type { Database } from '../schema.ts'
import { ChannelStore } from './channels.ts'
import { ConditionStore } from './conditions.ts'
import { OutboxStore } from './outbox.ts'
import { RunNewsStore } from './run-news.ts'

/** All that is remembered of telling a person. */
export class NoticeStore {
  readonly channels: ChannelStore
  readonly outbox: OutboxStore
  readonly conditions: ConditionStore
  readonly runNews: RunNewsStore

  constructor(database: Database) {
    this.channels = new ChannelStore(database)
    this.outbox = new OutboxStore(database)
    this.conditions = new ConditionStore(database)
    this.runNews = new RunNewsStore(database)
  }
}
