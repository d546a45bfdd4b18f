import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse as parseSchema } from 'graphql'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { Composer } from './composer.ts'
import { composers } from './composers.ts'

const Supergraph = z.object({
  subgraphs: z.record(z.string(), z.object({ routing_url: z.string(), schema: z.object({ file: z.string() }) })),
})

/** The supergraph of a supergraph.yaml, as text. @throws {SchemasDoNotCompose} with every fault */
export function compose(supergraphYaml: string, composer: Composer = composers.apollo): string {
  const { subgraphs } = Supergraph.parse(parseYaml(readFileSync(supergraphYaml, 'utf8')))
  const services = Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => {
    const typeDefs = parseSchema(readFileSync(join(dirname(supergraphYaml), schema.file), 'utf8'))
    return { name, url, typeDefs }
  })
  return composer.compose(services)
}
