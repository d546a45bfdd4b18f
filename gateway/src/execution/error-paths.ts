import type { DataRewrite } from '../planning/plan.ts'
import type { ResponsePath } from './field-error.ts'
import type { KeyTree } from './fetch-selection.ts'

/** Where in the response an error is, by where the service says that it is in its own answer. Null for a place that nobody asked for. */
export type ErrorPath = (path: ResponsePath) => ResponsePath | null

const typeStep = '... on '

/** @param rewrites - by which keys that a planner made up get the names that clients know */
export function compileErrorPath(keys: KeyTree, rewrites: readonly DataRewrite[] = []): ErrorPath {
  const renamings = rewrites.flatMap((rewrite) => {
    if (rewrite.kind !== 'KeyRenamer') return []
    return [{ steps: rewrite.path.filter((step) => !step.startsWith(typeStep)), name: rewrite.renameKeyTo }]
  })
  return (said) => {
    const [first] = said
    if (typeof first !== 'string' || !keys.has(first)) return null
    if (renamings.length === 0) return said
    const path = [...said]
    const places = said.flatMap((step, index) => (typeof step === 'string' ? [index] : []))
    for (const { steps, name } of renamings) {
      const last = places[steps.length - 1]
      // A key above may have been renamed before: rewrites name it by either name.
      const isThere = steps.every((step, index) => [said[places[index]!], path[places[index]!]].includes(step))
      if (last !== undefined && isThere && said[last] === steps.at(-1)) path[last] = name
    }
    return path
  }
}
