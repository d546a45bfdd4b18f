import type { Service } from '@greenlang/kernel/services.ts'
import { serviceRole } from './provision.ts'

/** The connection of a service's own role, on the server and database of the operator's. */
export function serviceUrl(adminUrl: string, service: Service, password: string): string {
  const url = new URL(adminUrl)
  url.username = serviceRole(service)
  url.password = password
  return url.href
}
