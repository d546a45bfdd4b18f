import { defineEntity, p } from '@mikro-orm/core'

const OrganizationSchema = defineEntity({
  name: 'Organization',
  tableName: 'organizations',
  schema: 'public',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    country: p.string(),
    status: p.string(),
    apps: p.array(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
})

/** A company. Its id is the tenant of every row in the platform. */
export class Organization extends OrganizationSchema.class {}
OrganizationSchema.setClass(Organization)
