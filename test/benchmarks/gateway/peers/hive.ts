import { join } from 'node:path'
import type { Placement } from '../entries.ts'
import { nodeProgram } from '../machine/processes.ts'
import { installPeer } from './install.ts'

/** Hive Gateway's own command, with one worker. */
export async function hiveCommand({ port, supergraphFile, say }: Placement): Promise<readonly string[]> {
  const folder = await installPeer('hive', say)
  const program = nodeProgram(join(folder, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'))
  const config = join(folder, 'gateway.config.mjs')
  return [
    ...program,
    'supergraph',
    supergraphFile,
    '-c',
    config,
    '--port',
    `${port}`,
    '--host',
    '127.0.0.1',
    '--fork',
    '1',
  ]
}
