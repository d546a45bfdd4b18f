import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What the gateway asked a service. */
export type Question = {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName?: string
}

/** A representation as a service gets it. */
export type Representation = { readonly __typename: string; readonly id: string }

/** Says what a service does with a question: an answer to print, or anything at all with the response. */
export type Answering = (question: Question, response: ServerResponse, request: IncomingMessage) => unknown

/** A service on a real server, whose answers a test writes by hand. */
export class CannedService {
  readonly #server = createServer((request, response) => void this.#take(request, response))
  readonly sockets = new Set<Socket>()
  readonly questions: Question[] = []
  answering: Answering

  private constructor(answering: Answering) {
    this.answering = answering
    this.#server.keepAliveTimeout = 60_000
    this.#server.on('connection', (socket) => {
      this.sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => this.sockets.delete(socket))
    })
  }

  static async start(answering: Answering): Promise<CannedService> {
    const service = new CannedService(answering)
    service.#server.listen(0, '127.0.0.1')
    await once(service.#server, 'listening')
    return service
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') return void response.end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const question = JSON.parse(Buffer.concat(chunks).toString()) as Question
    this.questions.push(question)
    const answer = await this.answering(question, response, request)
    if (answer !== undefined) say(response, JSON.stringify(answer))
  }
}

/** Sends a body with its length. */
export function say(response: ServerResponse, body: string | Buffer, status = 200): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length })
  response.end(bytes)
}
