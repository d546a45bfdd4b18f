import { join } from 'node:path'
import { nodeProgram, Running } from '../machine/processes.ts'
import type { LoadJob, LoadResult } from './load.ts'

/** Load by a Node process of our own, on one CPU: for machines without wrk. */
export function nodeLoad({ cpu, folder }: { cpu: number; folder: string }) {
  const command = nodeProgram(join(import.meta.dirname, 'node-load.process.ts'))
  return async (job: LoadJob): Promise<LoadResult> => {
    const program = new Running({ name: 'load', command, cpu, logs: folder })
    try {
      program.send(job)
      return await program.hear<LoadResult>(() => true, (job.seconds + 60) * 1_000)
    } finally {
      program.end()
    }
  }
}
