export const apps = ['cbam', 'csrd', 'vcci'] as const
/** An application that an organization may have. */
export type App = (typeof apps)[number]

export const roles = ['super_admin', 'org_admin', 'compliance_officer', 'analyst', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Who asks, as the verified token says. Everything about tenancy and rights is decided from this and nothing else. */
export type Requester = {
  readonly userId: string
  readonly organizationId: string
  readonly roles: readonly Role[]
  /** The user's apps that the organization has, too. */
  readonly apps: readonly App[]
}
