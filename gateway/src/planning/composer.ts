import type { DocumentNode } from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'

/** A service's part of the graph. */
export type ServiceSchema = { readonly name: string; readonly url: string; readonly typeDefs: DocumentNode }

/** Joins the schemas of services to one supergraph, as text. */
export interface Composer {
  /** @throws {SchemasDoNotCompose} with every fault */
  compose(services: readonly ServiceSchema[]): string
}

/** The schemas of the services do not fit together. */
export class SchemasDoNotCompose extends DomainError {
  constructor(faults: readonly string[]) {
    super('SCHEMAS_DO_NOT_COMPOSE', `The schemas do not compose:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
      faults,
    })
  }
}
