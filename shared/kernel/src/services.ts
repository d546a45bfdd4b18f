/** The services of the platform: each owns the Postgres schema of its name. */
export const services = ['identity', 'cbam', 'csrd', 'vcci'] as const
export type Service = (typeof services)[number]
