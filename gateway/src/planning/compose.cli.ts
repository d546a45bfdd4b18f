import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startFailure } from '@greenlang/service/run-service.ts'
import { compose } from './compose.ts'
import { composers } from './composers.ts'

/**
 * Writes gateway/supergraph.graphql. With `--check` it says whether the file is what the schemas compose to, with `--composer=guild` another
 * library composes.
 */
const root = join(import.meta.dirname, '..', '..', '..')
const file = join(root, 'gateway', 'supergraph.graphql')
try {
  const sdl = compose(
    join(root, 'supergraph.yaml'),
    process.argv.includes('--composer=guild') ? composers.guild : composers.apollo,
  )
  const upToDate = existsSync(file) && readFileSync(file, 'utf8') === sdl
  if (!process.argv.includes('--check')) writeFileSync(file, sdl)
  else if (!upToDate) {
    console.error('gateway/supergraph.graphql is not what the schemas compose to. Run npm run compose.')
    process.exitCode = 1
  }
} catch (cause) {
  console.error(startFailure(cause))
  process.exitCode = 1
}
