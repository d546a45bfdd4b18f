// oxlint-disable typescript/no-implied-eval -- the text is our own; names of others are in it through JSON.stringify only

/** Whether this process may turn text into functions; it may be forbidden by `--disallow-code-generation-from-strings`. */
export const mayGenerate: boolean = (() => {
  try {
    return new Function('return true')() as boolean
  } catch {
    return false
  }
})()

/** Makes functions from text that we wrote ourselves; names of others come in through JSON.stringify only. */
export function generate<Result>(body: string, environment: Readonly<Record<string, unknown>>): Result {
  const make = new Function(...Object.keys(environment), `"use strict";${body}`) as (...values: unknown[]) => Result
  return make(...Object.values(environment))
}
