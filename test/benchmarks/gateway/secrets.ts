import { roles, apps } from '@greenlang/kernel/requester.ts'
import { services } from '@greenlang/kernel/services.ts'
import { signAccessToken, tokenKey } from '@greenlang/service/access-token.ts'

/** Secrets of the bench alone: everything listens on this machine only and ends with it. */
const tokenSecret = 'gateway-bench-signs-its-tokens-with-this'
const assertionSecret = 'gateway-bench-signs-its-calls-with-this!'

export const assertionKey: Uint8Array = Buffer.from(assertionSecret)

/** The settings of a gateway that takes the bench's tokens and signs its calls. */
export const secretSettings: Readonly<Record<string, string>> = {
  JWT_SECRET: tokenSecret,
  ...Object.fromEntries(services.map((name) => [`ASSERTION_KEY_${name.toUpperCase()}`, assertionSecret])),
}

/** The header of a person who may do everything, good for the next half hour. */
export async function authorization(): Promise<Record<string, string>> {
  const requester = {
    userId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    organizationId: '0e37df36-f698-4ad3-85f0-2d5e3c6a1f10',
    roles,
    apps,
  }
  const session = 'a3bb189e-8bf9-4888-9912-ace4e6543002'
  return { authorization: `Bearer ${await signAccessToken(requester, session, tokenKey(tokenSecret), new Date())}` }
}
