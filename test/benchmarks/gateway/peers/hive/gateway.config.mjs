import { defineConfig } from '@graphql-hive/gateway'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'

/** The Rust planner, and one execution for identical requests that come at the same time if DEDUPE=on. */
export const gatewayConfig = defineConfig({
  unifiedGraphHandler,
  inboundInflightRequestDeduplication: process.env.DEDUPE === 'on',
})
