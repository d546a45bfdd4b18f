import type { SubgraphUnderTest } from '../harness/subgraph-under-test.ts'

/** A subgraph that is measured, and what its tasks are compared with. */
export type Subject = {
  readonly schema: 'cbam' | 'vcci'
  readonly start: () => Promise<SubgraphUnderTest>
  /** A CSV file with that many lines of 2026, each of them without fault. */
  readonly file: (lines: number) => string
  readonly linesTable: string
  readonly resultsTable: string
  /** Emptied before each round, with everything that points to them. */
  readonly tables: readonly string[]
  /** Takes `$input`; answers the import as `done { import { newRows } }`. */
  readonly importMutation: string
  /** Takes `$year`; answers how many lines it wrote as `done { of { resolved unresolved } }`. */
  readonly calculateMutation: string
  /** Writes the results of the latest calculation again, into the table named: the least that a calculation has to do. */
  readonly plainCalculation: (into: string) => string
  /** Field of a year that reads a page of lines by `$after`, answered as `page { nodes pageInfo }`. */
  readonly page: string
  /** Lines per second that the project promises. */
  readonly targets: { readonly import: number; readonly calculation: number }
}
