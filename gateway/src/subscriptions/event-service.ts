import { buildASTSchema, execute, parse, type DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { subscriptionsSchema } from '@greenlang/events/subscriptions-schema.ts'
import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { HeardEvent } from './event-hub.ts'

const schema = buildASTSchema(parse(subscriptionsSchema), { assumeValid: true, assumeValidSDL: true }) // it has no Query and does not know federation's directives
const documents = new LRUCache<string, DocumentNode>({ max: 500 })

/** The answer of the service `events` to the first part of a subscription's plan: the event, under the names that were asked for. */
export async function answerFromEvent(
  { source, event }: HeardEvent,
  query: string,
  variableValues: Record<string, unknown>,
): Promise<GraphQLAnswer> {
  let document = documents.get(query)
  if (!document) documents.set(query, (document = parse(query, { noLocation: true })))
  const rootValue = { [source.field]: source.present(event) }
  const { data, errors } = await execute({ schema, document, rootValue, variableValues })
  return errors ? { data, errors: errors.map((error) => error.toJSON()) } : { data }
}
