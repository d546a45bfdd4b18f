import type { Requester } from '@greenlang/kernel/requester.ts'
import type { Caller } from '../transport/subgraph-transport.ts'

const identities = new WeakMap<Requester, string>()

/** Who a request is made for. @param headers - of the client, that go on to the services */
export function callerFor(
  requester: Requester | null,
  { requestId, deadline, headers }: Pick<Caller, 'requestId' | 'deadline' | 'headers'>,
): Caller {
  const who = identityOf(requester)
  return headers
    ? { requester, requestId, deadline, headers, identity: `${who} ${JSON.stringify(headers)}` }
    : { requester, requestId, deadline, identity: who }
}

function identityOf(requester: Requester | null): string {
  if (!requester) return ''
  let identity = identities.get(requester)
  if (identity === undefined) identities.set(requester, (identity = JSON.stringify(requester)))
  return identity
}
