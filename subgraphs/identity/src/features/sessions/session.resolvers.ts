import { accessTokenSeconds, signAccessToken } from '@greenlang/service/access-token.ts'
import type { Context } from '../../context.ts'
import type { Resolvers } from '../../generated/schema.ts'
import { renewSession } from './renew-session.ts'
import type { StartedSession } from './sessions.repository.ts'
import { signIn } from './sign-in.ts'

async function present({ tokenKey, now }: Context, { user, organization, sessionId, refreshToken }: StartedSession) {
  const accessToken = await signAccessToken(user.asRequester(organization), sessionId, tokenKey, now())
  return { accessToken, refreshToken, expiresInSeconds: accessTokenSeconds }
}

export const sessionResolvers = {
  Mutation: {
    login: async (_root, { input }, context) => present(context, await signIn(context, input.email, input.password)),
    refreshSession: async (_root, { input }, context) =>
      present(context, await renewSession(context, input.refreshToken)),
  },
} satisfies Resolvers
