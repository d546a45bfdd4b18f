import { fieldError } from './answer-faults.ts'
import type { ScheduledFetch } from './dependencies.ts'
import type { ResponsePath } from './field-error.ts'
import { compileErrorPath } from './error-paths.ts'
import { compileMerge, copyOf } from './merge.ts'
import type { Question } from './question.ts'
import { applyRewrites, type IsPossible } from './rewrites.ts'
import type { Step } from './run.ts'
import { compileTargets } from './targets.ts'

/** A fetch of fields of the root, or, where a field gives the root itself, of what lies under that field, wherever it stands. */
export function rootFetch(
  { fetch, path, selection }: ScheduledFetch,
  ask: Question,
  isPossible: IsPossible,
): Step['perform'] {
  const merge = compileMerge(selection.keys, isPossible)
  const { serviceName, outputRewrites } = fetch
  const keys = [...selection.keys.keys()]
  const errorPath = compileErrorPath(selection.keys, outputRewrites)
  const targets = path.length > 0 ? compileTargets(path, isPossible) : null
  return (run, done) => {
    if (targets?.collect(run.data).length === 0) return done()
    ask(run, null, (answer, failure) => {
      const places = (): readonly ResponsePath[] => targets?.locate(run.data).map(({ path }) => path) ?? [[]]
      if (failure || !answer) {
        const lacking = places().flatMap((place) => keys.map((key) => [...place, key]))
        run.fail(serviceName, failure, lacking)
        return done()
      }
      for (const error of answer.errors) {
        const path = error.path && errorPath(error.path)
        if (path) for (const place of places()) run.tell(fieldError(serviceName, error, [...place, ...path]))
        else run.tell(fieldError(serviceName, error, undefined))
      }
      const { data } = answer
      if (data) {
        if (outputRewrites) applyRewrites(outputRewrites, data, isPossible)
        if (targets) for (const object of targets.collect(run.data)) merge(object, copyOf(data, selection.keys))
        else merge(run.data, data)
      } else run.fetchFailed = true
      done()
    })
  }
}
