import type { GraphQLAnswer } from '@greenlang/graphql/present-error.ts'
import type { SubgraphCall } from '@greenlang/graphql/subgraph.ts'
import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'

/** Who a request is made for, and until when. One per request of a client, shared by all its calls. */
export type Caller = {
  readonly requester: Requester | null
  /** The same text for the same requester and forwarded headers: what an answer depends on beside the question. */
  readonly identity: string
  readonly requestId: string
  /** Moment of `performance.now()` after which nobody waits any more. */
  readonly deadline: number
  /** Headers of the client that go on to the services, names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** What a service said in its body, as bytes of JSON, or why there is nothing. Called exactly once, unless the call was given up. */
export type Reply = (failure: DomainError | null, body: Buffer | null) => void

/** Ends a call that nobody waits for any more; its reply never comes. After the reply it does nothing. */
export type GiveUp = () => void

/** A service that takes and gives JSON text. */
export type TextLink = {
  readonly speaks: 'text'
  /**
   * @param body - the JSON text of a GraphQL request as its UTF-8 bytes, one character per byte (latin1)
   * @param repeatable - whether it may be sent again or shared with another caller: a query, not a mutation
   */
  send(body: string, caller: Caller, repeatable: boolean, reply: Reply): GiveUp
}

/** A service in this very process, which takes and gives objects. */
export type ObjectLink = { readonly speaks: 'objects'; call(call: SubgraphCall): Promise<GraphQLAnswer> }

export type ServiceLink = TextLink | ObjectLink

/** How the gateway reaches the services: a function call in one process, or HTTP. */
export interface SubgraphTransport {
  readonly services: readonly string[]
  link(service: string): ServiceLink
  /** Whether a service answers. */
  reachable(service: string): Promise<boolean>
}
