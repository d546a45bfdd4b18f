import { readFileSync } from 'node:fs'

/** One call of a subgraph. */
export type RecordedCall = { readonly service: string; readonly body: string }

/** What a floor must know of a request beforehand: the calls in their steps, and the answer. */
export type RecordedRequest = { readonly steps: readonly (readonly RecordedCall[])[]; readonly answer: string }

/** By the body of the request. */
export const readRecording = () =>
  JSON.parse(readFileSync(process.env['RECORDING']!, 'utf8')) as Readonly<Record<string, RecordedRequest>>
