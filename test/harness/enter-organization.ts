import type { Role } from '@greenlang/kernel/requester.ts'
import { startProcess, type Client, type StartedPlatform } from './platform-under-test.ts'

const password = 'a long sentence to sign in with'

type Entered = { readonly name: string; readonly email: string; readonly roles: readonly Role[] }

/** Enters an organization with its first person as an operator does while the platform runs, and signs that person in. */
export async function enterOrganization(
  { client, folder }: StartedPlatform,
  { name, email, roles }: Entered,
): Promise<Client> {
  const options = ['--name', name, '--country', 'DE', '--email', email, ...roles.flatMap((role) => ['--role', role])]
  const command = startProcess(['bin/run.mjs', 'bin/found-organization.ts', ...options], {
    DATA_FOLDER: folder,
    PASSWORD: password,
  })
  if ((await command.ended) !== 0) throw new Error(command.output())
  return client.signIn(email, password)
}

/** Signs a person in who was entered before. */
export const signInAgain = ({ client }: StartedPlatform, email: string): Promise<Client> =>
  client.signIn(email, password)
