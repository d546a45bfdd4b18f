import type { FastifyPluginAsync } from 'fastify'
import type { Readable } from 'node:stream'
import type { FileStore } from '@greenlang/files/file-store.ts'
import { Forbidden, NotSignedIn } from '@greenlang/rights/guard.ts'
import type { Permissions } from '@greenlang/rights/permissions.ts'

type Settings = { files: FileStore; permissions: Permissions }

/** Whoever may import something may send the file for it. */
const scopes = ['cbam:imported_good:import', 'vcci:activity_data:import']

/** `POST /api/v1/uploads`: takes a file as the body of the request and gives the id by which an import names it. */
export function uploads({ files, permissions }: Settings): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    app.post('/api/v1/uploads', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
      const { requester } = request
      if (!requester) throw new NotSignedIn()
      if (!scopes.some((scope) => permissions.allows(requester, scope))) throw new Forbidden(scopes)
      const stored = await files.save(requester.organizationId, request.body as Readable)
      return reply.code(201).send(stored)
    })
  }
}
