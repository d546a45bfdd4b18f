import { deep, medium, shallow } from './graph/compliance.ts'
import type { GraphRequest } from './graph/graph.ts'

/** What is measured: which requests come in turn, over how many connections, from subgraphs of which kind. */
export type Case = {
  readonly name: string
  readonly title: string
  readonly requests: readonly GraphRequest[]
  readonly connections: number
  /** How long the subgraphs wait before they answer. */
  readonly delayMs: number
  /** Whether the subgraphs execute each call instead of giving a prepared answer. */
  readonly executing: boolean
}

type Given = { readonly sets: number; readonly connections: number; readonly delayMs: number }

/** Those that end in `-one` are the same over one connection: how long a request takes when nothing else is going on. */
export const caseNames = [
  'deep',
  'deep-identical',
  'medium',
  'shallow',
  'deep-one',
  'deep-identical-one',
  'medium-one',
  'shallow-one',
  'deep-slow',
  'deep-executing',
] as const
export type CaseName = (typeof caseNames)[number]

/** What a plain run measures. */
export const usualCases: readonly CaseName[] = ['deep', 'deep-identical', 'medium', 'shallow']

export function caseOf(name: CaseName, { sets, connections, delayMs }: Given): Case {
  const varied = { requests: Array.from({ length: sets }, (_, set) => deep(set)), shown: `deep, ${sets} variable sets` }
  const kinds = {
    deep: varied,
    'deep-identical': { requests: [deep(0)], shown: 'deep, identical requests' },
    medium: { requests: [medium], shown: 'medium' },
    shallow: { requests: [shallow], shown: 'shallow' },
  }
  const usual = { connections, delayMs, executing: false }
  const slow = { connections: 64, delayMs: 5 }
  const details = {
    deep: { ...kinds.deep, ...usual },
    'deep-identical': { ...kinds['deep-identical'], ...usual },
    medium: { ...kinds.medium, ...usual },
    shallow: { ...kinds.shallow, ...usual },
    'deep-one': { ...kinds.deep, ...usual, connections: 1 },
    'deep-identical-one': { ...kinds['deep-identical'], ...usual, connections: 1 },
    'medium-one': { ...kinds.medium, ...usual, connections: 1 },
    'shallow-one': { ...kinds.shallow, ...usual, connections: 1 },
    'deep-slow': { ...kinds.deep, ...usual, ...slow },
    'deep-executing': { ...kinds.deep, ...usual, delayMs: 0, executing: true },
  }[name]
  const subgraphs = details.executing ? ', subgraphs execute' : ''
  const waiting = details.delayMs > 0 ? `, subgraphs answer after ${details.delayMs} ms` : ''
  const over = details.connections === 1 ? 'one connection' : `${details.connections} connections`
  return { name, title: `${details.shown}, ${over}${waiting}${subgraphs}`, ...details }
}
