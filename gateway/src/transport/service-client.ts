import type { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { GiveUp } from './subgraph-transport.ts'

/** How an HTTP call ended: with an answer of whatever status, or with a failure and nothing else. */
export type Settle = (failure: DomainError | null, status: number, body: Buffer | null) => void

/** Speaks HTTP with one service. Two clients do, behind one suite of tests. */
export interface ServiceClient {
  /**
   * Sends a body; `settle` comes later, once, unless the call is given up.
   *
   * @param body - one character per byte (latin1)
   * @param headers - lines that end with CRLF, beside those that every call has
   * @param deadline - moment of `performance.now()`
   * @param repeatable - whether it may be sent a second time
   */
  post(body: string, headers: string, deadline: number, repeatable: boolean, settle: Settle): GiveUp
  /** Status of a GET; 0 if there is no answer. */
  statusOf(path: string): Promise<number>
  /** Takes no more calls; ends when those that wait have been answered. */
  close(): Promise<void>
}

/** What a client must know about its service. */
export type ClientSettings = {
  /** Name of the service, for messages. */
  readonly service: string
  /** Where it takes GraphQL. */
  readonly url: URL
  /** A unix socket to reach it by; the URL then gives host header and path. */
  readonly socketPath?: string | undefined
  /** Connections at most. */
  readonly connections: number
  /** Calls on the wire of one connection. Above 1 only for a service that answers in order and none slowly. */
  readonly pipelining: number
  /** Calls that may wait for a connection. */
  readonly queueLimit: number
  /** Bytes of a body at most. */
  readonly answerLimitBytes: number
  /** How long a connection may take to stand. */
  readonly connectMs: number
  /** How long a call may take altogether. */
  readonly deadlineMs: number
  /** How long nothing may arrive in the middle of an answer. */
  readonly stallMs: number
  /** How long a connection is kept without work, if the service does not say less. */
  readonly keepAliveMs: number
}

/** Headers that every call has. Of GraphQL's own type, an answer with another status than 200 is to be trusted, too. */
export const standingHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
}
