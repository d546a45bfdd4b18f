import type { SubgraphDefinition } from '@greenlang/graphql/start-subgraph.ts'
import type { TokenKey } from '@greenlang/service/access-token.ts'
import { contextFor, type Context } from './context.ts'
import { Organization } from './features/organizations/organization.entity.ts'
import { User } from './features/users/user.entity.ts'
import { resolvers } from './resolvers.ts'

/** The identity subgraph. @param tokenKey - signs access tokens; the gateway has it, too */
export function identitySubgraph(tokenKey: TokenKey): SubgraphDefinition<Context> {
  return {
    name: 'identity',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    entities: [Organization, User],
    contextFor: (parts, requester) => contextFor(parts, tokenKey, requester),
  }
}
