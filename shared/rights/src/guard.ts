import {
  getDirectiveValues,
  GraphQLObjectType,
  isNonNullType,
  isObjectType,
  type ASTNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import type { Requester } from '@greenlang/kernel/requester.ts'
import { applyMiddleware, rule, shield } from './load-shield.ts'
import type { Permissions, Scope } from './permissions.ts'

/** Nobody is signed in, and the field is not public. */
export class NotSignedIn extends DomainError {
  constructor() {
    super('UNAUTHENTICATED', 'Sign in first: send the header "authorization: Bearer <access token>".')
  }
}

/** The requester's roles do not give the right. */
export class Forbidden extends DomainError {
  constructor(scopes: readonly Scope[]) {
    super(
      'FORBIDDEN',
      `None of your roles gives the right ${scopes.join(' or ')}. Ask an administrator of your organization for one that does.`,
      { scopes },
    )
  }
}

type Guarded = { readonly requester: Requester | null }
/** Any one of these sets is enough; each right of a set is needed. `PUBLIC` needs no one to be signed in. */
type Requirement = 'PUBLIC' | readonly (readonly Scope[])[]

const deny = rule('deny', { cache: 'no_cache' })(() => false)

/**
 * Shuts a subgraph's schema: each field that carries @requiresScopes, by itself or by its type, is answered only to those who
 * have the right. A root field or an entity type that says neither @requiresScopes nor @public fails the build, so that nothing
 * stands open by being forgotten. Fields of plain values are read through the field that returned them.
 */
export function guard(schema: GraphQLSchema, permissions: Permissions): GraphQLSchema {
  const requirements = requirementsOf(schema, permissions)
  const named = new Map<string, ReturnType<typeof ruleFor>>() // shield wants one rule under one name
  const rules = mapTree(requirements, (requirement) => {
    if (requirement === 'PUBLIC') return open
    const name = requirement.map((all) => all.join('+')).join('|')
    return named.get(name) ?? named.set(name, ruleFor(name, requirement, permissions)).get(name)!
  })
  const everyField = shield(rules, { fallbackRule: deny, allowExternalErrors: true }).generate(schema) as Tree<never>
  // Only fields with a rule are wrapped: the others keep the fast path of a plain property.
  return applyMiddleware(
    schema,
    mapTree(requirements, (_requirement, type, field) => everyField[type]![field]!),
  )
}

type Tree<Leaf> = Record<string, Record<string, Leaf>>

function mapTree<From, To>(tree: Tree<From>, change: (leaf: From, type: string, field: string) => To): Tree<To> {
  const fields = (type: string, leaves: Record<string, From>) =>
    Object.fromEntries(Object.entries(leaves).map(([field, leaf]) => [field, change(leaf, type, field)]))
  return Object.fromEntries(Object.entries(tree).map(([type, leaves]) => [type, fields(type, leaves)]))
}

function requirementsOf(schema: GraphQLSchema, permissions: Permissions): Tree<Requirement> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const tree: Tree<Requirement> = {}
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    const mustSay = roots.includes(type) || isEntity(type)
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue // what federation itself asks; its entities are guarded field by field
      const requirement = requirementOf(schema, type, field)
      if (!requirement && mustSay)
        throw new Error(`${type.name}.${field.name} says neither @requiresScopes nor @public.`)
      if (!requirement) continue
      if (saysItself(schema, field) && type !== schema.getMutationType() && isNonNullType(field.type)) {
        throw new Error(
          `${type.name}.${field.name} can be refused by itself and must be nullable, or its refusal would take its neighbours with it.`,
        )
      }
      for (const scope of requirement === 'PUBLIC' ? [] : requirement.flat()) {
        if (!permissions.knows(scope))
          throw new Error(`${type.name}.${field.name} needs ${scope}, which rbac.yaml does not know.`)
      }
      const fields = (tree[type.name] ??= {})
      fields[field.name] = requirement
    }
  }
  return tree
}

function requirementOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Requirement | null {
  const isPublic = schema.getDirective('public')
  if (isPublic && field.astNode && getDirectiveValues(isPublic, field.astNode)) return 'PUBLIC'
  return scopesOf(schema, [field.astNode]) ?? scopesOf(schema, [type.astNode, ...type.extensionASTNodes])
}

function saysItself(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): boolean {
  return scopesOf(schema, [field.astNode]) !== null
}

type Directed = Parameters<typeof getDirectiveValues>[1] & ASTNode

function scopesOf(schema: GraphQLSchema, nodes: readonly (ASTNode | null | undefined)[]): Requirement | null {
  const directive = schema.getDirective('requiresScopes')
  for (const node of nodes) {
    const values = directive && node ? getDirectiveValues(directive, node as Directed) : undefined
    if (values) return values['scopes'] as Scope[][]
  }
  return null
}

function isEntity(type: GraphQLObjectType): boolean {
  return [type.astNode, ...type.extensionASTNodes].some((node) =>
    node?.directives?.some(({ name }) => name.value === 'key'),
  )
}

const open = rule('public', { cache: 'no_cache' })(() => true)

function ruleFor(name: string, requirement: readonly (readonly Scope[])[], permissions: Permissions) {
  return rule(name, { cache: 'no_cache' })((_parent, _args, { requester }: Guarded) => {
    if (!requester) return new NotSignedIn()
    const allowed = requirement.some((all) => all.every((scope) => permissions.allows(requester, scope)))
    return allowed || new Forbidden(requirement.flat())
  })
}
