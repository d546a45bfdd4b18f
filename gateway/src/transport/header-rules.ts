import type { IncomingHttpHeaders } from 'node:http'
import { InvalidSettings } from '@greenlang/service/config.ts'

/** Headers that belong to one connection or one body, or that the gateway itself states: they never go on. */
const ownOfEachCall = new Set(
  (
    'connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade ' +
    'expect host content-length content-type content-encoding accept accept-encoding x-request-id x-requester'
  ).split(' '),
)
/** Headers that go on only if a rule names them in full. */
const secret = new Set(['authorization', 'cookie'])
const nameOrPattern = /^(?:[\w!#$%&'+.^`|~-]+\*?|\*)$/
const unprintable = /[^\t\x20-\x7e\x80-\xff]/

/** What of a client's headers goes on to the services, as `Caller.headers` wants it; nothing is `undefined`. */
export type ForwardedHeaders = (headers: IncomingHttpHeaders) => Readonly<Record<string, string>> | undefined

/**
 * Rules for the headers of clients.
 *
 * @param rules - names, or beginnings of names with a star: `accept-language`, `x-tenant-*`
 * @throws {InvalidSettings} if a rule names a header that cannot go on
 */
export function headerRules(rules: readonly string[]): ForwardedHeaders {
  const lower = rules.map((rule) => rule.toLowerCase())
  const faults = lower.flatMap((rule) => {
    if (!nameOrPattern.test(rule)) return [`"${rule}" is no name of a header`]
    return ownOfEachCall.has(rule) ? [`the header "${rule}" cannot be forwarded: each call has its own`] : []
  })
  if (faults.length > 0) throw new InvalidSettings(faults)
  const names = new Set(lower.filter((rule) => !rule.endsWith('*')))
  const beginnings = lower.filter((rule) => rule.endsWith('*')).map((rule) => rule.slice(0, -1))
  if (lower.length === 0) return () => undefined

  const goesOn = (name: string) =>
    names.has(name) ||
    (!secret.has(name) && !ownOfEachCall.has(name) && beginnings.some((beginning) => name.startsWith(beginning)))

  return (headers) => {
    const ofConnection = headers.connection?.toLowerCase().split(/\s*,\s*/)
    const forwarded = Object.create(null) as Record<string, string>
    let any = false
    // In the order of names, so that the same headers always give the same identity.
    for (const name of Object.keys(headers).toSorted()) {
      if (!goesOn(name) || ofConnection?.includes(name)) continue
      const value = headers[name]
      const text = Array.isArray(value) ? value.join(', ') : value
      if (text === undefined || unprintable.test(text)) continue
      forwarded[name] = text
      any = true
    }
    return any ? forwarded : undefined
  }
}
