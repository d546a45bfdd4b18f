import { resolve } from 'node:path'
import { z } from 'zod'
import { port, readConfig } from '@greenlang/service/config.ts'
import { runService } from '@greenlang/service/run-service.ts'
import { startPlatform } from './embedded-platform.ts'

/** `npm start`: the whole platform on this machine. */
const Environment = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('localhost'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  AMQP_URL: z.url({ protocol: /^amqps?$/ }).optional(),
  DATA_FOLDER: z.string().default('.greenlang'),
  UPLOAD_LIMIT_MIB: z.coerce.number().positive().default(512),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  DEMO: z.stringbool().default(true),
})

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')) // whoever started us is gone

await runService(async () => {
  const begun = performance.now()
  const env = readConfig(Environment, process.env)
  const platform = await startPlatform({
    folder: resolve(import.meta.dirname, '..', env.DATA_FOLDER),
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    amqpUrl: env.AMQP_URL,
    uploadLimitBytes: env.UPLOAD_LIMIT_MIB * 1024 * 1024,
    logLevel: env.LOG_LEVEL,
    explorable: true,
  })
  console.log(`Ready after ${((performance.now() - begun) / 1000).toFixed(1)} s: ${platform.address}/graphql`)
  return platform
})
