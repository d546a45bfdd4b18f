import { isDeepStrictEqual } from 'node:util'
import type { GraphRequest } from '../graph/graph.ts'
import { ask, bodyOf } from '../wire/ask.ts'
import type { Bed, GatewayOnBed } from './bed.ts'

/** Whether a gateway answers all of these as the oracle does. @throws if it does not */
export async function verify(bed: Bed, gateway: GatewayOnBed, requests: readonly GraphRequest[]): Promise<void> {
  const headers = await bed.headersFor(gateway)
  for (const request of requests) {
    const { data, errors } = await ask(gateway.port, bodyOf(request), headers)
    const shown = `${request.operationName} ${JSON.stringify(request.variables ?? {})}`
    if (errors) throw new Error(`${shown} has errors: ${JSON.stringify(errors).slice(0, 300)}`)
    if (!isDeepStrictEqual(data, await bed.oracle.answer(request)))
      throw new Error(`${shown} is answered otherwise than by the oracle.`)
  }
}
