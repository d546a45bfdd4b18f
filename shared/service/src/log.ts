import { pino, type Logger } from 'pino'

export type Log = Logger

/** JSON logs on standard output; a child names its service. Tokens, passwords and cookies never get through. */
export function createLog(level: string): Log {
  const secrets = ['authorization', 'cookie', 'password', 'token', 'accessToken', 'refreshToken', 'x-requester']
  const paths = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  return pino({ level, base: null, redact: { paths, censor: '[hidden]' }, timestamp: pino.stdTimeFunctions.isoTime })
}
