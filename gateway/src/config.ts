import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { port, readConfig, secret } from '@greenlang/service/config.ts'
import { engineSettings } from './engine-settings.ts'

const graphqlUrl = z.url({ protocol: /^https?$/ })

const Environment = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('localhost'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
  /** Shared with identity, which signs with it. */
  JWT_SECRET: secret,
  /** The one before, while tokens that it signed still hold. */
  JWT_SECRET_PREVIOUS: secret.optional(),
  AMQP_URL: z.url({ protocol: /^amqps?$/ }),
  AMQP_NAMESPACE: z
    .string()
    .regex(/^[\w.-]*$/)
    .default(''),
  FILES_FOLDER: z.string(),
  UPLOAD_LIMIT_MIB: z.coerce.number().positive().default(512),
  /** How long a subgraph may take, in ms. Imports run within a request. */
  SUBGRAPH_DEADLINE_MS: z.coerce.number().int().positive().default(300_000),
  /** Whether the schema and the pages that explore it are shown. */
  EXPLORER: z.stringbool().optional(),
  /** File with the composed graph; it is read again when it changes and at SIGHUP. */
  SUPERGRAPH: z.string().default(fileURLToPath(new URL('../supergraph.graphql', import.meta.url))),
  ...engineSettings,
  IDENTITY_URL: graphqlUrl,
  CBAM_URL: graphqlUrl,
  CSRD_URL: graphqlUrl,
  VCCI_URL: graphqlUrl,
  ASSERTION_KEY_IDENTITY: secret,
  ASSERTION_KEY_CBAM: secret,
  ASSERTION_KEY_CSRD: secret,
  ASSERTION_KEY_VCCI: secret,
})

/** The settings of a gateway in a process of its own. */
export function loadConfig(env: NodeJS.ProcessEnv) {
  const settings = readConfig(Environment, env)
  const { CONNECTIONS: connections, PIPELINING: pipelining } = settings
  const address = (url: string, key: string) => ({ url, assertionKey: Buffer.from(key), connections, pipelining })
  return {
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
    tokenSecrets: [settings.JWT_SECRET, ...(settings.JWT_SECRET_PREVIOUS ? [settings.JWT_SECRET_PREVIOUS] : [])],
    broker: { url: settings.AMQP_URL, namespace: settings.AMQP_NAMESPACE },
    filesFolder: settings.FILES_FOLDER,
    uploadLimitBytes: settings.UPLOAD_LIMIT_MIB * 1024 * 1024,
    deadlineMs: settings.SUBGRAPH_DEADLINE_MS,
    supergraph: settings.SUPERGRAPH,
    engine: {
      planner: settings.PLANNER,
      fastPath: settings.FAST_PATH,
      collapse: settings.COLLAPSE,
      forwardHeaders: settings.FORWARD_HEADERS,
    },
    shareCalls: settings.SHARE_CALLS,
    explorable: settings.EXPLORER ?? settings.NODE_ENV !== 'production',
    addresses: {
      identity: address(settings.IDENTITY_URL, settings.ASSERTION_KEY_IDENTITY),
      cbam: address(settings.CBAM_URL, settings.ASSERTION_KEY_CBAM),
      csrd: address(settings.CSRD_URL, settings.ASSERTION_KEY_CSRD),
      vcci: address(settings.VCCI_URL, settings.ASSERTION_KEY_VCCI),
    },
  }
}
