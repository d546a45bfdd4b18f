import type { FastifyPluginAsync } from 'fastify'
import type { Readable } from 'node:stream'
import type { FileStore } from '@greenlang/files/file-store.ts'
import { NotSignedIn } from '@greenlang/rights/guard.ts'

type Settings = { files: FileStore }

/** `POST /api/v1/uploads`: takes a file as the body of the request and gives the id by which an import names it. */
export function uploads({ files }: Settings): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    app.post('/api/v1/uploads', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
      const { requester } = request
      if (!requester) throw new NotSignedIn()
      const stored = await files.save(requester.organizationId, request.body as Readable)
      return reply.code(201).send(stored)
    })
  }
}
