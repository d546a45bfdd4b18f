import { cpus, release, totalmem } from 'node:os'

/** The machine in one line, for whoever reads the figures. */
export function describeMachine(): string {
  const [first] = cpus()
  const gigabytes = Math.round(totalmem() / 1_024 ** 3)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}, ${gigabytes} GB, Linux ${release()}, Node ${process.versions.node}`
}
