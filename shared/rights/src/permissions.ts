import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { apps, roles, type App, type Requester, type Role } from '@greenlang/kernel/requester.ts'

/** `app:resource:action`, as the directive @requiresScopes names it. */
export type Scope = string

const Cell = z.enum(['allow', 'deny', 'break_glass', 'own', 'masked', 'four_eyes'])
const Action = z.object(Object.fromEntries(roles.map((role) => [role, Cell])) as Record<Role, typeof Cell>)
const Matrix = z.object({
  default: z.literal('deny'),
  roles: z.record(z.enum(roles), z.object({ apps: z.array(z.enum(apps)) })),
  resources: z.array(z.object({ app: z.string(), resource: z.string(), actions: z.record(z.string(), Action) })),
})

/** Who has which right, as rbac.yaml says. Nothing else says it. */
export class Permissions {
  readonly #cells: ReadonlyMap<Scope, z.infer<typeof Action>>
  readonly #appsOfRole: Record<Role, readonly App[]>

  private constructor(matrix: z.infer<typeof Matrix>) {
    const actions = matrix.resources.flatMap(({ app, resource, actions }) =>
      Object.entries(actions).map(([action, cells]) => [`${app}:${resource}:${action}`, cells] as const),
    )
    this.#cells = new Map(actions)
    this.#appsOfRole = Object.fromEntries(
      Object.entries(matrix.roles).map(([role, { apps }]) => [role, apps]),
    ) as Record<Role, App[]>
  }

  static load(): Permissions {
    return new Permissions(Matrix.parse(parse(readFileSync(new URL('../rbac.yaml', import.meta.url), 'utf8'))))
  }

  /** Whether the matrix names the right at all. */
  knows(scope: Scope): boolean {
    return this.#cells.has(scope)
  }

  /**
   * Whether the requester has the right, without conditions: several roles give the union, an app must be in the role's and in the
   * requester's apps, and what only holds under a condition (break-glass, own, masked, four-eyes) does not count.
   */
  allows(requester: Requester, scope: Scope): boolean {
    const cells = this.#cells.get(scope)
    const app = apps.find((known) => scope.startsWith(`${known}:`))
    if (!cells || (app && !requester.apps.includes(app))) return false
    return requester.roles.some((role) => cells[role] === 'allow' && (!app || this.#appsOfRole[role].includes(app)))
  }
}
