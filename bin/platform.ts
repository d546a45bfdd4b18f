import { resolve } from 'node:path'
import { z } from 'zod'
import { port, readConfig } from '@greenlang/service/config.ts'
import { runService } from '@greenlang/service/run-service.ts'
import { collectYoungObjectsYoung } from '../gateway/src/collector.ts'
import { ensureDemoOrganization, loadExamples } from './demo.ts'
import { startPlatform } from './embedded-platform.ts'
import { step } from './progress.ts'
import { welcome } from './welcome.ts'

/** `npm start`: the whole platform on this machine. */
const Environment = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('localhost'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  AMQP_URL: z.url({ protocol: /^amqps?$/ }).optional(),
  AMQP_NAMESPACE: z
    .string()
    .regex(/^[\w.-]*$/)
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  WEAVIATE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_FOLDER: z.string().default('.greenlang'),
  UPLOAD_LIMIT_MIB: z.coerce.number().positive().default(512),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  DEMO: z.stringbool().default(true),
})

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')) // whoever started us is gone

collectYoungObjectsYoung()

await runService(async () => {
  const begun = performance.now()
  const env = readConfig(Environment, process.env)
  const platform = await startPlatform({
    folder: resolve(import.meta.dirname, '..', env.DATA_FOLDER),
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    amqpUrl: env.AMQP_URL,
    amqpNamespace: env.AMQP_NAMESPACE,
    redisUrl: env.REDIS_URL,
    weaviateUrl: env.WEAVIATE_URL,
    uploadLimitBytes: env.UPLOAD_LIMIT_MIB * 1024 * 1024,
    logLevel: env.LOG_LEVEL,
    explorable: true,
  })
  if (env.DEMO) {
    try {
      await step('loading the demo organization', () =>
        ensureDemoOrganization(platform.subgraphs.find(({ name }) => name === 'identity')!.parts.em),
      )
      await step('loading the example files', () => loadExamples(platform.address))
    } catch (cause) {
      await platform.stop()
      throw cause
    }
  }
  console.log(welcome(platform.address, env.DEMO, (performance.now() - begun) / 1000))
  return platform
})
