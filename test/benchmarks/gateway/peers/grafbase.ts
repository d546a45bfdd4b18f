import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Placement } from '../entries.ts'
import { installPeer } from './install.ts'

/** Grafbase takes no supergraph: it composes the schemas of the subgraphs by itself. */
export async function grafbaseCommand({ port, folder, urls, schemas, say }: Placement): Promise<readonly string[]> {
  const installed = await installPeer('grafbase', say)
  const own = join(folder, 'grafbase')
  mkdirSync(own, { recursive: true })
  const services = Object.entries(urls).map(([name, url]) => {
    const file = join(own, `${name}.graphql`)
    writeFileSync(file, schemas[name]!)
    return `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${file}"\n`
  })
  const config = join(own, 'grafbase.toml')
  writeFileSync(config, `[graph]\npath = "/graphql"\nintrospection = false\n${services.join('')}`)
  const program = join(installed, 'node_modules', '@grafbase', 'cli-x86_64-unknown-linux-musl', 'grafbase')
  return [program, '--home', own, 'dev', '-c', config, '--listen-address', `127.0.0.1:${port}`]
}
