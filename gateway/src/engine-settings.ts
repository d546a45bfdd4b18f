import { z } from 'zod'

/** Settings of the engine, the same for every way to start a gateway. */
export const engineSettings = {
  /** Which library plans. */
  PLANNER: z.enum(['apollo', 'hive']).default('apollo'),
  /** Whether answers may be put together from slices of those of the services. */
  FAST_PATH: z.stringbool().default(true),
  /** Whether identical queries of one requester at the same time are executed once. */
  COLLAPSE: z.stringbool().default(false),
  /** Whether identical calls of services at the same time are one. */
  SHARE_CALLS: z.stringbool().default(true),
  /** Connections per service. */
  CONNECTIONS: z.coerce.number().int().positive().default(64),
  /** Calls at the same time on one connection. More than one only for services that answer in order, and fast. */
  PIPELINING: z.coerce.number().int().positive().default(1),
  /** Headers of clients that go on to the services, with commas between them. */
  FORWARD_HEADERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
}
