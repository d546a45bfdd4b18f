/** What one task took, in lines per second of each round, beside the least that the same server needs for its rows. */
export type TaskFigures = {
  readonly task: string
  readonly linesPerSecond: readonly number[]
  readonly floor: readonly number[]
  readonly target: number
}

/** What pages took, in ms. */
export type PageFigures = { readonly task: string; readonly pages: number; readonly ms: readonly number[] }

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The figures as a table for people. */
export function printed(tasks: readonly TaskFigures[], pages: readonly PageFigures[]): string {
  const rows = tasks.map(({ task, linesPerSecond, floor, target }) => [
    task,
    whole(median(linesPerSecond)),
    `${whole(Math.min(...linesPerSecond))}–${whole(Math.max(...linesPerSecond))}`,
    whole(median(floor)),
    (median(linesPerSecond) / median(floor)).toFixed(2),
    whole(target),
  ])
  const header = ['task', 'lines/s', 'min–max', 'floor lines/s', 'of floor', 'target']
  const ofPages = pages.map(({ task, pages: count, ms }) => [
    task,
    `${quantile(ms, 0.95).toFixed(1)} ms`,
    `${quantile(ms, 0.5).toFixed(1)} ms`,
    whole(count),
  ])
  return [...aligned([header, ...rows]), '', ...aligned([['task', 'p95', 'median', 'pages'], ...ofPages])].join('\n')
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)))
      .join('  '),
  )
}
