import type { Engine } from '../engine/engine.ts'
import type { Procedures } from './procedures.ts'
import { toPage } from './resource-answers.ts'

// Checks shown with one resource: what its heartbeat strip holds.
const checksShown = 60

/** The calls about links and what they are filed under. */
export function createLibraryAnswers(os: Procedures, engine: Engine) {
  const { library, resources } = engine
  return {
    resources: {
      list: os.resources.list.handler(({ input }) =>
        toPage(resources.list(input), input.limit, (id) => resources.placeOf(id, input.order)),
      ),
      count: os.resources.count.handler(({ input }) => resources.count(input.filter, input.most)),
      health: os.resources.health.handler(() => resources.health()),
      lastDied: os.resources.lastDied.handler(({ input }) => resources.lastDied(input.limit)),
      reasons: os.resources.reasons.handler(() => resources.reasons()),
      news: os.resources.news.handler(() => resources.news()),
      review: os.resources.review.handler(({ input }) => ({
        reviewed: resources.review(input.ids, input.until),
      })),
      get: os.resources.get.handler(({ input }) => ({
        resource: resources.get(input.id),
        checks: resources.checks(input.id, checksShown),
      })),
      history: os.resources.history.handler(({ input }) => resources.history(input.id, input.days)),
      add: os.resources.add.handler(({ input }) => resources.add(input)),
      edit: os.resources.edit.handler(({ input }) => resources.edit(input.id, input)),
      change: os.resources.change.handler(({ input: { id, ...changes } }) =>
        resources.change(id, changes),
      ),
      replaceLink: os.resources.replaceLink.handler(({ input: { id, ...link } }) =>
        resources.replaceLink(id, link),
      ),
      override: os.resources.override.handler(({ input }) =>
        resources.override(input.id, input.override),
      ),
      others: os.resources.others.handler(({ input }) => resources.others(input.id)),
      replacements: os.resources.replacements.handler(({ input }) =>
        library.replacements.list(input),
      ),
      takeLink: os.resources.takeLink.handler(({ input }) =>
        library.replacements.use(input.id, input.from),
      ),
      beats: os.resources.beats.handler(({ input }) => resources.beats(input.ids)),
      changeMany: os.resources.changeMany.handler(({ input: { selection, change } }) =>
        library.bulk.change(selection, change),
      ),
      delete: os.resources.delete.handler(({ input }) => library.bulk.delete(input)),
      restore: os.resources.restore.handler(async ({ input }) => ({
        restored: await library.bulk.restore(input.undo),
      })),
      check: os.resources.check.handler(async ({ input }) => {
        if ('ids' in input && typeof input.ids === 'string') return engine.checkResources(input.ids)
        return engine.checkResources(await resources.chosen(input))
      }),
      previewImport: os.resources.previewImport.handler(({ input, signal }) =>
        resources.previewImport(input, signal),
      ),
      importRows: os.resources.importRows.handler(({ input }) => resources.importRows(input)),
      commitImport: os.resources.commitImport.handler(({ input }) => resources.commitImport(input)),
      imports: os.resources.imports.handler(({ input }) => resources.imports(input.limit)),
      export: os.resources.export.handler(({ input: { ids, filter, except, format } }) =>
        resources.export(ids ? { ids } : { filter, except }, format),
      ),
    },
    categories: labelAnswers(os.categories, library.categories),
    tags: labelAnswers(os.tags, library.tags),
    views: {
      list: os.views.list.handler(() => library.views.list()),
      facets: os.views.facets.handler(({ input }) => library.views.facets(input.text)),
      add: os.views.add.handler(({ input }) => library.views.add(input.name, input.query)),
      edit: os.views.edit.handler(({ input: { id, ...changes } }) =>
        library.views.edit(id, changes),
      ),
      delete: os.views.delete.handler(({ input }) => library.views.delete(input.id)),
      reorder: os.views.reorder.handler(({ input }) => library.views.reorder(input.ids)),
    },
  }
}

/** The calls of categories and of tags, which are alike. */
function labelAnswers(calls: Procedures['categories'], labels: Engine['library']['categories']) {
  return {
    list: calls.list.handler(({ input }) => labels.list(input.text, input.limit)),
    rename: calls.rename.handler(({ input }) => labels.rename(input.name, input.to)),
    merge: calls.merge.handler(async ({ input }) => ({
      changed: await labels.merge(input.name, input.into),
    })),
    delete: calls.delete.handler(async ({ input }) => ({
      changed: await labels.delete(input.name),
    })),
  }
}
