import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse as parseSchema } from 'graphql'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

const Supergraph = z.object({
  subgraphs: z.record(z.string(), z.object({ routing_url: z.string(), schema: z.object({ file: z.string() }) })),
})

/** The schemas of the services do not fit together. */
export class SchemasDoNotCompose extends DomainError {
  constructor(faults: readonly string[]) {
    super('SCHEMAS_DO_NOT_COMPOSE', `The schemas do not compose:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
      faults,
    })
  }
}

/** The supergraph of a supergraph.yaml, as text. @throws {SchemasDoNotCompose} with every fault */
export function compose(supergraphYaml: string): string {
  const { subgraphs } = Supergraph.parse(parseYaml(readFileSync(supergraphYaml, 'utf8')))
  const services = Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => {
    const typeDefs = parseSchema(readFileSync(join(dirname(supergraphYaml), schema.file), 'utf8'))
    return { name, url, typeDefs }
  })
  const { errors, supergraphSdl } = composeServices(services)
  if (errors) throw new SchemasDoNotCompose(errors.map(({ message }) => message))
  return `${supergraphSdl.trim()}\n`
}
