import { readFileSync } from 'node:fs'

/** What clients can hear: the schema of the service `events`, which the gateway itself is. */
export const subscriptionsSchema = readFileSync(new URL('subscriptions.graphql', import.meta.url), 'utf8')
