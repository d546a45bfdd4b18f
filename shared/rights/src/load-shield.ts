import { createRequire } from 'node:module'
import type * as Middleware from 'graphql-middleware'
import type * as Shield from 'graphql-shield'

/**
 * graphql-shield 7 imports `isUndefined` from node:util, which Node 23 took away, and its ES build cannot be given it back: the
 * CommonJS builds of it and of graphql-middleware are loaded instead, after util got the function. Nothing else may import them.
 */
const require = createRequire(import.meta.url)
const util = require('node:util') as { isUndefined?: (value: unknown) => boolean }
util.isUndefined ??= (value) => value === undefined

export const { rule, shield } = require('graphql-shield') as typeof Shield
export const { applyMiddleware } = require('graphql-middleware') as typeof Middleware
