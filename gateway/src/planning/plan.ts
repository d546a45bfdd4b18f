/** The way to an operation's answer, as planners give it: plain JSON, so that it crosses threads and can be kept. */
export type QueryPlan = { readonly kind: 'QueryPlan'; readonly node?: PlanNode | SubscriptionNode | undefined }

export type PlanNode = SequenceNode | ParallelNode | FetchNode | FlattenNode | ConditionNode | DeferNode

export type SequenceNode = { readonly kind: 'Sequence'; readonly nodes: readonly PlanNode[] }
export type ParallelNode = { readonly kind: 'Parallel'; readonly nodes: readonly PlanNode[] }

/** One question to one service. With `requires` it asks for entities of the objects that are already there. */
export type FetchNode = {
  readonly kind: 'Fetch'
  readonly serviceName: string
  /** GraphQL text, without what this question does not need. */
  readonly operation: string
  readonly operationName?: string | undefined
  readonly operationKind: 'query' | 'mutation' | 'subscription'
  /** Names of the client's variables that the text uses. */
  readonly variableUsages?: readonly string[] | undefined
  /** What of each object goes into its representation. */
  readonly requires?: readonly RequiredSelection[] | undefined
  readonly inputRewrites?: readonly DataRewrite[] | undefined
  readonly outputRewrites?: readonly DataRewrite[] | undefined
  readonly contextRewrites?: readonly DataRewrite[] | undefined
  /** Name by which deferred parts say that they wait for this one. */
  readonly id?: string | undefined
}

export type RequiredSelection = RequiredField | RequiredInlineFragment
export type RequiredField = {
  readonly kind: 'Field'
  readonly name: string
  readonly alias?: string | undefined
  readonly selections?: readonly RequiredSelection[] | undefined
}
export type RequiredInlineFragment = {
  readonly kind: 'InlineFragment'
  readonly typeCondition?: string | undefined
  readonly selections: readonly RequiredSelection[]
}

/**
 * Steps towards objects: a response key, `@` for each item of a list, `... on A` or `|[A,B]` for objects of one of these types,
 * which may be abstract.
 */
export type FlattenPath = readonly (string | number)[]
export type FlattenNode = { readonly kind: 'Flatten'; readonly path: FlattenPath; readonly node: PlanNode }

export type ConditionNode = {
  readonly kind: 'Condition'
  /** A variable, without its `$`. */
  readonly condition: string
  readonly ifClause?: PlanNode | undefined
  readonly elseClause?: PlanNode | undefined
}

/** A part that is answered at once and parts that may follow. */
export type DeferNode = {
  readonly kind: 'Defer'
  readonly primary: { readonly subselection?: string | undefined; readonly node?: PlanNode | undefined }
  readonly deferred: readonly DeferredPart[]
}
export type DeferredPart = {
  /** Fetches of the primary part that must have answered. */
  readonly depends: readonly { readonly id: string; readonly deferLabel?: string | undefined }[]
  readonly label?: string | undefined
  readonly queryPath: readonly string[]
  readonly subselection?: string | undefined
  readonly node?: PlanNode | undefined
}

export type SubscriptionNode = {
  readonly kind: 'Subscription'
  readonly primary: FetchNode
  readonly rest?: PlanNode | undefined
}

/** Changes of data. Its path has response keys, `... on T` for objects of a type, abstract or not, and in `contextRewrites` `..` for the parent. */
export type DataRewrite = ValueSetter | KeyRenamer
/** Puts a value where the path leads. */
export type ValueSetter = {
  readonly kind: 'ValueSetter'
  readonly path: readonly string[]
  readonly setValueTo: unknown
}
/** Gives the key at the end of the path another name. */
export type KeyRenamer = { readonly kind: 'KeyRenamer'; readonly path: readonly string[]; readonly renameKeyTo: string }
